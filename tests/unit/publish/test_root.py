import json
from pathlib import Path

import pytest

from overrides.build.tools import make_integrity
from overrides.publish.branch import PublishError, export
from overrides.publish.root import read_policy
from tests.headers_file import find_headers, read_rules
from tests.unit.publish.conftest import ADDRESS, BRANCH, Publish


@pytest.fixture
def tree(publish: Publish, tmp_path: Path) -> Path:
    publish("earlier", newest=False, a=b"a")
    publish("2026-04", newest=True, a=b"a")
    export(BRANCH, tmp_path / "tree")
    return tmp_path / "tree"


def test_root_leads_to_the_newest_version_without_a_script(tree: Path) -> None:
    page = (tree / "index.html").read_text()
    assert '<meta http-equiv="refresh" content="0; url=latest/">' in page
    assert f'<link rel="canonical" href="{ADDRESS}latest/">' in page
    assert "<script" not in page


def test_page_that_is_not_found_leads_back_from_any_depth(tree: Path) -> None:
    page = (tree / "404.html").read_text()
    for name in ("latest", "2026-04", "earlier"):
        assert f'href="/some/where/{name}/"' in page
    assert 'name="robots" content="noindex"' in page


@pytest.mark.parametrize("name", ["index.html", "404.html"])
def test_policy_of_the_roots_pages_knows_their_style_and_nothing_else(
    name: str, tree: Path
) -> None:
    page = (tree / name).read_text()
    style = page.split("<style>")[1].split("</style>")[0]
    assert read_policy(page.encode()) == (
        f"default-src 'none'; style-src '{make_integrity(style.encode())}'; base-uri 'none'"
    )


def test_crawlers_find_the_map_of_the_newest_version(tree: Path) -> None:
    assert f"Sitemap: {ADDRESS}sitemap.xml" in (tree / "robots.txt").read_text()
    assert f"<loc>{ADDRESS}latest/sitemap.xml</loc>" in (tree / "sitemap.xml").read_text()


def test_selector_lists_the_newest_version_first(tree: Path) -> None:
    assert json.loads((tree / "versions.json").read_text()) == [
        {"version": "2026-04", "title": "2026-04", "aliases": ["latest"]},
        {"version": "earlier", "title": "Earlier", "aliases": []},
    ]


def test_each_version_gets_the_header_of_its_own_policy(tree: Path) -> None:
    rules = read_rules(tree / "_headers")
    for address, name in {
        "/latest/tools/": "2026-04",
        "/2026-04/": "2026-04",
        "/earlier/404.html": "earlier",
    }.items():
        policy = find_headers(rules, address)["Content-Security-Policy"]
        assert policy == f"default-src '{name}' &; frame-ancestors 'none'"
    assert "location ^~ /earlier/ {" in (tree / "nginx.conf").read_text()


def test_page_without_a_policy_is_refused() -> None:
    with pytest.raises(PublishError, match="has no policy"):
        read_policy(b"<p>")
