"""The numbered callouts: where they stand, the rules they keep, and how they are drawn."""

from collections.abc import Iterable
from dataclasses import dataclass

from overrides.build.panels.geometry import WIDTH, Place
from overrides.build.panels.lettering import SIZE
from overrides.build.panels.shapes import draw_circle, draw_path

_RADIUS = 15
_CENTRE = {"left": 18, "right": WIDTH - 18}


@dataclass(frozen=True)
class Mark:
    """A callout: its number, the point it leads to, the side it stands on, what is there."""

    number: int
    x: float
    y: float
    side: str
    what: str


def mark_edge(number: int, side: str, place: Place, y: float, what: str) -> tuple[Mark, ...]:
    """Make the callout at the left or right edge of a place, or nothing for number 0."""
    if side not in _CENTRE:
        raise ValueError(f"side is {side!r}, not left or right")
    x = place.x if side == "left" else place.right
    return (Mark(number, x, y, side, what),) if number else ()


def add_outline(names: str, callout: int) -> str:
    """Add the class of the accent outline to those of an element that carries a callout."""
    return f"{names} panel-marked" if callout else names


def order_marks(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Sort the callouts; refuse gaps, doubles and circles that would touch one another."""
    ordered = sorted(marks, key=lambda mark: mark.number)
    numbers = [mark.number for mark in ordered]
    if numbers != list(range(1, len(numbers) + 1)):
        raise ValueError(f"callouts are {numbers}, not 1, 2, 3 … without a gap")
    for one in ordered:
        for other in ordered[one.number :]:
            if one.side == other.side and abs(one.y - other.y) < 2 * _RADIUS + 2:
                raise ValueError(f"callouts {one.number} and {other.number} touch; move one side")
    return tuple(ordered)


def draw_mark(mark: Mark) -> str:
    """Draw the numbered circle in the gutter, the leader, and the point that it leads to."""
    x = _CENTRE[mark.side]
    start = x + _RADIUS if mark.side == "left" else x - _RADIUS
    return (
        draw_path("panel-leader", f"M{start:g} {mark.y:g}H{mark.x:g}")
        + draw_circle("panel-point", mark.x, mark.y, 3.5)
        + draw_circle("panel-callout", x, mark.y, _RADIUS)
        + f'<text class="panel-number" x="{x:g}" y="{mark.y + 6:g}" font-size="{SIZE}"'
        f' font-weight="600" text-anchor="middle">{mark.number}</text>'
    )


def draw_arrow(marks: tuple[Mark, ...], start: int, end: int) -> str:
    """Draw an arrow down the gutter, from one callout to another of the same side."""
    numbered = {mark.number: mark for mark in marks}
    if not {start, end} <= numbered.keys():
        raise ValueError(f"an arrow joins callouts {start} and {end}, which are not both there")
    first, last = numbered[start], numbered[end]
    between = [m for m in marks if m.side == first.side and first.y < m.y < last.y]
    if first.side != last.side or first.y >= last.y or between:
        raise ValueError(f"an arrow cannot run straight down from callout {start} to {end}")
    x, top, tip = _CENTRE[first.side], first.y + _RADIUS + 3, last.y - _RADIUS - 4
    return draw_path("panel-arrow", f"M{x:g} {top:g}V{tip:g}m-6 -8l6 8l6 -8")
