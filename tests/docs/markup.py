"""Read a built page into a tree, as forgiving as a browser where it matters here."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


class TreeReader(HTMLParser):
    """Builds a tree; an end tag closes what was left open inside its element."""

    def __init__(self) -> None:
        super().__init__()
        self.root = ET.Element("page")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = ET.SubElement(self._open[-1], tag, {name: value or "" for name, value in attrs})
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        last = self._open[-1]
        if len(last):
            last[-1].tail = (last[-1].tail or "") + data
        else:
            last.text = (last.text or "") + data


def parse_page(text: str) -> ET.Element:
    reader = TreeReader()
    reader.feed(text)
    reader.close()
    return reader.root


@cache
def read_page(path: Path) -> ET.Element:
    """Read a file once; tests only look."""
    return parse_page(path.read_text("utf-8"))


def read_text(element: ET.Element) -> str:
    """All text inside, in one line."""
    return " ".join("".join(element.itertext()).split())


def find_id(root: ET.Element, name: str) -> ET.Element:
    (element,) = (element for element in root.iter() if element.get("id") == name)
    return element


def list_addresses(element: ET.Element) -> list[str]:
    """The address of every link inside."""
    return [link.attrib["href"] for link in element.iter("a") if "href" in link.attrib]
