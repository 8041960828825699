"""Every page of the built site: language, headings, links, and nothing from elsewhere."""

from __future__ import annotations

import posixpath
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest

from tests.docs.guide import read_pages
from tests.docs.markup import find_id, read_page, read_text

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
TO_THIS_PAGE = {"canonical", "prev", "next"}
"""Relations of a `link` that load nothing."""


def name_file(page: str) -> str:
    """Name the file that a page of docs/ becomes."""
    stem = page.removesuffix(".md")
    return f"{stem}.html" if stem.split("/")[-1] == "index" else f"{stem}/index.html"


FILES = {name_file(page.path): page for page in read_pages()}
every_file = pytest.mark.parametrize("file", [*FILES, "404.html"])
every_built_page = pytest.mark.parametrize("file", FILES)


def list_loaded(page: ET.Element) -> list[str]:
    """The address of everything that the page loads by itself."""
    sources = [element.attrib["src"] for element in page.iter() if "src" in element.attrib]
    links = [
        link.attrib["href"]
        for link in page.iter("link")
        if "href" in link.attrib and not TO_THIS_PAGE & set(link.get("rel", "").split())
    ]
    return sources + links


def resolve(site: Path, file: str, address: str) -> Path:
    """Find the file that a relative address on a page means; a folder means its index."""
    path = unquote(urlsplit(address).path)
    joined = path.lstrip("/") if path.startswith("/") else posixpath.join(Path(file).parent, path)
    target = site / posixpath.normpath(joined) if path else site / file
    return target / "index.html" if target.is_dir() else target


def test_every_page_of_the_guide_is_built_and_no_other(site: Path) -> None:
    built = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert built == {*FILES, "404.html"}


def test_sitemap_lists_every_page_and_no_other(site: Path) -> None:
    tree = ET.parse(site / "sitemap.xml")  # noqa: S314 - the project's own file
    addresses = [element.text or "" for element in tree.iter(SITEMAP)]
    base = min(addresses, key=len)
    listed = sorted(address.removeprefix(base) for address in addresses)
    assert listed == sorted(file.removesuffix("index.html") for file in FILES)


@every_file
def test_page_says_its_language_and_has_one_main_heading(site: Path, file: str) -> None:
    page = read_page(site / file)
    (document,) = page.iter("html")
    assert document.get("lang") == "en"
    assert len(list(page.iter("h1"))) == 1


@every_built_page
def test_headings_skip_no_level(site: Path, file: str) -> None:
    (article,) = read_page(site / file).iter("article")
    levels = [int(e.tag[1]) for e in article.iter() if e.tag in {"h1", "h2", "h3", "h4"}]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@every_built_page
def test_title_begins_with_the_title_of_the_page(site: Path, file: str) -> None:
    title = read_text(next(read_page(site / file).iter("title")))
    source = FILES[file]
    assert title.startswith(source.meta.get("title") or source.body.splitlines()[0].strip("# "))


def test_no_two_pages_have_the_same_title(site: Path) -> None:
    titles = [read_text(next(read_page(site / file).iter("title"))) for file in FILES]
    assert len(set(titles)) == len(titles)


@every_file
def test_ids_are_unique_on_the_page(site: Path, file: str) -> None:
    ids = [
        element.attrib["id"] for element in read_page(site / file).iter() if "id" in element.attrib
    ]
    assert sorted(set(ids)) == sorted(ids)


@every_file
def test_page_loads_from_the_site_alone(site: Path, file: str) -> None:
    loaded = list_loaded(read_page(site / file))
    assert loaded
    assert [url for url in loaded if urlsplit(url).scheme or urlsplit(url).netloc] == []


@every_file
def test_everything_that_the_page_loads_is_in_the_site(site: Path, file: str) -> None:
    loaded = list_loaded(read_page(site / file))
    assert [url for url in loaded if not resolve(site, file, url).is_file()] == []


@every_built_page
def test_links_within_the_site_lead_to_a_page_and_a_place_that_exist(site: Path, file: str) -> None:
    for link in read_page(site / file).iter("a"):
        parts = urlsplit(link.get("href", ""))
        if parts.scheme or "href" not in link.attrib:
            continue
        target = resolve(site, file, link.attrib["href"])
        assert target.is_file(), link.attrib
        if parts.fragment:
            find_id(read_page(target), unquote(parts.fragment))


@every_built_page
def test_every_drawing_and_picture_has_text_instead(site: Path, file: str) -> None:
    (article,) = read_page(site / file).iter("article")
    assert [image.attrib for image in article.iter("img") if not image.get("alt")] == []
    for drawing in article.iter("svg"):
        assert drawing.get("role") == "img"
        names = [find_id(article, name) for name in drawing.attrib["aria-labelledby"].split()]
        assert all(read_text(name) for name in names)
