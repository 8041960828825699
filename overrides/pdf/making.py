"""Makes the PDFs of a built version, one for each size of paper."""

from __future__ import annotations

import datetime
import functools
import io
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pikepdf
import typst

from overrides.build.tools import ROOT
from overrides.build.versions import choose_version
from overrides.pdf.book import Edition, write_book, write_chapters
from overrides.pdf.pages import Book, read_book

FOLDER: Final = "pdf"
"""Where in a version the PDFs lie."""
PAPERS: Final[Mapping[str, tuple[str, str]]] = {
    "a4": ("a4", "A4 paper"),
    "letter": ("us-letter", "US Letter paper"),
}
"""The sizes of paper by their names in file names: as Typst calls them, and as readers do."""

TEMPLATE: Final = ROOT / "overrides" / "pdf" / "template"
FACES: Final = ROOT / "node_modules" / "@expo-google-fonts" / "source-sans-3"
CUTS: Final = ("400Regular", "400Regular_Italic", "600SemiBold", "700Bold")
EPOCH: Final = "SOURCE_DATE_EPOCH"
DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


class PaperError(RuntimeError):
    """Typst refuses the book: a dead link, a drawing without words, a skipped level of headings."""


def name_file(version: str, paper: str) -> str:
    """Name the PDF of a version for a size of paper."""
    return f"crypto-com-altrady-{version}-{paper}.pdf"


def list_pdfs() -> list[dict[str, str]]:
    """List the PDFs of the version that is built now: words and address, seen from its root."""
    version = choose_version().name
    return [
        {"words": words, "address": f"{FOLDER}/{name_file(version, name)}"}
        for name, (_, words) in PAPERS.items()
    ]


def build_pdfs(site: Path, out: Path, live: str) -> list[Path]:
    """Make the PDFs of the version built in `site`, for the address `live`, in the folder `out`.

    The environment chooses the version. The same pages give the same bytes.
    Raises UnknownElementError for what has no rule, PaperError for what may not be printed.
    """
    book = read_book(site)
    checked = find_day(book)
    version = choose_version()
    edition = Edition(version.title, version.until, checked, find_date(checked), live)
    out.mkdir(parents=True, exist_ok=True)
    chapters = write_chapters(book, live)
    made = []
    for name, (paper, _) in PAPERS.items():
        path = out / name_file(version.name, name)
        path.write_bytes(pack(set_type(write_book(book, edition, paper, chapters), edition.made)))
        made.append(path)
    return made


def set_type(code: str, made: datetime.datetime) -> bytes:
    """Set the book; give the PDF, tagged, with the faces that it uses and none of the machine's.

    Raises PaperError with what Typst says.
    """
    try:
        compiler = typst.Compiler(
            code.encode(), root=TEMPLATE, font_paths=load_faces(), ignore_system_fonts=True
        )
        content, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=["ua-1"], timestamp=made
        )
    except typst.TypstError as error:
        raise PaperError(error.diagnostic) from error
    if warnings:
        # What Typst warns of is missing on the page.
        raise PaperError("\n".join(warning.diagnostic for warning in warnings))
    if not isinstance(content, bytes):
        raise TypeError("Typst gave no PDF")
    return content


def pack(content: bytes) -> bytes:
    """Pack a PDF's objects: Typst writes the tags, more than half of the book, as plain text.

    The same PDF gives the same bytes.
    """
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        document.save(
            packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True
        )
    return packed.getvalue()


@functools.cache
def load_faces() -> typst.Fonts:
    """Load the faces that the book may use: ours, and those that Typst has inside."""
    return typst.Fonts(include_system_fonts=False, font_paths=[FACES / cut for cut in CUTS])


def find_day(book: Book) -> str:
    """Give the last day on which a step was reviewed."""
    days = [
        time.get("datetime", "")
        for chapter in book.chapters
        for time in chapter.article.iter("time")
    ]
    return max(day for day in days if DAY.fullmatch(day))


def find_date(checked: str) -> datetime.datetime:
    """Give the date that the PDF bears: the build's if it has one, else that of the review."""
    epoch = os.environ.get(EPOCH)
    if epoch:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    return datetime.datetime.fromisoformat(checked).replace(tzinfo=datetime.UTC)
