"""The guide's sources as data: pages, steps, sections, links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.utils.yaml import get_yaml_loader

from overrides.build.front_matter import DOCS
from overrides.build.overlay import read_page

ROOT = DOCS.parent
LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
MARKER = re.compile(r"^ */// (\w+) \| ([\w-]+)\n *///$", re.MULTILINE)
NOT_FOR_TRADERS = ("changelog.md", "contributing.md", "publishing.md", "after-mkdocs.md")


@dataclass(frozen=True)
class Document:
    """A page's source: its path in docs/, its front matter, and its Markdown."""

    path: str
    meta: dict[str, Any]
    body: str

    @property
    def stem(self) -> str:
        return Path(self.path).stem

    @property
    def prose(self) -> str:
        """The text without fenced code."""
        return re.sub(r"^```.*?^```$", "", self.body, flags=re.MULTILINE | re.DOTALL)

    @property
    def plain(self) -> str:
        """The text in one line, without emphasis, code marks and link addresses."""
        return " ".join(re.sub(r"[*`]", "", LINK.sub(r"\1", self.prose)).split())

    @property
    def links(self) -> list[tuple[str, str]]:
        """Each link's words and address."""
        return [(" ".join(words.split()), address) for words, address in LINK.findall(self.prose)]

    @property
    def markers(self) -> list[tuple[str, str]]:
        """Each marker's kind and name."""
        return MARKER.findall(self.prose)

    @property
    def headings(self) -> list[str]:
        """The headings of the second level."""
        return re.findall(r"^## (.+)$", self.body, re.MULTILINE)

    def section(self, heading: str) -> str:
        """What stands under a heading of the second level."""
        after = self.body.split(f"\n## {heading}\n", 1)[1]
        return after.split("\n## ", 1)[0]


@dataclass(frozen=True)
class Step(Document):
    """A step's page."""

    @property
    def number(self) -> int:
        return int(self.stem[:2])

    @property
    def id(self) -> str:
        return self.stem[3:]

    @property
    def actions(self) -> list[str]:
        """The numbered items under `Do this`."""
        return re.findall(r"^\d+\. (.+)$", self.section("Do this"), re.MULTILINE)


def read_document[Kind: Document](path: Path, kind: type[Kind]) -> Kind:
    text = read_page(path.relative_to(DOCS).as_posix())
    meta, body = {}, text
    if text.startswith("---\n"):
        _, front, body = text.split("---\n", 2)
        meta = yaml.safe_load(front)
    return kind(path.relative_to(DOCS).as_posix(), meta, body)


@cache
def read_pages() -> tuple[Document, ...]:
    """Read every page of the guide, the steps too."""
    return tuple(read_document(path, Document) for path in sorted(DOCS.rglob("*.md")))


@cache
def read_steps() -> tuple[Step, ...]:
    """Read the steps in the order of their files."""
    return tuple(read_document(path, Step) for path in sorted((DOCS / "steps").iterdir()))


def find_page(path: str) -> Document:
    return next(page for page in read_pages() if page.path == path)


def find_step(number: int) -> Step:
    return next(step for step in read_steps() if step.number == number)


@cache
def read_nav() -> tuple[str, ...]:
    """List the pages of `nav` in mkdocs.yml, in its order."""
    settings = yaml.load((ROOT / "mkdocs.yml").read_text(), get_yaml_loader())  # noqa: S506
    return tuple(list_paths(settings["nav"]))


def list_paths(entry: Any) -> list[str]:
    if isinstance(entry, str):
        return [entry]
    parts = entry.values() if isinstance(entry, dict) else entry
    return [path for part in parts for path in list_paths(part)]


TRADERS_PAGES = tuple(page for page in read_pages() if page.path not in NOT_FOR_TRADERS)

every_page = pytest.mark.parametrize("page", read_pages(), ids=lambda page: page.path)
every_step = pytest.mark.parametrize("step", read_steps(), ids=lambda step: step.stem)
every_traders_page = pytest.mark.parametrize("page", TRADERS_PAGES, ids=lambda page: page.path)
