"""Rules for tables: how wide each column is, and a header that every page repeats."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from typing import Final

from overrides.pdf.code import call, join, listed
from overrides.pdf.html import read_text
from overrides.pdf.writer import Rule, UnknownElementError, Writer

LONGEST_WORD: Final = 13
"""So many characters of a word count for a column's width; longer ones may break."""
SHORT_CELL: Final = 11
"""A cell of so many characters is not broken: a date, a verdict."""
ROOM: Final = 120
"""So many characters of a table's text fit beside each other on the narrower paper."""
MANY: Final = 7
"""So many columns make a table's text smaller."""
SMALLER: Final = 7.5
USUAL: Final = 8
"""The size of a table's text, in points."""
PAGE: Final = len(" (page 00)")
"""What follows a link inside of the book."""
GAP: Final = 2.5
"""The room between two columns, in characters."""
CODE: Final = 1.2
"""How much wider a character of code is."""


def write_table(writer: Writer, element: ET.Element) -> str:
    """Write a table with its caption."""
    head = [cell for row in element.findall("thead/tr") for cell in row]
    rows = element.findall("tbody/tr")
    for row in rows:
        if len(row) != len(head):
            raise UnknownElementError(f"{writer.page}: a row of {len(row)} for {len(head)} columns")
    shares = listed(f"{share:.2f}" for share in share_width([head, *map(list, rows)]))
    named = {"size": f"{find_size(len(head))}pt"}
    caption = element.find("caption")
    if caption is not None:
        named["caption"] = writer.write_inline(caption)
    heads = listed(writer.write_flow(cell) for cell in head)
    return call("facts-table", shares, heads, *(write_row(writer, row) for row in rows), **named)


def find_size(columns: int) -> float:
    """Give the size of the text in a table of so many columns, in points."""
    return SMALLER if columns >= MANY else USUAL


def write_row(writer: Writer, row: ET.Element) -> str:
    """Write a row; links to it lead to its first cell."""
    cells = [writer.write_flow(cell) for cell in row]
    if row.get("id"):
        cells[0] = join([writer.write_anchor(row.get("id", "")), cells[0]])
    if row.get("class") == "disputed":
        cells[0] = call("disputed", cells[0])
    elif row.get("class"):
        raise UnknownElementError(f"{writer.page}: no rule for tr.{row.get('class')}")
    return listed(cells)


def share_width(rows: Sequence[Sequence[ET.Element]]) -> list[float]:
    """Give each column a share of the width: what its longest word needs, and more by its words."""
    columns = [[row[place] for row in rows] for place in range(len(rows[0]))]
    least = [max(map(_measure_word, column)) + GAP for column in columns]
    wanted = [_measure_whole(list(map(_measure_cell, column))) for column in columns]
    more = [max(0, want - need) for want, need in zip(wanted, least, strict=True)]
    room = ROOM * USUAL / find_size(len(columns))
    spare = max(0, room - sum(least)) / (sum(more) or 1)
    return [need + spare * extra for need, extra in zip(least, more, strict=True)]


def _measure_cell(cell: ET.Element) -> int:
    inside = [link for link in cell.iter("a") if "://" not in link.get("href", "")]
    return len(read_text(cell)) + PAGE * len(inside)


def _measure_word(cell: ET.Element) -> float:
    """Give the length of what stays in one line: a short cell, or the longest word."""
    text = read_text(cell)
    longest = min(LONGEST_WORD, max(map(len, text.split()), default=1))
    wide = CODE if any(each.text for each in cell.iter("code")) else 1
    return wide * (len(text) if len(text) <= SHORT_CELL else longest)


def _measure_whole(lengths: Sequence[int]) -> float:
    """Give the characters that a column would like: between a usual cell and the longest."""
    return math.sqrt(max(lengths) * sum(lengths) / len(lengths))


RULES: Final[Mapping[str, Rule]] = {
    "table": write_table,
    "table.facts-table": write_table,
    "table.example-table": write_table,
}
