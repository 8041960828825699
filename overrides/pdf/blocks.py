"""Rules for paragraphs, headings, lists and code."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from overrides.build.front_matter import SITES
from overrides.pdf.code import call, join, listed, quote
from overrides.pdf.words import leave_out

if TYPE_CHECKING:
    from overrides.pdf.writer import Rule, Writer


def write_paragraph(writer: Writer, element: ET.Element) -> str:
    """Write a paragraph."""
    return call("par", writer.write_inline(element))


def write_children(writer: Writer, element: ET.Element) -> str:
    """Write what is inside, one after the other."""
    return writer.write_flow(element)


def write_heading(writer: Writer, element: ET.Element) -> str:
    """Write the heading of a section, as many levels below the chapter as its number says."""
    rank = int(element.tag[1:])
    label = quote(writer.find_label(element.get("id", "")))
    level = str(writer.level + rank - 1)
    return call("section", level, str(rank), label, writer.write_inline(element))


def write_bullets(writer: Writer, element: ET.Element) -> str:
    """Write a list without an order."""
    return call("list", *(writer.write_flow(item) for item in element))


def write_numbers(writer: Writer, element: ET.Element) -> str:
    """Write a numbered list."""
    items = [writer.write_flow(item) for item in element]
    return call("enum", *items, start=element.get("start", "1"))


def write_notes(writer: Writer, element: ET.Element) -> str:
    """Write the notes below a table."""
    return call("notes", *(writer.write_flow(item) for item in element))


def write_definitions(writer: Writer, element: ET.Element) -> str:
    """Write terms, each with all that is said of it."""
    pairs: list[tuple[str, list[str]]] = []
    for child in element:
        if child.tag == "dt":
            pairs.append((writer.write_inline(child), []))
        else:
            pairs[-1][1].append(writer.write_flow(child, loose=True))
    return call("definitions", *(listed([term, join(said)]) for term, said in pairs))


def write_highlight(writer: Writer, element: ET.Element) -> str:
    """Write a block of code, character by character, without the colours of the screen."""
    del writer
    return call("code-block", quote("".join(element.itertext()).rstrip("\n")))


def write_site_note(writer: Writer, element: ET.Element) -> str:
    """Write which of the two sites the reader is on."""
    site = element.get("class", "").split()[-1].removeprefix("site--")
    return call("site-note", quote(site), writer.write_inline(element))


RULES: Final[Mapping[str, Rule]] = {
    "dl": write_definitions,
    "div.highlight": write_highlight,
    "h1": leave_out,  # the chapter begins with it
    "h2": write_heading,
    "h3": write_heading,
    "ol": write_numbers,
    "p": write_paragraph,
    "p.step-facts": leave_out,  # the chapter's line of facts
    "ul": write_bullets,
    "ul.facts-notes": write_notes,
    "ul.example-notes": write_notes,
    **{f"p.site.site--{site}": write_site_note for site in SITES},
}
