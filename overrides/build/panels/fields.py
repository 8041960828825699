"""Text fields, alone, as the slot of one API key, and as the boxes of a pass key."""

from dataclasses import dataclass

from overrides.build.panels.blocks import Block, Drawn
from overrides.build.panels.callouts import add_outline, mark_edge
from overrides.build.panels.content import Heading
from overrides.build.panels.geometry import CONTROL, LINE, Place
from overrides.build.panels.icons import draw_sheets
from overrides.build.panels.lettering import LABEL, draw_label, draw_text, measure_text
from overrides.build.panels.shapes import draw_bar, draw_dots, draw_rect

_WORDS = 5  # the pass key has as many


@dataclass(frozen=True, kw_only=True)
class Field(Block):
    """A text field holding dots, grey bars, a value or a hint; ``copy_callout`` adds an icon."""

    label: str
    dots: bool = False
    bars: bool = False
    value: str = ""
    hint: str = ""
    copy_callout: int = 0

    def draw(self, place: Place) -> Drawn:
        """Draw label and box, and the copy icon in a box of its own at the right."""
        width = place.width - (46 if self.copy_callout else 0)
        box = Place(place.x, place.y + LABEL, width)
        y = box.y + CONTROL / 2
        icon = self._draw_copy_icon(Place(place.right - CONTROL, box.y, CONTROL))
        parts = (
            draw_label(self.label, place),
            draw_rect(add_outline("panel-control", self.callout), box, CONTROL),
            *self._draw_content(box.x + 12, y, width - 24),
            *icon.parts,
        )
        marks = self._mark(box, y, f"the field “{self.label}”")
        return Drawn(LABEL + CONTROL, parts, marks + icon.marks)

    def _draw_content(self, x: float, y: float, room: float) -> list[str]:
        if self.dots:
            return draw_dots(x, y)
        if self.bars:
            return [draw_bar(x, y, room * 0.3), draw_bar(x + room * 0.35, y, room * 0.4)]
        if self.value:
            return [draw_text((x, y), self.value, room)]
        return [draw_text((x, y), self.hint, room, "soft")] if self.hint else []

    def _draw_copy_icon(self, box: Place) -> Drawn:
        if not self.copy_callout:
            return Drawn(CONTROL)
        y, what = box.y + CONTROL / 2, f"the copy icon of “{self.label}”"
        frame = draw_rect("panel-control panel-marked", box, CONTROL)
        marks = mark_edge(self.copy_callout, "right", box, y, what)
        return Drawn(CONTROL, (frame, draw_sheets(box.x + CONTROL / 2, y)), marks)


@dataclass(frozen=True, kw_only=True)
class Slot(Block):
    """A filled slot for one API key, small: its heading over the two fields with dots."""

    label: str

    def draw(self, place: Place) -> Drawn:
        """Draw the heading and the fields side by side."""
        half, top = (place.width - 12) / 2, place.y + 32
        heading = Heading(label=self.label).draw(place)
        key = Field(label="API key", dots=True).draw(Place(place.x, top, half))
        secret = Field(label="Secret", dots=True).draw(Place(place.x + half + 12, top, half))
        return Drawn(32 + key.height, heading.parts + key.parts + secret.parts)


@dataclass(frozen=True, kw_only=True)
class Words(Block):
    """A row of small boxes, one for each word of a pass key."""

    label: str
    note: str = ""

    def draw(self, place: Place) -> Drawn:
        """Draw the label, a note at the far end, and the boxes."""
        parts = [draw_label(self.label, place)]
        if self.note:
            room = place.width - measure_text(self.label) - 12
            far = (place.right, place.y + LINE / 2)
            parts.append(draw_text(far, self.note, room, "soft", "end"))
        y = place.y + LABEL
        width = (place.width - (_WORDS - 1) * 8) / _WORDS
        for index in range(_WORDS):
            box = Place(place.x + index * (width + 8), y, width)
            parts.append(draw_rect(add_outline("panel-control", self.callout), box, CONTROL))
            parts += draw_dots(box.x + width / 2 - 17, y + CONTROL / 2, 3)
        marks = self._mark(place, y + CONTROL / 2, f"the five boxes of “{self.label}”")
        return Drawn(LABEL + CONTROL, tuple(parts), marks)
