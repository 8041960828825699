"""What a page has inline: scripts, which must be known; style and handlers, which may not be."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from overrides.build.inline_scripts import UnknownScriptError, recognise_script
from overrides.build.tools import make_integrity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DATA_TYPES = {"application/json", "application/ld+json"}
"""Types of script elements that hold data and never run."""


class UnknownInlineError(ValueError):
    """A page carries something inline that the build does not know."""


class InlineCollector(HTMLParser):
    """Collects the inline scripts of a page with their lines; refuses inline style."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[tuple[int, str]] = []
        self._inside = False
        self._text = ""
        self._line = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an inline script's beginning; refuse style."""
        names = dict(attrs)
        line = self.getpos()[0]
        if tag == "style" or "style" in names:
            raise UnknownInlineError(f"inline style at <{tag}>, line {line}")
        if any(name.startswith("on") for name in names):
            raise UnknownInlineError(f"event handler at <{tag}>, line {line}")
        if any((value or "").strip().lower().startswith("javascript:") for value in names.values()):
            raise UnknownInlineError(f"script in an address at <{tag}>, line {line}")
        runs = tag == "script" and "src" not in names and names.get("type") not in DATA_TYPES
        self._inside, self._text, self._line = runs, "", line

    def handle_data(self, data: str) -> None:
        """Gather a script's text."""
        if self._inside:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        """Note an inline script's end."""
        if self._inside and tag == "script":
            self.scripts.append((self._line, self._text))
        self._inside = False


def list_scripts(path: Path, text: str) -> list[tuple[int, str]]:
    """List a page's inline scripts, each with its line.

    Raises UnknownInlineError, naming the page, for inline style and handlers.
    """
    collector = InlineCollector()
    try:
        collector.feed(text)
    except UnknownInlineError as error:
        raise UnknownInlineError(f"{path}: {error}") from error
    return collector.scripts


def check_inline(pages: Mapping[Path, str]) -> None:
    """Let pages have no inline script but the known ones.

    Raises UnknownInlineError, naming the page, the line and the beginning of what is unknown.
    """
    for path, text in pages.items():
        for line, script in list_scripts(path, text):
            try:
                recognise_script(script)
            except UnknownScriptError as error:
                raise UnknownInlineError(f"{path}: {error}, line {line}") from error


def collect_scripts(pages: Mapping[Path, str]) -> list[str]:
    """List the integrity of every inline script in the pages."""
    found = {
        make_integrity(script.encode())
        for path, text in pages.items()
        for _, script in list_scripts(path, text)
    }
    return sorted(found)
