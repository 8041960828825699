"""Makes elements for what is computed for paper; the same rules write them as those of a page."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence

type Part = str | ET.Element


def make(tag: str, *parts: Part, **attributes: str) -> ET.Element:
    """Make an element from words and elements in their order."""
    element = ET.Element(tag, attributes)
    for part in parts:
        if isinstance(part, ET.Element):
            element.append(part)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + part
        else:
            element.text = (element.text or "") + part
    return element


def make_table(columns: Sequence[str], rows: Iterable[Sequence[Part]]) -> ET.Element:
    """Make a table as worked examples have them."""
    head = make("thead", make("tr", *(make("th", column) for column in columns)))
    lines = (make("tr", *(make("td", cell) for cell in row)) for row in rows)
    table = make("table", head, make("tbody", *lines))
    table.set("class", "example-table")
    return table


def make_list(items: Iterable[Part], tag: str = "ul") -> ET.Element:
    """Make a list."""
    return make(tag, *(make("li", item) for item in items))


def make_pairs(pairs: Iterable[tuple[str, Part]]) -> ET.Element:
    """Make a list of terms with what is said of each."""
    return make(
        "dl", *(part for term, said in pairs for part in (make("dt", term), make("dd", said)))
    )


def make_code_block(text: str) -> ET.Element:
    """Make a block of code."""
    block = make("div", make("pre", make("code", text)))
    block.set("class", "highlight")
    return block
