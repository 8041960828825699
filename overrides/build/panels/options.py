"""Checkboxes and radio buttons."""

from dataclasses import dataclass

from overrides.build.panels.blocks import Block, Drawn, Item, stack_blocks
from overrides.build.panels.callouts import add_outline, mark_edge
from overrides.build.panels.geometry import Place
from overrides.build.panels.icons import draw_tick
from overrides.build.panels.lettering import LABEL, draw_label, draw_text, measure_text
from overrides.build.panels.shapes import draw_circle, draw_rect

_ROW = 34


@dataclass(frozen=True, kw_only=True)
class Options(Block):
    """Checkboxes, or radio buttons; with a label they stand in a frame that takes the callout."""

    items: tuple[Item, ...]
    label: str = ""
    radio: bool = False

    def draw(self, place: Place) -> Drawn:
        """Draw one option a row."""
        options = [_Option(item=item, radio=self.radio) for item in self.items]
        if not self.label:
            return stack_blocks(options, place, gap=0)
        frame = place.inset(0, LABEL)
        rows = stack_blocks(options, frame.inset(12, 6), gap=0)
        height = rows.height + 12
        parts = (
            draw_label(self.label, place),
            draw_rect(add_outline("panel-list", self.callout), frame, height),
            *rows.parts,
        )
        marks = self._mark(frame, frame.y + height / 2, f"the choice “{self.label}”")
        return Drawn(LABEL + height, parts, marks + rows.marks)


@dataclass(frozen=True, kw_only=True)
class _Option(Block):
    """One option: its box, its label and a note at the far end."""

    item: Item
    radio: bool

    def draw(self, place: Place) -> Drawn:
        """Draw the option in one row."""
        item, y, room = self.item, place.y + _ROW / 2, place.width - 32
        look = "strong" if item.callout else ""
        parts = [*self._draw_box(place.x, y), draw_text((place.x + 32, y), item.label, room, look)]
        if item.note:
            room -= measure_text(item.label, bold=bool(look)) + 12
            parts.append(draw_text((place.right, y), item.note, room, "soft", "end"))
        what = f"the {'choice' if self.radio else 'checkbox'} “{item.label}”"
        beside = Place(place.x - 6, y, place.width)
        return Drawn(_ROW, tuple(parts), mark_edge(item.callout, "left", beside, y, what))

    def _draw_box(self, x: float, y: float) -> list[str]:
        look = "panel-box panel-box--on" if self.item.selected else "panel-box"
        names = add_outline(look, self.item.callout)
        if self.radio:
            box, sign = draw_circle(names, x + 10, y, 10), draw_circle("panel-pip", x + 10, y, 4)
        else:
            box, sign = draw_rect(names, Place(x, y - 10, 20), 20, 4), draw_tick(x + 10, y)
        return [box, sign] if self.item.selected else [box]
