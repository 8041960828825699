"""What an earlier version says otherwise than the newest: pages, drawings and single passages.

`overrides/versions/<name>/` has whole pages in `docs/` and whole drawings in `panels/`, under the
names of those that they replace, and in `edits.toml` passages of other pages. Everything else is
the newest's, so that it is written once. A version without a folder is the newest.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING

from overrides.build.tools import ROOT
from overrides.build.versions import FOLDER, choose_version

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DOCS = ROOT / "docs"


class OverlayError(ValueError):
    """An earlier version does not fit the newest any more; says where."""


def edit_text(page: str, text: str, before: str, after: str) -> str:
    """Put one passage in place of another. Raises OverlayError when it is not there just once."""
    if text.count(before) != 1:
        raise OverlayError(f"{page}: this passage is not there just once: {before!r}")
    return text.replace(before, after)


def read_overlay(folder: Path, docs: Path = DOCS) -> Mapping[str, str]:
    """Read the pages of a version that differ, by their paths in the docs folder.

    Raises OverlayError for a page, or a passage of one, that the newest does not have.
    """
    own = folder / "docs"
    pages = {
        path.relative_to(own).as_posix(): path.read_text("utf-8")
        for path in sorted(own.rglob("*.md"))
    }
    for page in pages:
        if not (docs / page).is_file():
            raise OverlayError(f"{page}: the newest version has no such page")
    file = folder / "edits.toml"
    edits = tomllib.loads(file.read_text("utf-8"))["edits"] if file.is_file() else []
    for edit in edits:
        page = edit["page"]
        text = pages.get(page) or (docs / page).read_text("utf-8")
        pages[page] = edit_text(page, text, edit["before"], edit["after"])
    return pages


@cache
def _read_version(name: str) -> Mapping[str, str]:
    return read_overlay(FOLDER / name)


def list_overlaid() -> Mapping[str, str]:
    """List the pages in which the version that is built now differs, by their paths."""
    return _read_version(choose_version().name)


def read_page(page: str) -> str:
    """Read a page of the version that is built now, by its path in the docs folder."""
    found = list_overlaid().get(page)
    return (DOCS / page).read_text("utf-8") if found is None else found


def find_panel(newest: Path) -> Path:
    """Find a drawing of the version that is built now, given the newest's file."""
    own = FOLDER / choose_version().name / "panels" / newest.name
    return own if own.is_file() else newest
