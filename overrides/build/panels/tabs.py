"""The row of tabs on a page."""

from dataclasses import dataclass

from overrides.build.panels.blocks import Block, Drawn, Item
from overrides.build.panels.callouts import Mark, mark_edge
from overrides.build.panels.geometry import CONTROL, Place
from overrides.build.panels.lettering import draw_text, measure_text
from overrides.build.panels.shapes import draw_bar, draw_path, draw_rect


@dataclass(frozen=True, kw_only=True)
class Tabs(Block):
    """A row of tabs; only the first or the last can carry a callout (leaders cross nothing)."""

    items: tuple[Item, ...]

    def draw(self, place: Place) -> Drawn:
        """Draw the tabs from the left, over a common line."""
        self._check_callouts()
        x, y = place.x, place.y + CONTROL / 2
        parts = [draw_path("panel-rule", f"M{place.x:g} {place.y + CONTROL:g}h{place.width:g}")]
        marks = list[Mark]()
        for index, item in enumerate(self.items):
            width = measure_text(item.label, bold=True) + 24 if item.label else 66
            box = Place(x, place.y, width)
            if box.right > place.right:
                raise ValueError(f"the tab “{item.label}” does not fit into its row")
            parts += _draw_tab(item, box)
            side = "right" if index else "left"
            marks += mark_edge(item.callout, side, box, y, f"the tab “{item.label}”")
            x = box.right
        return Drawn(CONTROL, tuple(parts), tuple(marks))

    def _check_callouts(self) -> None:
        for item in self.items[1:-1]:
            if item.callout:
                raise ValueError(f"the tab “{item.label}” has a callout but is in the middle")


def _draw_tab(item: Item, box: Place) -> list[str]:
    y = box.y + CONTROL / 2
    parts = list[str]()
    if item.selected:
        line = Place(box.x, box.y + CONTROL - 3, box.width)
        parts.append(draw_rect("panel-chosen", box, CONTROL))
        parts.append(draw_rect("panel-underline", line, 3, 0))
    if item.label:
        look = "strong" if item.selected else "soft"
        parts.append(draw_text((box.x + 12, y), item.label, box.width - 24, look))
    else:
        parts.append(draw_bar(box.x + 12, y, box.width - 24))
    return parts
