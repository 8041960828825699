"""Writes the whole book: paper, cover and contents by the template, then chapter by chapter."""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import segno

from overrides.build.forms import FORMS
from overrides.pdf.code import call, listed, quote
from overrides.pdf.html import find_all_of_class, find_class, read_text
from overrides.pdf.pages import Book, Chapter, read_title
from overrides.pdf.rules import RULES
from overrides.pdf.writer import Writer

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET

TEMPLATE: Final = '#import "/guide.typ": *\n'


@dataclass(frozen=True)
class Edition:
    """What the cover says of this version: its title, the day of the check, where it is online.

    `until` says what it still fits, and is "" for the newest.
    """

    version: str
    until: str
    checked: str
    made: datetime.datetime
    live: str


def write_chapters(book: Book, live: str) -> str:
    """Write the Typst code of all chapters; it is the same for every size of paper."""
    pages = frozenset(chapter.address for chapter in book.chapters)
    return "".join(f"#{write_chapter(each, pages, live)}\n" for each in book.chapters)


def write_book(book: Book, edition: Edition, paper: str, chapters: str) -> str:
    """Write the Typst code of the book around its chapters.

    `paper` is a size by Typst's name for it.
    """
    made = edition.made
    show = call(
        "guide.with",
        title=quote(book.title),
        description=quote(book.description),
        version=quote(edition.version),
        until=quote(edition.until),
        checked=quote(edition.checked),
        date=call("datetime", year=f"{made:%-Y}", month=f"{made:%-m}", day=f"{made:%-d}"),
        live=quote(edition.live),
        paper=quote(paper),
    )
    return f"{TEMPLATE}#show: {show}\n{chapters}"


def write_chapter(chapter: Chapter, pages: frozenset[str], live: str) -> str:
    """Write one chapter, with the addresses that it links to at its end."""
    article = chapter.article
    writer = Writer(RULES, chapter.address, pages, chapter.level, live)
    body = writer.write_flow(article)
    address = live + chapter.address
    title = article.find("h1")
    names = ["", title.get("id", "") if title is not None else ""]
    named = {
        "level": str(chapter.level),
        "name": quote(chapter.name),
        "title": quote(read_title(article)),
        "ids": listed(quote(writer.find_label(name)) for name in names),
        "address": quote(address),
    }
    if chapter.group is not None:
        named["group_name"] = quote(chapter.group)
    facts = [quote(fact) for fact in list_facts(article)]
    if facts:
        named["facts"] = listed(facts)
    if facts or has_form(article):
        named["qr"] = quote(draw_code(address))
    if writer.outside:
        named["addresses"] = listed(map(quote, writer.outside))
    return call("chapter", body, **named)


def list_facts(article: ET.Element) -> list[str]:
    """List what stands above a step: its number, site, time and day of review."""
    line = find_class(article, "step-facts")
    return [] if line is None else [read_text(each) for each in line]


def has_form(article: ET.Element) -> bool:
    """Say whether a page has a form to use online."""
    return any(element.tag in FORMS for element in find_all_of_class(article, "widget"))


def draw_code(address: str) -> str:
    """Draw the QR code of an address."""
    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", border=2, xmldecl=False, svgclass=None, lineclass=None)
    return out.getvalue().decode().strip()
