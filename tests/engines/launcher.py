"""Starts a browser by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.engines.chromium import Chromium
from tests.engines.firefox import Firefox
from tests.engines.webkit import WebKitGTK

if TYPE_CHECKING:
    from pathlib import Path

    from tests.engines.engine import Engine

KINDS: dict[str, type[Chromium | Firefox | WebKitGTK]] = {
    kind.name: kind for kind in (Chromium, Firefox, WebKitGTK)
}

ENGINES: tuple[str, ...] = tuple(KINDS)


def launch(name: str, profile: Path | None = None) -> Engine:
    """Start a browser; without a profile folder it gets a new one, removed at its end.

    Raises MissingEngineError if it is not installed.
    """
    return KINDS[name](profile)
