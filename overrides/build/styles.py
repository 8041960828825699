"""The guide's own style sheet: written in several files, read as one.

A page's first picture waits for each style sheet, and over a phone's line each costs a round trip.
"""

from __future__ import annotations

from typing import Final

from overrides.build.tools import ROOT, bundle

FOLDER: Final = "assets/stylesheets/"
ENTRY: Final = f"{FOLDER}tutorial.css"


def join_styles() -> str:
    """Join the guide's style sheet and all that it imports, without space that nobody reads."""
    return bundle(ROOT / "overrides" / ENTRY).decode()
