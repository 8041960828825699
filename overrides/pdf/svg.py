"""Colours a drawing by the site's own style sheets, since Typst reads attributes and no classes."""

from __future__ import annotations

import copy
import functools
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import cssselect2
import tinycss2

from overrides.build.tools import ROOT

SHEETS: Final = ("panel.css", "timeline.css")
FACE: Final = "Source Sans 3"
NAMESPACE: Final = "http://www.w3.org/2000/svg"

DRAWN: Final = {
    "fill", "font-size", "font-weight", "opacity", "stroke", "stroke-dasharray",
    "stroke-linecap", "stroke-linejoin", "stroke-width", "text-anchor",
}  # fmt: skip
"""The properties that a drawing has as attributes."""
ON_SCREEN: Final = {
    "break-inside", "display", "font-family", "font-variant-numeric", "height", "line-height",
    "margin", "max-width", "paint-order", "print-color-adjust", "shape-rendering", "width",
}  # fmt: skip
"""Those that place it in a page, or that paper does without."""
HALO: Final = frozenset({"stroke", "stroke-width", "stroke-linejoin"})
VARIABLE: Final = re.compile(r"var\((--[a-z-]+)\)")


class UnknownStyleError(ValueError):
    """A style sheet says something of drawings that paper does not know."""


@dataclass(frozen=True)
class Styles:
    """The rules of the style sheets, with the variables of the light colours."""

    matcher: Any
    variables: Mapping[str, str]


def list_rules() -> Iterator[Any]:
    """List the rules that hold everywhere; those for screens, paper and forced colours are not."""
    for name in SHEETS:
        text = (ROOT / "overrides/assets/stylesheets" / name).read_text("utf-8")
        rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
        yield from (rule for rule in rules if rule.type == "qualified-rule")


@functools.cache
def load_styles() -> Styles:
    """Load the style sheets."""
    matcher = cssselect2.Matcher()
    variables: dict[str, str] = {}
    for rule in list_rules():
        said = {
            each.name: tinycss2.serialize(each.value).strip()
            for each in tinycss2.parse_blocks_contents(rule.content)
            if each.type == "declaration"
        }
        variables |= {name: value for name, value in said.items() if name.startswith("--")}
        drawn = {name: value for name, value in said.items() if not name.startswith("--")}
        for selector in cssselect2.compile_selector_list(rule.prelude):
            matcher.add_selector(selector, drawn)
    return Styles(matcher, variables)


def paint(drawing: ET.Element) -> str:
    """Write a drawing with every colour and size in its attributes.

    Raises UnknownStyleError for a property that is neither drawn nor of the screen alone.
    """
    root = copy.deepcopy(drawing)
    root.tail = None
    styles = load_styles()
    for wrapped in cssselect2.ElementWrapper.from_html_root(root).iter_subtree():
        _paint_element(wrapped, styles)
    _set_colour(root, "")
    for parent in list(root.iter()):
        for child in [each for each in parent if each.tag in {"title", "desc"}]:
            parent.remove(child)
    root.set("xmlns", NAMESPACE)
    root.set("font-family", FACE)
    return ET.tostring(root, encoding="unicode")


def _paint_element(wrapped: Any, styles: Styles) -> None:  # noqa: ANN401 - untyped
    element = wrapped.etree_element
    for *_, said in sorted(styles.matcher.match(wrapped), key=lambda found: found[:2]):
        # Lettering with a halo: PDF would paint that of a letter over the letter before it.
        halo = HALO if "paint-order" in said else frozenset()
        for name, value in said.items():
            if name in halo:
                continue
            if name == "color" or name in DRAWN:
                element.set(name, VARIABLE.sub(lambda found: styles.variables[found[1]], value))
            elif name not in ON_SCREEN:
                raise UnknownStyleError(f"a drawing with {name}: {value}")


def _set_colour(element: ET.Element, inherited: str) -> None:
    """Put the colour of the text in force where a drawing asks for it; drop what has no use."""
    colour = element.attrib.pop("color", inherited)
    for name, value in list(element.attrib.items()):
        if value == "currentColor":
            element.set(name, colour)
        if name in {"class", "role", "font-family"} or name.startswith(("data-", "aria-")):
            del element.attrib[name]
    for child in element:
        _set_colour(child, colour)
