"""The whole figure: windows below one another, callouts on both sides, one SVG element."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from overrides.build.panels.blocks import Drawn, stack_blocks
from overrides.build.panels.callouts import draw_arrow, draw_mark, order_marks
from overrides.build.panels.geometry import GUTTER, WIDTH, Place
from overrides.build.panels.window import Window

_EDGE = 2  # above the first window and below the last one
_BETWEEN = 18  # from one window to the next


@dataclass(frozen=True)
class Figure:
    """A figure: its title, its description in words, and what is drawn."""

    title: str
    text: str
    drawn: Drawn


def draw_windows(windows: Sequence[Window], arrow: Sequence[int] = ()) -> Drawn:
    """Draw the windows, and an arrow between two callouts; the callouts come in their order.

    Raises ValueError if something does not fit, or for callouts that break a rule.
    """
    room = Place(GUTTER, _EDGE, WIDTH - 2 * GUTTER)
    stack = stack_blocks(windows, room, _BETWEEN)
    marks = order_marks(stack.marks)
    arrows = (draw_arrow(marks, *arrow),) if arrow else ()
    return Drawn(stack.height + 2 * _EDGE, stack.parts + arrows, marks)


def render_figure(step_id: str, figure: Figure) -> str:
    """Write a figure as one ``<svg>`` element; its ids begin with the id of the step."""
    title_id, text_id = f"panel-{step_id}-title", f"panel-{step_id}-text"
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="panel-schematic" role="img"'
        f' viewBox="0 0 {WIDTH} {figure.drawn.height:g}"'
        f' aria-labelledby="{title_id} {text_id}">'
    )
    lines = (
        opening,
        f'<title id="{title_id}">{escape(figure.title, quote=False)}</title>',
        f'<desc id="{text_id}">{escape(figure.text, quote=False)}</desc>',
        *figure.drawn.parts,
        *(draw_mark(mark) for mark in figure.drawn.marks),
        "</svg>",
    )
    return "\n".join(lines)
