"""The drawings as trees, and the boxes that their elements take up."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest

from overrides.build.panels import PANELS, draw_panel
from overrides.build.panels.lettering import SIZE, measure_text

SVG = "{http://www.w3.org/2000/svg}"
every_panel = pytest.mark.parametrize("step", PANELS)


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def parse(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 -- the project's own drawing


@cache
def drawing(step: str) -> ET.Element:
    return parse(draw_panel(step))


def with_class(root: ET.Element, name: str) -> list[ET.Element]:
    return [one for one in root.iter() if name in one.get("class", "").split()]


def box_text(text: ET.Element) -> Box:
    size = float(text.attrib["font-size"])
    width = measure_text(text.text or "", bold="font-weight" in text.attrib) * size / SIZE
    x, y = float(text.attrib["x"]), float(text.attrib["y"])
    left = x - {"start": 0, "middle": width / 2, "end": width}[text.attrib["text-anchor"]]
    return Box(left, y - 0.75 * size, left + width, y + 0.2 * size)


def box_rect(rect: ET.Element) -> Box:
    x, y = float(rect.attrib["x"]), float(rect.attrib["y"])
    return Box(x, y, x + float(rect.attrib["width"]), y + float(rect.attrib["height"]))


def box_circle(circle: ET.Element) -> Box:
    x, y, r = (float(circle.attrib[name]) for name in ("cx", "cy", "r"))
    return Box(x - r, y - r, x + r, y + r)


def leaders(root: ET.Element) -> Iterator[Box]:
    for path in with_class(root, "panel-leader"):
        start, y, end = map(float, re.findall(r"[\d.]+", path.attrib["d"]))
        yield Box(min(start, end), y, max(start, end), y + 0.1)


def window(blocks: str, tabs: str = '{ label = "Site" }') -> str:
    return f'title = "T"\ntext = "X."\n[[windows]]\ntabs = [{tabs}]\nblocks = [{blocks}]\n'
