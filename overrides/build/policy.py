"""The site's content security policy, written into every page after the build.

One policy for all pages: instant navigation keeps the first page's. It knows
each inline script by its hash, so no other one runs, neither in a page nor in
a frame that a script puts into it, for such a frame is under this policy too.
"""

from __future__ import annotations

import html
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from overrides.build.tools import make_integrity

if TYPE_CHECKING:
    from pathlib import Path

    from overrides.build.runtime import Runtime

MARK = "@policy@"
DATA_TYPES = {"application/json", "application/ld+json"}
"""Types of script elements that hold data and never run."""

PREVIEW = False
"""While writing, MkDocs adds a script of its own to each page as it is served."""


class UnknownInlineError(ValueError):
    """A page carries style that the policy would refuse."""


class InlineCollector(HTMLParser):
    """Collects the inline scripts of a page; refuses inline style."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: set[str] = set()
        self._inside = False
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an inline script's beginning; refuse style."""
        names = dict(attrs)
        if tag == "style" or "style" in names:
            raise UnknownInlineError(f"inline style at <{tag}>, line {self.getpos()[0]}")
        if any(name.startswith("on") for name in names):
            raise UnknownInlineError(f"event handler at <{tag}>, line {self.getpos()[0]}")
        runs = tag == "script" and "src" not in names and names.get("type") not in DATA_TYPES
        self._inside, self._text = runs, ""

    def handle_data(self, data: str) -> None:
        """Gather a script's text."""
        if self._inside:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        """Note an inline script's end."""
        if self._inside and tag == "script":
            self.scripts.add(make_integrity(self._text.encode()))
        self._inside = False


def collect_scripts(pages: dict[Path, str]) -> list[str]:
    """List the integrity of every inline script in the pages.

    Raises UnknownInlineError, naming the page, for inline style or handlers.
    """
    found: set[str] = set()
    for path, text in pages.items():
        collector = InlineCollector()
        try:
            collector.feed(text)
        except UnknownInlineError as error:
            raise UnknownInlineError(f"{path}: {error}") from error
        found |= collector.scripts
    return sorted(found)


def make_policy(scripts: list[str], runtime: Runtime) -> str:
    """Write the policy.

    A sealed frame is bound by it too, hence the frames' scripts and style, blob:
    and WebAssembly. `frame-src 'none'` lets frames without an address be, and
    keeps them from going to one: a frame could leave with a key in it.
    """
    known = " ".join(f"'{integrity}'" for integrity in [*scripts, *runtime.scripts])
    inline = "'unsafe-inline'" if PREVIEW else known
    style = "'unsafe-inline'" if PREVIEW else f"'{runtime.style}'"
    rules = [
        "default-src 'none'",
        f"script-src 'self' blob: 'wasm-unsafe-eval' {inline}",
        f"style-src 'self' {style}",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "manifest-src 'self'",
        "frame-src 'none'",
        "object-src 'none'",
        "form-action 'none'",
        "base-uri 'none'",
    ]
    return "; ".join(rules)


def write_policies(site: Path, runtime: Runtime) -> None:
    """Put the policy into every page of a built site.

    Raises ValueError for a page without a place for it.
    """
    pages = {path: path.read_text() for path in sorted(site.rglob("*.html"))}
    policy = html.escape(make_policy(collect_scripts(pages), runtime), quote=False)
    for path, text in pages.items():
        if MARK not in text:
            raise ValueError(f"{path}: no place for the policy")
        path.write_text(text.replace(MARK, policy, 1))
