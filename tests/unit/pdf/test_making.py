"""A small book, from code to paper."""

from __future__ import annotations

import dataclasses
import datetime
import io

import pypdf
import pytest

from overrides.pdf.book import Edition, draw_code, write_book
from overrides.pdf.making import EPOCH, PaperError, find_date, name_file, pack, set_type
from overrides.pdf.pages import Book

MADE = datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC)
EDITION = Edition("2026-04", "", "2026-11-23", MADE, "https://guide.example/2026-04/")
BOOK = Book("Title", "What it is", ())


def set_chapters(chapters: str) -> bytes:
    return set_type(write_book(BOOK, EDITION, "a4", chapters), MADE)


CHAPTER = (
    '#chapter("{0} words", level: 1, name: "{0}", title: "{0}", ids: ("{0}#",), '
    'address: "https://a.example/")\n'
)


def test_the_running_line_names_the_chapter_of_its_own_page() -> None:
    long = CHAPTER.format("One").replace('"One words"', "lorem(900)")
    file = pypdf.PdfReader(io.BytesIO(set_chapters(long + CHAPTER.format("Two"))))
    _, *lines = [page.extract_text().splitlines()[0] for page in file.pages]
    assert lines == ["Title Contents", "Title One", "Title One", "Title Two"]


def test_long_digits_break_and_are_copied_without_anything_between() -> None:
    digits = "0123456789abcdef" * 12
    code = set_chapters(
        f'#chapter(raw("{digits}"), name: "a", title: "a", address: "https://a.example/")\n'
    )
    page = pypdf.PdfReader(io.BytesIO(code)).pages[2]
    assert digits in "".join(page.extract_text().split())


EMPTY = '<svg xmlns=\\"http://www.w3.org/2000/svg\\" width=\\"1\\" height=\\"1\\"/>'


def test_code_breaks_in_a_narrow_column() -> None:
    key = "SampNotReav8eESRRdz"
    table = f'facts-table((1, 9), ("A", "B"), (raw("{key}"), "words"))'
    content = set_chapters(CHAPTER.format("a").replace('"a words"', table))
    page = pypdf.PdfReader(io.BytesIO(content)).pages[2].extract_text()
    assert key not in page
    assert key in "".join(page.split())


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('inner("nowhere#", "a")', "does not exist in the document"),
        ('section(4, 2, "a#b", "a")', "heading"),
        (f'image(bytes("{EMPTY}"))', "alt"),
        ('par(list("a block in a paragraph is lost"))', "may not occur inside of a paragraph"),
        ('text(font: "No Such Face", "a")', "unknown font family"),
    ],
)
def test_what_is_not_fit_for_print_stops(body: str, words: str) -> None:
    with pytest.raises(PaperError, match=words):
        set_chapters(CHAPTER.format("a").replace('"a words"', body))


def test_the_cover_of_an_earlier_version_says_so() -> None:
    code = write_book(BOOK, dataclasses.replace(EDITION, until="Follow the newest."), "a4", "")
    cover = read_cover(set_type(code, MADE))
    assert "This is an earlier version of the guide." in cover
    assert "Follow the newest." in cover
    assert "earlier version" not in read_cover(set_chapters(""))


def read_cover(content: bytes) -> str:
    return pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text()


def test_the_same_book_gives_the_same_bytes() -> None:
    one, other = (pack(set_chapters(CHAPTER.format("One"))) for _ in range(2))
    assert one == other


def test_a_packed_book_is_smaller_and_says_the_same() -> None:
    whole = set_chapters(CHAPTER.format("One").replace('"One words"', "lorem(900)"))
    packed = pack(whole)
    before, after = (pypdf.PdfReader(io.BytesIO(content)) for content in (whole, packed))
    assert len(packed) < len(whole)
    assert [page.extract_text() for page in after.pages] == [
        page.extract_text() for page in before.pages
    ]
    assert after.metadata == before.metadata
    assert after.root_object["/MarkInfo"] == before.root_object["/MarkInfo"]


def test_the_date_is_the_reviews_unless_the_build_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(EPOCH, raising=False)
    assert find_date("2026-11-23") == MADE
    monkeypatch.setenv(EPOCH, "0")
    assert find_date("2026-11-23").year == 1970


def test_a_file_is_named_by_version_and_paper() -> None:
    assert name_file("2026-04", "letter") == "crypto-com-altrady-2026-04-letter.pdf"


def test_a_code_to_scan_is_a_drawing_of_the_address() -> None:
    short, long = draw_code("https://a.example/"), draw_code("https://a.example/" + "a" * 80)
    assert short.startswith("<svg")
    assert len(long) > len(short)
