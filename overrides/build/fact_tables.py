"""Draw a table of `tutorial_py.tables` as HTML elements."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from markdown.util import AtomicString

from overrides.build import seal_tables, speed_tables
from overrides.build.licences import build_licences
from overrides.build.version_table import build_versions
from tutorial_py.tables import build_table

if TYPE_CHECKING:
    from tutorial_py.tables import Cell, Piece, Row, Table

type FindPage = Callable[[str], str]

STEP_LINK = "step:"
SITE_TABLES: Mapping[str, Callable[[], Table]] = {
    "licences": build_licences,
    "versions": build_versions,
    **seal_tables.TABLES,
    **speed_tables.TABLES,
}
"""Tables about the site itself; those of facts are in `tutorial_py.tables`."""


def append_text(parent: ET.Element, text: str) -> None:
    """Append text after whatever an element already holds."""
    if len(parent):
        parent[-1].tail = AtomicString((parent[-1].tail or "") + text)
    else:
        parent.text = AtomicString((parent.text or "") + text)


def add_piece(parent: ET.Element, piece: Piece, find_page: FindPage) -> None:
    """Add a piece of a cell: text, code, a link or a point of a list."""
    if piece.kind == "text":
        append_text(parent, piece.text)
    elif piece.kind == "code":
        ET.SubElement(parent, "code").text = AtomicString(piece.text)
    elif piece.kind == "item":
        is_next = len(parent) > 0 and parent[-1].tag == "ul" and not parent[-1].tail
        points = parent[-1] if is_next else ET.SubElement(parent, "ul")
        ET.SubElement(points, "li").text = AtomicString(piece.text)
    else:
        step = piece.href.removeprefix(STEP_LINK)
        href = find_page(step) if step != piece.href else piece.href
        ET.SubElement(parent, "a", {"href": href}).text = AtomicString(piece.text)


def add_cell(line: ET.Element, cell: Cell, column: str, find_page: FindPage) -> None:
    """Add a cell that knows its column's name, for phones where it stands alone."""
    element = ET.SubElement(line, "td", {"data-column": column, "role": "cell"})
    content = ET.SubElement(element, "div")
    for piece in cell:
        add_piece(content, piece, find_page)


def add_row(body: ET.Element, row: Row, columns: tuple[str, ...], find_page: FindPage) -> None:
    """Add a row; further ids than the first stand on empty anchors."""
    attributes = {"role": "row"} | ({"id": row.ids[0]} if row.ids else {})
    if row.disputed:
        attributes["class"] = "disputed"
    line = ET.SubElement(body, "tr", attributes)
    for column, cell in zip(columns, row.cells, strict=True):
        add_cell(line, cell, column, find_page)
    content = line[0][0]
    for extra in reversed(row.ids[1:]):
        anchor = ET.Element("span", {"id": extra})
        anchor.tail, content.text = content.text, None
        content.insert(0, anchor)


def make_table(name: str, find_page: FindPage) -> ET.Element:
    """Make a table of facts, or of what was found out about the site, by its name.

    `find_page` gives the address of a step's page. Raises ValueError for an
    unknown name.
    """
    build = SITE_TABLES.get(name)
    return draw_table(build() if build else build_table(name), find_page)


def draw_table(table: Table, find_page: FindPage) -> ET.Element:
    """Draw a table with its caption and notes."""
    section = ET.Element("div", {"class": "facts"})
    roles = {"class": "facts-table", "role": "table"}
    element = ET.SubElement(section, "table", roles)
    ET.SubElement(element, "caption").text = AtomicString(table.caption)
    head = ET.SubElement(element, "thead", {"role": "rowgroup"})
    line = ET.SubElement(head, "tr", {"role": "row"})
    for column in table.columns:
        cell = ET.SubElement(line, "th", {"scope": "col", "role": "columnheader"})
        cell.text = AtomicString(column)
    body = ET.SubElement(element, "tbody", {"role": "rowgroup"})
    for row in table.rows:
        add_row(body, row, table.columns, find_page)
    notes = ET.SubElement(section, "ul", {"class": "facts-notes"})
    for note in table.notes:
        ET.SubElement(notes, "li").text = AtomicString(note)
    return section
