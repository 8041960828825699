"""Reads HTML as browsers do, into elements of the standard library."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Final

from justhtml import JustHTML
from justhtml.dom import Element, Text

BLANKS: Final = re.compile(r"[ \t\n\r\f]+")
INLINE: Final = {"a", "code", "em", "kbd", "span", "strong", "time"}
"""Elements that stand in a line of text; all others begin and end one."""


def read_html(text: str) -> ET.Element:
    """Read a document; names keep their case, so that drawings inside stay drawings."""
    document = JustHTML(text, sanitize=False)
    root = document.query_one("html")
    if not isinstance(root, Element):
        raise TypeError("a document without <html>")
    return _copy(root)


def _copy(node: Element) -> ET.Element:
    element = ET.Element(node.name, {name: value or "" for name, value in node.attrs.items()})
    last: ET.Element | None = None
    for child in node.children:
        if isinstance(child, Element):
            last = _copy(child)
            element.append(last)
        elif isinstance(child, Text):
            _add_text(element, last, str(child.data or ""))
    return element


def _add_text(parent: ET.Element, last: ET.Element | None, text: str) -> None:
    if last is None:
        parent.text = (parent.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def find_class(root: ET.Element, name: str) -> ET.Element | None:
    """Find the first element of a class."""
    return next(find_all_of_class(root, name), None)


def find_all_of_class(root: ET.Element, name: str) -> Iterator[ET.Element]:
    """Find the elements of a class, in the order of the document."""
    return (element for element in root.iter() if name in element.get("class", "").split())


def read_text(element: ET.Element) -> str:
    """Give the words of an element, with single blanks."""
    return BLANKS.sub(" ", "".join(element.itertext())).strip()


def tidy_blanks(root: ET.Element) -> None:
    """Make blanks between words single, and take those away at which a line of text begins."""
    _tidy(root, at_start=True)


def _tidy(element: ET.Element, *, at_start: bool) -> bool:
    """Tidy inside of an element; say whether a blank that comes next would be one too many."""
    block = element.tag not in INLINE
    element.text, at_start = _tidy_text(element.text, at_start=at_start or block)
    for child in element:
        at_start = True if child.tag in {"pre", "svg"} else _tidy(child, at_start=at_start)
        child.tail, at_start = _tidy_text(child.tail, at_start=at_start)
    return True if block else at_start


def _tidy_text(text: str | None, *, at_start: bool) -> tuple[str, bool]:
    single = BLANKS.sub(" ", text or "")
    if at_start:
        single = single.removeprefix(" ")
    return single, single.endswith(" ") if single else at_start
