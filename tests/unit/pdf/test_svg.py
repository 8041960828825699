"""Drawings carry their colours in attributes."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from overrides.build.panels import draw_panel
from overrides.pdf import svg
from overrides.pdf.svg import UnknownStyleError, paint
from tests.unit.pdf.kit import read_drawing

DRAWN = re.compile(r"<(?:rect|circle|path|text)[^>]*>")


def test_a_panel_keeps_nothing_that_only_a_style_sheet_knows() -> None:
    painted = paint(read_drawing(draw_panel("enable-trading")))
    assert not re.search(r"class=|var\(|currentColor|<title|<desc", painted)
    assert all("fill=" in each for each in DRAWN.findall(painted))
    assert 'font-family="Source Sans 3"' in painted


def test_the_light_colours_of_the_style_sheet_are_used() -> None:
    drawing = read_drawing(
        '<svg class="panel-schematic"><g class="panel-faint"><rect class="panel-list"/></g>'
        '<rect class="panel-button panel-button--primary"/></svg>'
    )
    faint, primary = re.findall(r"<rect[^>]*>", paint(drawing))
    assert 'stroke="#858c9c"' in faint
    assert 'fill="#3949ab"' in primary


def test_the_colour_of_the_text_is_handed_down() -> None:
    drawing = read_drawing(
        '<svg class="timeline"><g class="timeline-ticks"><line stroke="currentColor"/></g></svg>'
    )
    assert '<line stroke="#d9dfe6" />' in paint(drawing)


def test_the_drawing_itself_stays_as_it_is() -> None:
    drawing = read_drawing(draw_panel("enable-trading"))
    before = ET.tostring(drawing)
    paint(drawing)
    assert ET.tostring(drawing) == before


def test_a_property_that_paper_does_not_know_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(svg, "DRAWN", svg.DRAWN - {"stroke-linecap"})
    with pytest.raises(UnknownStyleError, match="stroke-linecap"):
        paint(read_drawing('<svg class="panel-schematic"><rect/></svg>'))
