"""The PDFs of the built site: tagged, complete, self-contained, the same each time."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pypdf
import pytest
import yaml
from mkdocs.utils.yaml import get_yaml_loader
from pypdf.generic import IndirectObject

from overrides.build.parts import load_parts
from overrides.pdf.html import read_html
from overrides.pdf.making import FOLDER, PAPERS, build_pdfs, list_pdfs
from overrides.pdf.pages import read_book, read_title
from tests.docs.guide import ROOT, find_page
from tests.docs.verapdf import has_java

FACES = re.compile(
    r"/[A-Z]{6}\+(SourceSans3-(Regular|Italic|SemiBold|Bold)|DejaVuSansMono(-Bold)?)"
)
SIZES = {"a4": (595, 842), "letter": (612, 792)}
LEFT_OUT = {"svg", "check-keys", "check-whitelist", "explain-error", "sign-request"}
"""Drawings, and forms that stand for their worked examples."""


@cache
def read_pdf(path: Path) -> pypdf.PdfReader:
    return pypdf.PdfReader(path)


@cache
def read_pages(path: Path) -> tuple[str, ...]:
    return tuple(page.extract_text() for page in read_pdf(path).pages)


@pytest.fixture(params=PAPERS)
def paper(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def path(site: Path, paper: str) -> Path:
    (found,) = (site / FOLDER).glob(f"*-{paper}.pdf")
    return found


@pytest.fixture
def file(path: Path) -> pypdf.PdfReader:
    return read_pdf(path)


def list_names(entry: Any, level: int = 1) -> Iterator[tuple[int, str]]:
    """List what the navigation of mkdocs.yml shows, with levels."""
    for each in entry:
        if isinstance(each, str):
            yield level, find_page(each).meta["title"]
            continue
        ((name, inside),) = each.items()
        yield level, name
        if isinstance(inside, list):
            yield from list_names(inside, level + 1)


def list_bookmarks(outline: Any, level: int = 1) -> Iterator[tuple[int, str]]:
    for each in outline:
        if isinstance(each, list):
            yield from list_bookmarks(each, level + 1)
        else:
            yield level, each.title


def squeeze(text: str) -> str:
    """Take blanks and hyphens away: lines on paper break elsewhere."""
    return re.sub(r"[\s\xad-]", "", text)


def list_texts(element: ET.Element) -> Iterator[str]:
    """List the runs of words of an article, without what has no words on paper."""
    kind = element.get("class", "").split()
    if element.tag in LEFT_OUT or kind in (["headerlink"], ["on-paper"]) or "widget" in kind:
        return
    if element.text:
        yield element.text
    for child in element:
        yield from list_texts(child)
        if child.tail:
            yield child.tail


def read_chapters(path: Path) -> dict[str, str]:
    """Give the squeezed text of the chapters by what the running line calls them."""
    chapters: dict[str, str] = {}
    book = read_pages(path)[1].splitlines()[0].removesuffix(" Contents")
    for page in read_pages(path)[1:]:
        first, *lines = page.splitlines()
        title = squeeze(first.removeprefix(book))
        inside = [line for line in lines if not re.fullmatch(r"Version \S+ ?Page \d+ / \d+", line)]
        chapters[title] = chapters.get(title, "") + squeeze("".join(inside))
    return chapters


def test_there_is_one_for_each_paper_and_every_page_links_to_them(site: Path) -> None:
    names = {path.relative_to(site).as_posix() for path in (site / FOLDER).iterdir()}
    assert names == {pdf["address"] for pdf in list_pdfs()}
    for page in site.rglob("index.html"):
        article = read_html(page.read_text()).find(".//article")
        assert article is not None
        links = [link.get("href", "") for link in article.iter("a")]
        found = {link for link in links if link.endswith(".pdf")}
        assert {(page.parent / link).resolve() for link in found} == {
            (site / name).resolve() for name in names
        }


def test_it_is_tagged_and_says_language_and_title(file: pypdf.PdfReader, site: Path) -> None:
    root: Any = file.root_object
    assert root["/MarkInfo"]["/Marked"] is not False
    assert root["/StructTreeRoot"]["/K"]
    assert root["/Lang"].startswith("en")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert file.metadata is not None
    assert file.metadata.title == read_book(site).title


def test_pages_are_of_the_paper(file: pypdf.PdfReader, paper: str) -> None:
    for page in file.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == SIZES[paper]


def test_bookmarks_are_the_navigation(file: pypdf.PdfReader) -> None:
    settings = yaml.load((ROOT / "mkdocs.yml").read_text(), get_yaml_loader())  # noqa: S506
    assert list(list_bookmarks(file.outline)) == list(list_names(settings["nav"]))


def test_contents_give_the_page_of_every_chapter(file: pypdf.PdfReader, path: Path) -> None:
    contents = squeeze(read_pages(path)[1])
    for each in walk_outline(file.outline):
        number = file.get_destination_page_number(each)
        assert number is not None
        assert re.search(rf"{re.escape(squeeze(each.title))}\.*{number + 1}\D", contents + " ")


def walk_outline(outline: Any) -> Iterator[Any]:
    for each in outline:
        if isinstance(each, list):
            yield from walk_outline(each)
        else:
            yield each


def test_every_chapter_is_there_with_its_text(path: Path, site: Path) -> None:
    chapters = read_chapters(path)
    for chapter in read_book(site).chapters:
        paper = chapters[squeeze(read_title(chapter.article))]
        missing = [text for text in list_texts(chapter.article) if squeeze(text) not in paper]
        # A run that goes on on the next page has a repeated header of a table in between.
        assert all(is_broken(squeeze(text), paper) for text in missing), missing


def is_broken(text: str, paper: str) -> bool:
    """Say whether a text is there in two parts."""
    return any(text[:cut] in paper and text[cut:] in paper for cut in range(1, len(text)))


def test_forms_are_worked_examples(path: Path, site: Path) -> None:
    chapters = read_chapters(path)
    for chapter in read_book(site).chapters:
        widgets = [each for each in chapter.article.iter() if each.get("class") == "widget"]
        paper = chapters[squeeze(read_title(chapter.article))]
        assert paper.count("WORKEDEXAMPLE") == len(widgets)
        assert not (widgets and "needsJavaScript" in paper)


def test_links_inside_lead_to_a_page(file: pypdf.PdfReader) -> None:
    count = 0
    for link in list_links(file):
        if "/A" in link and link["/A"]["/S"] == "/URI":
            assert re.match(r"https?://", link["/A"]["/URI"])
            continue
        target = link["/A"]["/D"] if "/A" in link else link["/Dest"]
        named = file.named_destinations.get(target) if isinstance(target, str) else None
        place: Any = named.page if named is not None else target[0]
        assert place.get_object()["/Type"] == "/Page"
        count += 1
    assert count > len(file.pages)


def list_links(file: pypdf.PdfReader) -> Iterator[Any]:
    for page in file.pages:
        for each in page.get("/Annots") or ():
            link = each.get_object()
            if link["/Subtype"] == "/Link":
                yield link


def test_every_face_is_embedded_and_one_of_those_shipped(file: pypdf.PdfReader) -> None:
    faces = list(list_faces(file))
    assert faces
    for face in faces:
        assert FACES.fullmatch(str(face["/BaseFont"])), face["/BaseFont"]
        described = face["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(described)


def test_typefaces_are_those_whose_licences_are_listed(file: pypdf.PdfReader) -> None:
    names = {str(face["/BaseFont"]).split("+")[1].split("-")[0] for face in list_faces(file)}
    titles = {part.title.replace(" ", "") for part in load_parts() if part.place == "paper"}
    assert names == titles


def list_faces(file: pypdf.PdfReader) -> Iterator[Any]:
    """List the faces of the pages and of the drawings in them."""
    seen: set[int] = set()
    open_: list[Any] = [page["/Resources"] for page in file.pages]
    while open_:
        resources = open_.pop()
        for face in resources.get("/Font", {}).values():
            yield face.get_object()
        for each in resources.get("/XObject", {}).values():
            inner = each.get_object()
            number = each.idnum if isinstance(each, IndirectObject) else id(inner)
            if "/Resources" in inner and number not in seen:
                seen.add(number)
                open_.append(inner["/Resources"])


def test_the_same_site_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    page = read_html((site / "index.html").read_text())
    (live,) = (each.get("href", "") for each in page.iter("link") if each.get("rel") == "canonical")
    for path in build_pdfs(site, tmp_path, live):
        assert path.read_bytes() == (site / FOLDER / path.name).read_bytes()


@pytest.mark.skipif(not has_java(), reason="NOT HELD AGAINST PDF/UA-1: veraPDF needs Java")
def test_verapdf_finds_nothing_against_pdf_ua(site: Path) -> None:
    assert set(run_verapdf(*(site / FOLDER).iterdir()).values()) == {()}


@pytest.mark.skipif(not has_java(), reason="veraPDF needs Java")
def test_verapdf_finds_what_is_missing(site: Path, tmp_path: Path) -> None:
    (good, *_) = (site / FOLDER).iterdir()
    writer = pypdf.PdfWriter(clone_from=good)
    del writer.root_object["/Lang"]
    del writer.root_object["/MarkInfo"]
    writer.write(tmp_path / "bad.pdf")
    (found,) = run_verapdf(tmp_path / "bad.pdf").values()
    assert len(found) >= 2


def run_verapdf(*paths: Path) -> dict[str, tuple[str, ...]]:
    command = [sys.executable, "-m", "tests.docs.verapdf", *map(str, paths)]
    done = subprocess.run(  # noqa: S603
        command, capture_output=True, check=True, cwd=ROOT
    )
    return {path: tuple(found) for path, found in json.loads(done.stdout).items()}
