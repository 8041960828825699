"""The chart of how long a first verdict takes: a pair of bars for each kind of visit.

It has the classes of the steps' drawings (`stylesheets/panel.css`), so that both look alike on
screens and on paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any, Final

from overrides.build.speed_tables import load_results

SECTIONS: Final = ("start", "engines")
UNIT: Final = "ms"

TITLE: Final = "From opening the page to the first verdict"
CAPTION: Final = f"{TITLE}: outlined, stock Pyodide on the same page; filled, this guide."

WIDTH: Final = 400
LETTERS: Final = 13
"""Height of the lettering; the drawing's units are pixels on a wide screen."""
BAR: Final = 12
GAP: Final = 4
PAIR: Final = LETTERS + 2 * (BAR + GAP) + 18
"""From one pair to the next."""
VALUES: Final = 76
"""Room for a value beside the longest bar."""


def list_rows() -> list[Mapping[str, Any]]:
    """List what was measured in milliseconds in both ways."""
    results = load_results()
    sections = [results[name]["rows"] for name in SECTIONS if name in results]
    return [row for rows in sections for row in rows if row["unit"] == UNIT and row["base"]]


def describe_rows(rows: list[Mapping[str, Any]]) -> str:
    """Say in words what the chart shows."""
    lines = (
        f"{row['what']}: stock {row['base']:,.0f} {UNIT}, this guide {row['guide']:,.0f} {UNIT}"
        for row in rows
    )
    return ". ".join(lines) + "."


def _write_text(x: float, y: float, words: str, kind: str) -> str:
    shape = f'x="{x:g}" y="{y:g}" font-size="{LETTERS}"'
    return f'<text class="panel-text{kind}" {shape}>{escape(words, quote=False)}</text>'


def _draw_pair(top: float, row: Mapping[str, Any], longest: float) -> Iterator[str]:
    yield _write_text(0, top + LETTERS, row["what"], "")
    y = top + LETTERS + GAP + 2
    for key, kind in (("base", "panel-window"), ("guide", "panel-box--on")):
        width = (WIDTH - VALUES) * row[key] / longest
        yield f'<rect class="{kind}" x="1" y="{y:g}" width="{width:.1f}" height="{BAR}" rx="2"/>'
        yield _write_text(width + 8, y + BAR - 1, f"{row[key]:,.0f} {UNIT}", " panel-text--soft")
        y += BAR + GAP


def draw_speed() -> str:
    """Draw the chart as one `<svg>` element."""
    rows = list_rows()
    longest = max(max(row["base"], row["guide"]) for row in rows)
    parts = [
        part for index, row in enumerate(rows) for part in _draw_pair(index * PAIR, row, longest)
    ]
    opening = (
        '<svg xmlns="http://www.w3.org/2000/svg" class="panel-schematic" role="img"'
        f' viewBox="0 0 {WIDTH} {PAIR * len(rows)}" aria-labelledby="speed-title speed-text">'
    )
    words = escape(describe_rows(rows), quote=False)
    names = (f'<title id="speed-title">{TITLE}</title>', f'<desc id="speed-text">{words}</desc>')
    return "\n".join((opening, *names, *parts, "</svg>"))


CHARTS: Final[Mapping[str, tuple[Callable[[], str], str]]] = {"speed": (draw_speed, CAPTION)}
"""By the name that a page asks for: what draws it, and its caption."""
