"""The inline scripts that pages may have: each is known, and why it is there.

A script that is not among them stops the build, so that nothing is let in because it happened to
be in a page. When the theme is raised, read what it has changed before its fingerprint goes here.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Final

from overrides.build.tools import ROOT

BEGINNING = 60
"""How much of an unknown script its complaint shows, in characters."""

UP: Final = r"\.|\.\.(?:/\.\.)*|/(?:[\w.~-]+/)*"
"""Where the site begins, seen from a page; the page that is shown for any address has a path."""


class UnknownScriptError(ValueError):
    """A page has an inline script that is none of the known ones."""


@dataclass(frozen=True)
class KnownScript:
    """An inline script: the SHA-256 of its text, and why it is there.

    `varying` finds the one part that differs between pages, which counts as `@`.
    """

    name: str
    fingerprint: str
    why: str
    varying: str = ""

    def matches(self, text: str) -> bool:
        """Say whether a script is this one."""
        same = re.sub(self.varying, "@", text, count=1) if self.varying else text
        return take_fingerprint(same) == self.fingerprint


def take_fingerprint(text: str) -> str:
    """Give the SHA-256 of a script's text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


PARTIALS = ROOT / "overrides" / "partials"


def read_own(name: str) -> str:
    """Read an inline script of the guide's own, as a template puts it into a page."""
    return (PARTIALS / name).read_text("utf-8").removesuffix("\n")


KNOWN: Final = (
    KnownScript(
        "theme's scope",
        "a5233be6e237a0ce55ec9de5f9a25015e4314662deb9ec31138928970a9455af",
        "Reads and writes what the theme remembers, under the site's own path.",
        rf'(?<=^__md_scope=new URL\(")(?:{UP})(?=",location\))',
    ),
    KnownScript(
        "theme's palette",
        "0eb10c249dbdb0beef225a10ce5cbe55418cc4a7014cc208f8e7d6ed8f00906e",
        "Sets the chosen colours before the page is painted.",
    ),
    KnownScript(
        "theme's tab",
        "ffcc0f7735fdab434d257c80e65cec2e88d716991e69757185b7e450e41a5b2f",
        "Opens the tab that the address names.",
    ),
    KnownScript(
        "refusals",
        take_fingerprint(read_own("refusals.js")),
        "Tells the reader when a file of the page was refused; it cannot be such a file itself.",
    ),
    KnownScript(
        "trust",
        take_fingerprint(read_own("trust.js")),
        "Says what scripts may make of text; it must stand before all others.",
    ),
    KnownScript(
        "storage",
        take_fingerprint(read_own("storage.js")),
        "Stands in for storage that is refused; as a file, every first picture would wait for it.",
    ),
    KnownScript(
        "ahead",
        take_fingerprint(read_own("ahead.js")),
        "Asks for a form's files while the modules that will use them are on their way.",
    ),
)


def recognise_script(text: str) -> str:
    """Name a page's inline script. Raises UnknownScriptError with its beginning."""
    for script in KNOWN:
        if script.matches(text):
            return script.name
    raise UnknownScriptError(f"unknown inline script that begins with {text[:BEGINNING]!r}")
