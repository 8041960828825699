"""Blocks that are only read: headings, hints, and bars for what the guide does not name."""

from dataclasses import dataclass
from itertools import cycle, islice

from overrides.build.panels.blocks import Block, Drawn
from overrides.build.panels.callouts import mark_edge
from overrides.build.panels.geometry import LINE, Place
from overrides.build.panels.icons import draw_cog, draw_information
from overrides.build.panels.lettering import draw_text, measure_text, wrap_text
from overrides.build.panels.shapes import draw_bar, draw_circle, draw_rect


@dataclass(frozen=True, kw_only=True)
class Heading(Block):
    """A heading, with a cog at the far end if ``cog_callout`` is set."""

    label: str
    cog_callout: int = 0

    def draw(self, place: Place) -> Drawn:
        """Draw the heading in one line."""
        y = place.y + 13
        parts = [draw_text((place.x, y), self.label, place.width - 44, "strong")]
        words = Place(place.x - 7, y, measure_text(self.label, bold=True) + 14)
        marks = self._mark(words, y, f"the heading “{self.label}”")
        if self.cog_callout:
            box = Place(place.right - 34, y - 17, 34)
            parts += [draw_rect("panel-control panel-marked", box, 34), draw_cog(box.x + 17, y)]
            marks += mark_edge(self.cog_callout, "right", box, y, "the cog icon")
        return Drawn(26, tuple(parts), marks)


@dataclass(frozen=True, kw_only=True)
class Bars(Block):
    """Grey bars: content that the guide does not name."""

    count: int = 2

    def draw(self, place: Place) -> Drawn:
        """Draw bars of changing length."""
        shares = islice(cycle((0.86, 0.62, 0.74)), self.count)
        parts = [
            draw_bar(place.x, place.y + 8 + 22 * index, place.width * share)
            for index, share in enumerate(shares)
        ]
        return Drawn(22 * self.count - 6, tuple(parts))


@dataclass(frozen=True, kw_only=True)
class Hint(Block):
    """A short message in a tinted box; the words wrap."""

    label: str

    def draw(self, place: Place) -> Drawn:
        """Draw the box with an information sign in front of the words."""
        room = place.width - 54
        lines = wrap_text(self.label, room)
        height = LINE * len(lines) + 16
        x, y = place.x + 20, place.y + 8 + LINE / 2
        parts = (
            draw_rect("panel-hint", place, height),
            draw_circle("panel-icon", x, y, 8),
            draw_information(x, y),
            *(draw_text((x + 20, y + LINE * n), line, room) for n, line in enumerate(lines)),
        )
        return Drawn(height, parts)
