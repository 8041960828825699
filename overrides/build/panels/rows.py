"""The row of a list."""

from dataclasses import dataclass

from overrides.build.panels.blocks import Block, Drawn, Item
from overrides.build.panels.buttons import draw_button, measure_button
from overrides.build.panels.callouts import add_outline, mark_edge
from overrides.build.panels.geometry import CONTROL, Place
from overrides.build.panels.icons import draw_cross, draw_handle
from overrides.build.panels.lettering import draw_text, measure_text
from overrides.build.panels.shapes import draw_bar, draw_rect

_HEIGHT = CONTROL + 12


@dataclass(frozen=True, kw_only=True)
class Row(Block):
    """A row of a list: handle, label and bar, and at the end a button or a remove sign."""

    label: str = ""
    button: str = ""
    handle: bool = False
    remove: bool = False
    end_callout: int = 0

    def draw(self, place: Place) -> Drawn:
        """Draw the row; ``end_callout`` belongs to the button or the remove sign."""
        y = place.y + _HEIGHT / 2
        end = self._draw_end(place.inset(6, 6))
        left = place.x + (44 if self.handle else 14)
        middle = Place(left, y, place.right - self._measure_end() - 20 - left)
        parts = (
            draw_rect(add_outline("panel-list", self.callout), place, _HEIGHT),
            *([draw_handle(place.x + 22, y)] if self.handle else []),
            *self._draw_middle(middle),
            *end.parts,
        )
        return Drawn(_HEIGHT, parts, self._mark(place, y, self._say_what()) + end.marks)

    def _say_what(self) -> str:
        thing = "the drag handle" if self.handle else "the row"
        return f"{thing} of “{self.label}”" if self.label else thing

    def _draw_middle(self, place: Place) -> list[str]:
        if not self.label:
            return [draw_bar(place.x, place.y, place.width * 0.6)]
        label = draw_text((place.x, place.y), self.label, place.width, "strong")
        words = measure_text(self.label, bold=True) + 14
        rest = place.width - words
        return (
            [label, draw_bar(place.x + words, place.y, rest * 0.7)] if rest > CONTROL else [label]
        )

    def _measure_end(self) -> float:
        if self.button:
            return measure_button(self.button)
        return CONTROL if self.remove else 0

    def _draw_end(self, place: Place) -> Drawn:
        x, y = place.right - self._measure_end(), place.y + CONTROL / 2
        if self.button:
            return draw_button(Item(self.button, self.end_callout, side="right"), place, x)
        if not self.remove:
            return Drawn(CONTROL)
        box = Place(x, place.y, CONTROL)
        frame = draw_rect(add_outline("panel-control", self.end_callout), box, CONTROL)
        marks = mark_edge(self.end_callout, "right", box, y, "the remove sign of a row")
        return Drawn(CONTROL, (frame, draw_cross(x + CONTROL / 2, y)), marks)
