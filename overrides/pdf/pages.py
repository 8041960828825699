"""What is in a built version: its chapters in the order of the navigation, with their articles."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from overrides.pdf.html import BLANKS, find_class, read_html, read_text, tidy_blanks

START = "https://guide.invalid/"
"""Stands for the root of the version while addresses are worked out."""


@dataclass(frozen=True)
class Entry:
    """One entry of the navigation: a page by its address, or the name of a group, without one."""

    name: str
    level: int
    address: str | None


@dataclass(frozen=True)
class Chapter:
    """A page of the guide: its entry, the group that begins with it if any, and its article."""

    name: str
    level: int
    address: str
    group: str | None
    article: ET.Element


@dataclass(frozen=True)
class Book:
    """A version's words: title and description, then its chapters."""

    title: str
    description: str
    chapters: tuple[Chapter, ...]


def resolve(address: str, page: str) -> str:
    """Give an address as seen from the root; one that leads out of the version stays whole."""
    return urljoin(START + page, address).removeprefix(START)


def list_entries(root: ET.Element) -> Iterator[Entry]:
    """List the entries of the navigation in a page of the version's root."""
    navigation = find_class(root, "md-nav--primary")
    if navigation is None:
        raise ValueError("a page without a navigation")
    yield from _walk(navigation, 1)


def _walk(navigation: ET.Element, level: int) -> Iterator[Entry]:
    for item in navigation.findall("ul/li"):
        inner = next((each for each in item.findall("nav") if _is_group(item)), None)
        # Under the page that is open stands its own table of contents, after a label.
        link = item.find("a")
        label = link if link is not None else item.find("label")
        name = label if label is None else find_class(label, "md-ellipsis")
        if label is None or name is None:
            raise ValueError("an entry of the navigation without a name")
        address = None if inner is not None else resolve(label.get("href", ""), "")
        yield Entry(read_text(name), level, address)
        if inner is not None:
            yield from _walk(inner, level + 1)


def _is_group(item: ET.Element) -> bool:
    return "md-nav__item--nested" in item.get("class", "").split()


def read_article(path: Path) -> ET.Element:
    """Read what a page says, without what stands around it."""
    article = read_html(path.read_text("utf-8")).find(".//article")
    if article is None:
        raise ValueError(f"no article: {path}")
    tidy_blanks(article)
    return article


def read_book(site: Path) -> Book:
    """Read a built version.

    Raises ValueError for a page that is not built as this theme builds them.
    """
    root = read_html((site / "index.html").read_text("utf-8"))
    metas = {meta.get("name"): meta.get("content", "") for meta in root.iter("meta")}
    chapters = []
    group: str | None = None
    for entry in list_entries(root):
        if entry.address is None:
            group = entry.name
            continue
        article = read_article(site / entry.address / "index.html")
        chapters.append(Chapter(entry.name, entry.level, entry.address, group, article))
        group = None
    return Book(read_title(chapters[0].article), metas.get("description", ""), tuple(chapters))


def read_title(article: ET.Element) -> str:
    """Give the title of a page, without the sign that links to it."""
    title = article.find("h1")
    if title is None:
        raise ValueError("a page without a title")
    return BLANKS.sub(" ", title.text or "").strip()
