"""Markdown markers of the guide: `panel`, `chart`, `facts` and `widget` blocks.

    /// panel | enable-trading
    ///

A name that does not exist stops the build, and so does a marker that is not one.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from overrides.build.examples import EXAMPLES, make_example
from overrides.build.fact_tables import make_table
from overrides.build.forms import FORMS
from overrides.build.front_matter import find_step_page
from overrides.build.panels import describe_panel, draw_panel
from overrides.build.speed_chart import CHARTS

if TYPE_CHECKING:
    from markdown import Markdown
    from markdown.extensions import Extension


INSTEAD = (
    "Here the online guide has a form that checks what you paste, sealed in your browser. "
    "It needs JavaScript. If it does not appear, "
)
INSTEAD_OF_EXAMPLE = (
    "Here the online guide has a form to try other orders and keys, sealed in your browser. "
    "It needs JavaScript. This is what it shows first; without it, you can also "
)


CONTENT = "marker-content"
"""Holds what is written inside a marker until it is refused."""


class UnknownMarkerError(ValueError):
    """A page asks for something that the guide does not have."""


class Marker(Block):  # type: ignore[misc] # pymdownx is untyped
    """A block that takes a name and no content."""

    ARGUMENT = True

    def on_markdown(self) -> str:
        """Keep Markdown out of it."""
        return "raw"

    def on_create(self, parent: ET.Element) -> ET.Element:
        """Put the made element into the page."""
        element = self.make(str(self.argument).strip())
        self.content = ET.SubElement(element, CONTENT)
        parent.append(element)
        return element

    def on_add(self, block: ET.Element) -> ET.Element:
        """Send what is written inside to where `LeftoverMarkers` looks."""
        del block
        return self.content

    @abstractmethod
    def make(self, name: str) -> ET.Element:
        """Make the element for a name."""


class DrawingMarker(Marker):
    """A drawing with its caption."""

    def make_figure(self, drawn: str, words: str) -> ET.Element:
        """Wrap an SVG element in a figure."""
        figure = ET.Element("figure", {"class": "panel", "data-search-exclude": ""})
        drawing = ET.SubElement(figure, "div", {"class": "panel-drawing"})
        drawing.text = AtomicString(self.md.htmlStash.store(drawn))
        caption = ET.SubElement(figure, "figcaption")
        caption.text = AtomicString(words)
        return figure


class PanelMarker(DrawingMarker):
    """The schematic drawing of a step."""

    NAME = "panel"

    def make(self, name: str) -> ET.Element:
        """Wrap the drawing in a figure that says what it is."""
        title = describe_panel(name).title
        caption = f"{title}. A schematic drawing, not a screenshot."
        return self.make_figure(draw_panel(name), caption)


class ChartMarker(DrawingMarker):
    """A chart of what was measured."""

    NAME = "chart"

    def make(self, name: str) -> ET.Element:
        """Draw the chart."""
        if name not in CHARTS:
            raise UnknownMarkerError(f"no chart {name!r}; there are {', '.join(CHARTS)}")
        draw, caption = CHARTS[name]
        return self.make_figure(draw(), caption)


class FactsMarker(Marker):
    """A table drawn from the data."""

    NAME = "facts"

    def make(self, name: str) -> ET.Element:
        """Draw the table."""
        return make_table(name, lambda step: f"/{find_step_page(step)}")


class WidgetMarker(Marker):
    """A checker in its sealed frame; without scripts, what to do instead."""

    NAME = "widget"

    def make(self, name: str) -> ET.Element:
        """Make the widget's element."""
        if name not in FORMS:
            raise UnknownMarkerError(f"no widget {name!r}; there are {', '.join(FORMS)}")
        widget = ET.Element(name, {"class": "widget", "data-search-exclude": ""})
        instead = ET.SubElement(widget, "div", {"class": "widget-instead"})
        words = ET.SubElement(instead, "p")
        words.text = INSTEAD_OF_EXAMPLE if name in EXAMPLES else INSTEAD
        link = ET.SubElement(words, "a", {"href": f"/tools/{name}.md#check-by-hand"})
        link.text = "check by hand"
        link.tail = "."
        if name in EXAMPLES:
            instead.append(make_example(name, self.md.htmlStash.store))
        return widget


class LeftoverMarkers(Treeprocessor):
    """Stops the build on a marker that no block has taken, and on words inside one."""

    def run(self, root: ET.Element) -> None:
        """Look for words inside markers and for lines that begin as a marker does."""
        for parent in list(root.iter()):
            for content in parent.findall(CONTENT):
                if content.text and content.text.strip():
                    raise UnknownMarkerError(f"a marker takes no content: {content.text!r}")
                parent.remove(content)
        for element in root.iter():
            if element.tag in {"p", "li"}:
                self.check_lines(element)

    def check_lines(self, element: ET.Element) -> None:
        """Refuse a line that begins as a marker does; code in a line is another element."""
        words = "\0".join([element.text or "", *(child.tail or "" for child in element)])
        for line in words.splitlines():
            if line.startswith("///"):
                raise UnknownMarkerError(f"not a marker: {line!r}")


class MarkersExtension(BlocksExtension):  # type: ignore[misc] # pymdownx is untyped
    """Registers the guide's markers."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: ANN401, N802
        """Register each block, and the check for what is left over."""
        for marker in (PanelMarker, ChartMarker, FactsMarker, WidgetMarker):
            block_mgr.register(marker, self.getConfigs())
        md.treeprocessors.register(LeftoverMarkers(md), "leftover-markers", 15)


def makeExtension(**options: object) -> Extension:  # noqa: N802 - the name Markdown looks for
    """Give Markdown the extension."""
    extension: Extension = MarkersExtension(**options)
    return extension
