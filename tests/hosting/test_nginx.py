"""nginx serves the built tree with the configuration that is in it."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import brotli
import httpx
import pytest

from overrides.build.headers import HEADERS, NGINX
from overrides.build.tools import ROOT
from overrides.publish.compress import compress_tree
from tests.headers_file import find_headers, read_rules
from tests.hosting.nginx import serve_by_nginx

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = "latest/steps/12-enable-trading/"
TYPES = {
    "latest/": "text/html; charset=utf-8",
    "latest/assets/javascripts/tutorial.js": "application/javascript; charset=utf-8",
    "latest/assets/stylesheets/tutorial.css": "text/css; charset=utf-8",
    "latest/assets/images/favicon.svg": "image/svg+xml",
    "versions.json": "application/json; charset=utf-8",
    "sitemap.xml": "text/xml; charset=utf-8",
    "robots.txt": "text/plain; charset=utf-8",
}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site with its compressed copies."""
    if not (ROOT / "site" / NGINX).is_file():
        pytest.fail("there is no built site: run `make build` first", pytrace=False)
    folder = tmp_path_factory.mktemp("hosted") / "site"
    shutil.copytree(ROOT / "site", folder)
    assert compress_tree(folder)
    return folder


@pytest.fixture(scope="module", params=["as it is", "with brotli"])
def lines(request: pytest.FixtureRequest, tree: Path) -> str:
    """The shipped configuration, as it is and with its one line for brotli switched on."""
    text = (tree / NGINX).read_text()
    off = "# Where nginx has the brotli module: brotli_static on;"
    assert off in text
    return text.replace(off, "brotli_static on;") if request.param == "with brotli" else text


@pytest.fixture(scope="module")
def url(tree: Path, lines: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve_by_nginx(tree, tmp_path_factory.mktemp("nginx"), lines) as url:
        yield url


def fetch_raw(address: str, encodings: str) -> tuple[httpx.Headers, bytes]:
    """Fetch the very bytes that are sent."""
    with httpx.stream("GET", address, headers={"Accept-Encoding": encodings}) as response:
        assert response.status_code == httpx.codes.OK
        return response.headers, b"".join(response.iter_raw())


def test_page_comes_compressed_as_it_was_built(url: str, lines: str, tree: Path) -> None:
    page = (tree / PAGE / "index.html").read_bytes()
    best = "br" if "\nbrotli_static on" in lines else "gzip"
    headers, sent = fetch_raw(url + PAGE, "br, gzip")
    assert headers["Content-Encoding"] == best
    assert (brotli.decompress(sent) if best == "br" else gzip.decompress(sent)) == page
    assert fetch_raw(url + PAGE, "gzip")[0]["Content-Encoding"] == "gzip"
    plain = fetch_raw(url + PAGE, "identity")
    assert "Content-Encoding" not in plain[0]
    assert plain[1] == page


@pytest.mark.parametrize("address", TYPES)
def test_file_has_its_type(url: str, address: str) -> None:
    assert httpx.get(url + address).headers["Content-Type"] == TYPES[address]


@pytest.mark.parametrize("version", ["latest", "2026-04", "earlier"])
def test_every_version_has_the_headers_of_its_policy(url: str, tree: Path, version: str) -> None:
    wanted = find_headers(read_rules(tree / HEADERS), f"/{version}/tools/")
    assert "script-src" in wanted["Content-Security-Policy"]
    headers = httpx.get(f"{url}{version}/tools/").headers
    assert {name: headers[name] for name in wanted} == wanted
    assert headers["Cache-Control"] == "no-cache"


def test_addressed_file_is_kept_for_ever_with_all_headers(url: str, tree: Path) -> None:
    for path in (tree / "runtime").glob("*/*"):
        if path.suffix in {".br", ".gz"}:
            continue
        address = path.relative_to(tree).as_posix()
        headers = httpx.head(url + address).headers
        assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_packed_runtime_is_not_unpacked_on_the_way(url: str, tree: Path) -> None:
    (path,) = (tree / "runtime").glob("*/pyodide.asm.wasm.brotli")
    headers, sent = fetch_raw(url + path.relative_to(tree).as_posix(), "br, gzip")
    assert "Content-Encoding" not in headers
    assert sent == path.read_bytes()


@pytest.mark.parametrize("address", ["gone", "latest/gone/deeper/", "runtime/0/gone"])
def test_page_that_is_not_there_gets_the_roots_own_page(url: str, address: str) -> None:
    response = httpx.get(url + address)
    assert response.status_code == httpx.codes.NOT_FOUND
    assert "This page does not exist" in response.text
    assert "immutable" not in response.headers["Cache-Control"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", [HEADERS, NGINX])
def test_what_only_hosts_read_is_not_served(url: str, name: str) -> None:
    assert httpx.get(url + name).status_code == httpx.codes.NOT_FOUND


def test_root_leads_on(url: str) -> None:
    response = httpx.get(url)
    assert 'content="0; url=latest/"' in response.text
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src")
