"""Rules for what stands in a line of text, and for links."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import urldefrag, urljoin

from overrides.pdf.code import NOTHING, call, quote
from overrides.pdf.html import read_text

if TYPE_CHECKING:
    from overrides.pdf.writer import Rule, Writer


def write_strong(writer: Writer, element: ET.Element) -> str:
    """Write words that stand out."""
    return call("strong", writer.write_inline(element))


def write_emphasis(writer: Writer, element: ET.Element) -> str:
    """Write words with stress."""
    return call("emph", writer.write_inline(element))


def write_code(writer: Writer, element: ET.Element) -> str:
    """Write code in a line, character by character."""
    del writer
    return call("raw", quote("".join(element.itertext())))


def write_plain(writer: Writer, element: ET.Element) -> str:
    """Write words as they are."""
    return writer.write_inline(element)


def leave_out(writer: Writer, element: ET.Element) -> str:
    """Write nothing, for what has no use on paper."""
    del writer, element
    return NOTHING


def write_link(writer: Writer, element: ET.Element) -> str:
    """Write a link: inside of the book with its page, to elsewhere with a number."""
    words = writer.write_inline(element)
    whole = urljoin(writer.live + writer.page, element.get("href", ""))
    address, name = urldefrag(whole)
    page = address.removeprefix(writer.live)
    if page != address and page in writer.pages:
        return call("inner", quote(writer.find_label(name, page)), words)
    if whole not in writer.outside:
        writer.outside.append(whole)
    return call("outer", quote(whole), str(writer.outside.index(whole) + 1), words)


def read_label(element: ET.Element) -> str:
    """Give the words of an element as a string of code."""
    return quote(read_text(element))


RULES: Final[Mapping[str, Rule]] = {
    "a": write_link,
    "a.headerlink": leave_out,
    "code": write_code,
    "em": write_emphasis,
    "kbd": write_code,
    "span": write_plain,
    "strong": write_strong,
    "time": write_plain,
}
