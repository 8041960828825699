"""Walks over the elements of a page and writes each by its rule; what has no rule stops it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from overrides.pdf.code import NOTHING, call, join, quote
from overrides.pdf.html import INLINE

LONGEST_WHOLE: Final = 13
"""So many characters of a word stay in one line."""

type Rule = Callable[[Writer, ET.Element], str]
"""Writes one element as Typst code for content."""


class UnknownElementError(ValueError):
    """A page has an element, or a class, that no rule says how to print."""


def name_element(element: ET.Element) -> str:
    """Name an element with all its classes, as the rules do: `div.admonition.note`."""
    return ".".join([element.tag, *element.get("class", "").split()])


@dataclass
class Writer:
    """Writes the elements of one page; the addresses that it links to gather in `outside`."""

    rules: Mapping[str, Rule]
    page: str
    pages: frozenset[str]
    level: int
    live: str
    outside: list[str] = field(default_factory=list)

    def write(self, element: ET.Element) -> str:
        """Write one element, and what is needed to link to it.

        Raises UnknownElementError, naming page and element, when there is no rule.
        """
        name = name_element(element)
        if name not in self.rules:
            raise UnknownElementError(f"{self.page or 'the first page'}: no rule for {name}")
        code = self.rules[name](self, element)
        named = element.get("id")
        if named is None or element.tag in {"h1", "h2", "h3", "tr"}:
            return code
        return join([self.write_anchor(named), code])

    def write_anchor(self, name: str) -> str:
        """Write a place of the page that links lead to."""
        return call("anchor", quote(self.find_label(name)))

    def find_label(self, name: str, page: str | None = None) -> str:
        """Give the label of a place in a page; that of the page itself has no name."""
        return f"{self.page if page is None else page}#{name}"

    def write_inline(self, element: ET.Element) -> str:
        """Write what is in an element that holds words and no blocks."""
        pieces = [write_text(element.text)] if element.text else []
        for child in element:
            pieces.append(self.write(child))
            if child.tail:
                pieces.append(write_text(child.tail))
        return join(pieces)

    def write_flow(self, element: ET.Element, *, loose: bool = False) -> str:
        """Write what is in an element that may hold blocks: words between them are paragraphs.

        Words alone are none, unless the element is `loose`.
        """
        pieces: list[tuple[bool, str]] = [(True, write_text(element.text))] if element.text else []
        for child in element:
            pieces.append((child.tag in INLINE, self.write(child)))
            if child.tail:
                pieces.append((True, write_text(child.tail)))
        if not loose and all(inline for inline, _ in pieces):
            return join(piece for _, piece in pieces)
        return join(_gather(pieces))


def write_text(text: str) -> str:
    """Write words; one that may be longer than its line can break."""
    long = any(len(word) > LONGEST_WHOLE for word in text.split())
    return call("breakable-text", quote(text)) if long else quote(text)


def _gather(pieces: list[tuple[bool, str]]) -> list[str]:
    """Make a paragraph of each run of words."""
    blocks: list[str] = []
    run: list[str] = []
    for inline, piece in [*pieces, (False, NOTHING)]:
        if inline:
            run.append(piece)
            continue
        if run:
            blocks.append(call("par", join(run)))
            run = []
        blocks.append(piece)
    return blocks
