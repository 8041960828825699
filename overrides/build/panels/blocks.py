"""What all blocks share: their fields, what they draw, and how they stack."""

from collections.abc import Sequence
from dataclasses import dataclass

from overrides.build.panels.callouts import Mark, mark_edge
from overrides.build.panels.geometry import Place

_GAP = 14  # from one block to the next


@dataclass(frozen=True)
class Drawn:
    """What a block drew: its height, its SVG elements and its callouts."""

    height: float
    parts: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Item:
    """One entry of a block; without a label it is a grey bar. Callout 0 means none."""

    label: str = ""
    callout: int = 0
    selected: bool = False
    side: str = "left"
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Block:
    """What all blocks share: a callout (0: none), its side, and whether to draw it faint."""

    callout: int = 0
    side: str = "left"
    faint: bool = False

    def draw(self, place: Place) -> Drawn:
        """Draw at the place; ValueError if a label does not fit."""
        raise NotImplementedError

    def _mark(self, place: Place, y: float, what: str) -> tuple[Mark, ...]:
        return mark_edge(self.callout, self.side, place, y, what)


def stack_blocks(blocks: Sequence[Block], place: Place, gap: float = _GAP) -> Drawn:
    """Draw blocks below one another, with a gap in units between them."""
    height, parts, marks = 0.0, list[str](), list[Mark]()
    for index, block in enumerate(blocks):
        height += gap if index else 0
        drawn = block.draw(place.inset(0, height))
        parts += ('<g class="panel-faint">', *drawn.parts, "</g>") if block.faint else drawn.parts
        marks += drawn.marks
        height += drawn.height
    return Drawn(height, tuple(parts), tuple(marks))
