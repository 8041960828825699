"""Rules for drawings: those of the steps, and the pictures of worked examples."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Final

from overrides.pdf.code import call, quote
from overrides.pdf.html import read_text
from overrides.pdf.svg import paint
from overrides.pdf.words import leave_out
from overrides.pdf.writer import Rule, UnknownElementError, Writer

POINTS: Final = 0.47
"""Points of paper to a unit of a step's drawing: its lettering is nearly as large as the text."""
TALLEST: Final = 400
"""Points; a taller drawing is made smaller, so that it stays whole beside its title."""


def find_drawing(writer: Writer, element: ET.Element) -> ET.Element:
    """Find the drawing in an element. Raises UnknownElementError when it has none, or no words."""
    drawing = next(element.iter("svg"), None)
    if drawing is None or not describe(drawing):
        raise UnknownElementError(f"{writer.page}: a figure without drawing or words for it")
    return drawing


def describe(drawing: ET.Element) -> str:
    """Say in words what a drawing shows, as it says itself."""
    words = [read_text(each).rstrip(".") for each in drawing if each.tag in {"title", "desc"}]
    return ". ".join(words) + "." if words else ""


def write_panel(writer: Writer, element: ET.Element) -> str:
    """Write the schematic drawing of a step, with its caption."""
    drawing = find_drawing(writer, element)
    _, _, width, height = map(float, drawing.get("viewBox", "").split())
    points = min(width * POINTS, TALLEST * width / height)
    caption = element.find("figcaption")
    if caption is None:
        raise UnknownElementError(f"{writer.page}: a figure without a caption")
    words = writer.write_inline(caption)
    return call("panel", quote(paint(drawing)), quote(describe(drawing)), f"{points:.1f}", words)


def write_picture(writer: Writer, element: ET.Element) -> str:
    """Write the picture of a worked example, as wide as the text."""
    drawing = find_drawing(writer, element)
    return call("drawing", quote(paint(drawing)), quote(describe(drawing)), "100%")


RULES: Final[Mapping[str, Rule]] = {
    "figure.panel": write_panel,
    "div.example-picture.example-picture--wide": write_picture,
    # The same for phones.
    "div.example-picture.example-picture--narrow": leave_out,
}
