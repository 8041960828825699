"""What was measured, as tables and as a chart."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest

from overrides.build import speed_chart, speed_tables
from overrides.build.speed_chart import draw_speed
from overrides.build.speed_tables import SECTIONS, build_speed
from overrides.pdf.figures import describe


def make_row(what: str, unit: str, base: float | None, guide: float, most: float | None) -> Any:
    return {"what": what, "unit": unit, "base": base, "guide": guide, "most": most}


ROWS = [
    make_row("First visit", "ms", 6510.4, 1627.6, 0.35),
    make_row("Return visit", "ms", 2000, 1000, None),
    make_row("Longest task", "ms", None, 12.34, 50),
    make_row("Requests", "", None, 32, None),
]
RESULTS = {
    name: {"date": "2026-11-28", "with": "Chromium 156", "rows": ROWS}
    for name in ("start", "engines")
}


@pytest.fixture(autouse=True)
def _results(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (speed_tables, speed_chart):
        monkeypatch.setattr(module, "load_results", lambda: RESULTS)


def test_row_has_both_values_their_ratio_and_what_is_wanted() -> None:
    table = build_speed("start")
    shown = [["".join(piece.text for piece in cell) for cell in row.cells] for row in table.rows]
    assert table.columns == ("What", "Stock Pyodide", "This guide", "Ratio", "Wanted at most")
    assert shown == [
        ["First visit", "6,510 ms", "1,628 ms", "0.25", "0.35"],
        ["Return visit", "2,000 ms", "1,000 ms", "0.50", "–"],
        ["Longest task", "–", "12.3 ms", "–", "50 ms"],
        ["Requests", "–", "32", "–", "–"],
    ]


def test_table_says_when_and_with_what() -> None:
    assert build_speed("start").notes == ("Measured on 2026-11-28 with Chromium 156.",)


def test_every_section_has_a_table() -> None:
    assert set(speed_tables.TABLES) == {f"speed-{name}" for name in SECTIONS}


def test_bars_are_as_long_as_what_was_measured() -> None:
    widths = [float(width) for width in re.findall(r'<rect [^>]*width="([\d.]+)"', draw_speed())]
    longest = 6510.4
    wanted = [6510.4, 1627.6, 2000, 1000] * len(RESULTS)
    assert [width / widths[0] for width in widths] == pytest.approx(
        [value / longest for value in wanted], abs=0.001
    )


def test_chart_says_in_words_what_it_shows() -> None:
    drawing = ET.fromstring(re.sub(' xmlns="[^"]+"', "", draw_speed()))  # noqa: S314 -- drawn here
    assert "First visit: stock 6,510 ms, this guide 1,628 ms" in describe(drawing)
