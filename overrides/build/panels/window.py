"""The browser window around a page of blocks."""

from dataclasses import dataclass

from overrides.build.panels.blocks import Block, Drawn, Item, stack_blocks
from overrides.build.panels.callouts import Mark, add_outline, mark_edge
from overrides.build.panels.geometry import Place
from overrides.build.panels.lettering import draw_text, measure_text
from overrides.build.panels.shapes import draw_circle, draw_path, draw_rect

_BAR = 44  # the height of the title bar
_PADDING = 16
_BADGE = Place(-130, -13, 116)  # from the bottom right corner of the window


@dataclass(frozen=True, kw_only=True)
class Window(Block):
    """A browser window: its tabs (the selected one is in front) over a page of blocks."""

    tabs: tuple[Item, ...]
    blocks: tuple[Block, ...]

    def draw(self, place: Place) -> Drawn:
        """Draw frame, title bar, page and the word that says it is a schematic."""
        bar = self._draw_title_bar(place)
        page = stack_blocks(self.blocks, place.inset(_PADDING, _BAR + _PADDING))
        height = _BAR + _PADDING + page.height + _PADDING + 12
        bottom = place.y + height
        badge = Place(place.right + _BADGE.x, bottom + _BADGE.y, _BADGE.width)
        parts = (
            draw_rect("panel-window", place, height, 12),
            *bar.parts,
            *page.parts,
            draw_rect("panel-badge", badge, 26, 13),
            draw_text((badge.x + 58, bottom), "Schematic", 108, "soft", "middle"),
        )
        return Drawn(height + 13, parts, bar.marks + page.marks)

    def _draw_title_bar(self, frame: Place) -> Drawn:
        """Draw the title bar: one or two tabs; a lone tab leaves room for the window's dots."""
        top = f"M{frame.x:g} {frame.y + _BAR:g}v-32a12 12 0 0 1 12 -12h{frame.width - 24:g}"
        parts = [draw_path("panel-strip", f"{top}a12 12 0 0 1 12 12v32z")]
        x, marks = frame.x + 8, tuple[Mark, ...]()
        for index, tab in enumerate(self.tabs):
            box = Place(x, frame.y + 8, measure_text(tab.label, bold=True) + 24)
            if box.right > frame.right - 4:
                raise ValueError(f"the browser tab “{tab.label}” does not fit into its window")
            parts += _draw_tab(tab, box, front=tab.selected or len(self.tabs) == 1)
            side, what = "right" if index else "left", f"the browser tab “{tab.label}”"
            marks += mark_edge(tab.callout, side, box, frame.y + 26, what)
            x = box.right + 6
        if len(self.tabs) == 1:
            parts += _draw_lights(frame)
        return Drawn(_BAR, tuple(parts), marks)


def _draw_lights(frame: Place) -> list[str]:
    """Draw the three dots that close, shrink and enlarge a window."""
    return [
        draw_circle("panel-light", frame.right - 18 - 16 * index, frame.y + 22, 4.5)
        for index in range(3)
    ]


def _draw_tab(tab: Item, box: Place, *, front: bool) -> list[str]:
    """Draw a tab of the browser; the one in front is joined to the page."""
    names = "panel-tab panel-tab--front" if front else "panel-tab"
    start = f"M{box.x:g} {box.y + 36.75:g}v-28.75"
    outline = f"{start}a8 8 0 0 1 8 -8h{box.width - 16:g}a8 8 0 0 1 8 8v28.75"
    look = "strong" if front else "soft"
    return [
        draw_path(add_outline(names, tab.callout), outline),
        draw_text((box.x + 12, box.y + 18), tab.label, box.width - 24, look),
    ]
