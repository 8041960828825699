from pathlib import Path

import pytest

from overrides.build.file_list import FILE_LIST, write_file_list
from overrides.build.finish import finish_site
from overrides.build.headers import HEADERS, NGINX
from overrides.build.inline import UnknownInlineError, collect_scripts
from overrides.build.integrity import MODULES
from overrides.build.policy import MARK, make_policy
from overrides.build.repairs import SCRIPT_REPAIRS
from overrides.build.runtime import Runtime

RUNTIME = Runtime(
    Path("nowhere"),
    {"files": {}, "rest": {}, "frames": {}},
    ["sha256-frame-script"],
    "sha256-frame-style",
)
THEME = " ".join(SCRIPT_REPAIRS)
ENTRY = '<link rel="modulepreload" href="{}assets/javascripts/tutorial.js">'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "assets" / "javascripts").mkdir(parents=True)
    for path in MODULES.glob("*.js"):
        (tmp_path / "assets" / "javascripts" / path.name).write_bytes(path.read_bytes())
    (tmp_path / "assets" / "javascripts" / "bundle.0.min.js").write_text(THEME)
    (tmp_path / "deeper").mkdir()
    (tmp_path / "a.html").write_text(f'<meta content="{MARK}">{ENTRY.format("")}')
    (tmp_path / "deeper" / "b.html").write_text(f'<meta content="{MARK}">{ENTRY.format("../")}')
    return tmp_path


def test_every_page_gets_one_policy_that_knows_the_scripts_of_all(site: Path) -> None:
    finish_site(site, RUNTIME)
    pages = {path: path.read_text() for path in site.rglob("*.html")}
    scripts = collect_scripts(pages)
    assert len(scripts) == 2, "an import map for each depth"
    policy = make_policy(scripts, RUNTIME)
    assert all(f'<meta content="{policy}">' in text for text in pages.values())
    assert policy in (site / HEADERS).read_text()
    assert policy in (site / NGINX).read_text()


def test_other_files_are_left_alone(site: Path) -> None:
    other = site / "script.js"
    other.write_text(f"'{MARK}'")
    finish_site(site, RUNTIME)
    assert other.read_text() == f"'{MARK}'"


def test_list_of_files_knows_the_pages_as_they_are_served(site: Path) -> None:
    finish_site(site, RUNTIME)
    before = (site / FILE_LIST).read_text()
    write_file_list(site)
    assert (site / FILE_LIST).read_text() == before


def test_unknown_script_stops_the_build_before_anything_is_written(site: Path) -> None:
    page = site / "deeper" / "b.html"
    page.write_text(f"{page.read_text()}<script>steal()</script>")
    before = (site / "a.html").read_text()
    with pytest.raises(UnknownInlineError, match=r"b\.html: unknown inline script .*'steal\(\)'"):
        finish_site(site, RUNTIME)
    assert (site / "a.html").read_text() == before
    assert not (site / HEADERS).exists()
