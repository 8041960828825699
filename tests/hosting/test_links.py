"""Every link within the tree of versions leads to a file of it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from overrides.build.tools import ROOT
from overrides.build.versions import list_versions

HOST = "https://guide.test/"
LINK = re.compile(r'<(?:a|link)\b[^>]*? href="([^"]+)"')
SITE = ROOT / "site"


def find_file(address: str) -> Path:
    path = SITE / unquote(urlsplit(address).path).lstrip("/")
    return path / "index.html" if address.endswith("/") or path.is_dir() else path


@pytest.mark.parametrize("folder", ["latest", *(version.name for version in list_versions())])
def test_links_of_a_version_lead_to_files_of_the_tree(folder: str) -> None:
    lost = set()
    pages = [path for path in (SITE / folder).rglob("*.html") if path.name != "404.html"]
    assert len(pages) > 30
    for page in pages:
        own = urljoin(HOST, page.relative_to(SITE).as_posix().removesuffix("index.html"))
        for link in LINK.findall(page.read_text()):
            address = urljoin(own, link).partition("#")[0].partition("?")[0]
            if address.startswith(HOST) and not find_file(address).is_file():
                lost.add((own.removeprefix(HOST), link))
    assert lost == set()


def test_page_on_the_offline_copy_links_the_zip_and_its_hash() -> None:
    page = (SITE / "latest" / "offline" / "index.html").read_text()
    for ending in (".zip", ".zip.sha256"):
        (link,) = re.findall(rf'href="([^"]+{re.escape(ending)})"', page)
        assert find_file(urljoin(f"{HOST}latest/offline/", link)).is_file()
