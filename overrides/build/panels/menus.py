"""Menus and dropdown lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle

from overrides.build.panels.blocks import Block, Drawn, Item
from overrides.build.panels.callouts import Mark, add_outline, mark_edge
from overrides.build.panels.geometry import CONTROL, Place
from overrides.build.panels.icons import draw_chevron
from overrides.build.panels.lettering import LABEL, draw_label, draw_text
from overrides.build.panels.shapes import draw_bar, draw_rect

_NARROW = 232


@dataclass(frozen=True, kw_only=True)
class Menu(Block):
    """A menu; ``narrow`` draws it small and at the right, as account menus hang."""

    items: tuple[Item, ...]
    narrow: bool = False

    def draw(self, place: Place) -> Drawn:
        """Draw the entries."""
        box = Place(place.right - _NARROW, place.y, _NARROW) if self.narrow else place
        return _draw_entries(self.items, box, "menu entry")


@dataclass(frozen=True, kw_only=True)
class Dropdown(Block):
    """A dropdown list; with items it is open."""

    label: str
    value: str = ""
    items: tuple[Item, ...] = ()

    def draw(self, place: Place) -> Drawn:
        """Draw the closed list and, below it, the entries."""
        closed = self._draw_closed(place)
        if not self.items:
            return closed
        below = closed.height + 6
        entries = _draw_entries(self.items, place.inset(0, below), "entry")
        parts, marks = closed.parts + entries.parts, closed.marks + entries.marks
        return Drawn(below + entries.height, parts, marks)

    def _draw_closed(self, place: Place) -> Drawn:
        box = place.inset(0, LABEL)
        x, y = box.x + 12, box.y + CONTROL / 2
        value = draw_text((x, y), self.value, box.width - 56) if self.value else ""
        parts = (
            draw_label(self.label, place),
            draw_rect(add_outline("panel-control", self.callout), box, CONTROL),
            draw_chevron(box.right - 20, y),
            value or draw_bar(x, y, box.width * 0.4),
        )
        marks = self._mark(box, y, f"the dropdown list “{self.label}”")
        return Drawn(LABEL + CONTROL, parts, marks)


def _draw_entries(items: Sequence[Item], place: Place, kind: str) -> Drawn:
    """Draw a bordered list of entries, as menus and open dropdown lists have it."""
    height = CONTROL * len(items) + 8
    parts, marks = [draw_rect("panel-list", place, height)], list[Mark]()
    shares = cycle((0.55, 0.4, 0.48))
    for index, item in enumerate(items):
        row = place.inset(5, 4 + CONTROL * index)
        x, y, room = row.x + 12, row.y + CONTROL / 2, row.width - 24
        if item.selected:
            parts.append(draw_rect(add_outline("panel-chosen", item.callout), row, CONTROL))
        if item.label:
            parts.append(draw_text((x, y), item.label, room, "strong" if item.selected else ""))
        else:
            parts.append(draw_bar(x, y, room * next(shares)))
        marks += mark_edge(item.callout, item.side, row, y, f"the {kind} “{item.label}”")
    return Drawn(height, tuple(parts), tuple(marks))
