"""Buttons: the block, and the button that other blocks put into their rows."""

from dataclasses import dataclass

from overrides.build.panels.blocks import Block, Drawn, Item
from overrides.build.panels.callouts import add_outline, mark_edge
from overrides.build.panels.geometry import CONTROL, Place
from overrides.build.panels.lettering import draw_text, measure_text
from overrides.build.panels.shapes import draw_rect


@dataclass(frozen=True, kw_only=True)
class Button(Block):
    """A button at the right, with a note in front of it; ``left = true``: at the left, no note."""

    label: str
    primary: bool = False
    left: bool = False
    note: str = ""

    def draw(self, place: Place) -> Drawn:
        """Draw the button and its note."""
        width = measure_button(self.label)
        x = place.x if self.left else place.right - width
        drawn = draw_button(Item(self.label, self.callout, self.primary, self.side), place, x)
        if not self.note:
            return drawn
        if self.left:
            raise ValueError(f"the button “{self.label}” is at the left and takes no note")
        room, at = place.width - width - 12, (x - 12, place.y + CONTROL / 2)
        note = draw_text(at, self.note, room, "soft", "end")
        return Drawn(CONTROL, (*drawn.parts, note), drawn.marks)


def measure_button(label: str) -> float:
    """Estimate the width of a button in units."""
    return measure_text(label, bold=True) + 32


def draw_button(item: Item, place: Place, x: float) -> Drawn:
    """Draw one button with its left edge at x; a selected item is the primary button."""
    width = measure_button(item.label)
    if x < place.x or x + width > place.right:
        raise ValueError(f"the button “{item.label}” does not fit into its row")
    box, y = Place(x, place.y, width), place.y + CONTROL / 2
    names = "panel-button panel-button--primary" if item.selected else "panel-button"
    look = "on-accent" if item.selected else "strong"
    parts = (
        draw_rect(add_outline(names, item.callout), box, CONTROL),
        draw_text((x + width / 2, y), item.label, width - 24, look, "middle"),
    )
    marks = mark_edge(item.callout, item.side, box, y, f"the button “{item.label}”")
    return Drawn(CONTROL, parts, marks)
