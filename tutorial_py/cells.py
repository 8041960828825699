"""What a table is made of: rows of cells, cells of pieces. Plain text, never markup."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tutorial_py.data import Origin, load_sources


@dataclass(frozen=True, slots=True)
class Piece:
    """A bit of text. `href` of a link is an https address, or `step:<id>` for a step's page.

    Items that follow each other are the points of one list.
    """

    text: str
    kind: Literal["text", "code", "link", "item"] = "text"
    href: str = ""


type Cell = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the ids by which pages link to it, and whether its sources contradict each other."""

    ids: tuple[str, ...]
    cells: tuple[Cell, ...]
    disputed: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `notes` say contradictions, assumptions and doubts in words."""

    name: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def write(text: str) -> Cell:
    """Make a cell of plain text, without any piece when there is none."""
    return (Piece(text),) if text else ()


def list_points(texts: Sequence[str]) -> Cell:
    """Make a cell of points, each on a line of its own; a single one is plain text."""
    if len(texts) == 1:
        return write(texts[0])
    return tuple(Piece(text, "item") for text in texts)


def link_sources(origin: Origin) -> Cell:
    """Make a cell that links the sources of a row; a source without an address is only named."""
    pieces: list[Piece] = []
    for source in (load_sources()[source_id] for source_id in origin.sources):
        title = f"{source.short} ({source.date})" if source.date else source.short
        pieces += write("; " if pieces else "")
        pieces.append(Piece(title, "link", source.url) if source.url else Piece(title))
    return tuple(pieces)


def show_day(origin: Origin) -> Cell:
    """Make a cell with the day when a row was checked, as 2026-11-23."""
    return write(origin.checked.isoformat())


def name_sources(origin: Origin) -> str:
    """Name the sources of a row inside a sentence: ` (Source: A; B.)`, or "" when there is none."""
    titles = "; ".join(load_sources()[source_id].short for source_id in origin.sources)
    return f" (Source: {titles}.)" if titles else ""
