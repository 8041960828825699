"""Small repairs of the theme's pages and script, each because a check or a bench would find it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

REPAIRS = {
    # A dialog needs a name for screen readers.
    'data-md-component="search" role="dialog"': (
        'data-md-component="search" role="dialog" aria-label="Search"'
    ),
    # The theme's script sets this when it begins and takes it away when the colours are set. Where
    # it stands already, the browser looks at the style of every element once less.
    '<body dir="ltr"': '<body dir="ltr" data-md-color-switching',
}

SCRIPT = "javascripts/bundle.*.min.js"
"""The theme's own script, in the folder of its assets."""

SCRIPT_REPAIRS = {
    # Every page would load the search's index, and a worker take it apart beside the start of
    # Python. It waits for the reader to open the search, as it does in a page from a folder,
    'L($(location.protocol!=="file:"),Je("search"))': 'Je("search")',
    # or for an address with the words that a result was found by, which are then marked.
    'z([t,r.pipe(Q(we()),g(o=>!!o.searchParams.get("h")))])': (
        'r.pipe(Q(we()),g(o=>!!o.searchParams.get("h")),b(o=>t.pipe(m(n=>[n,o]))))'
    ),
}

# Firefox loads the next page ahead for such a link, which the policy refuses with a complaint.
NEIGHBOURS = re.compile(r'<link rel="(?:prev|next)" href="[^"]*">')


def _repair(text: str, repairs: dict[str, str]) -> str:
    for old, new in repairs.items():
        if old not in text:
            raise ValueError(f"the theme no longer has {old!r}: is this repair still needed?")
        text = text.replace(old, new)
    return text


def repair_page(text: str) -> str:
    """Give a page with every repair done.

    Raises ValueError when the theme has changed and there is nothing to repair.
    """
    return NEIGHBOURS.sub("", _repair(text, REPAIRS))


def repair_script(assets: Path) -> None:
    """Do every repair of the theme's script, in the folder of a site's assets.

    Raises ValueError when the theme has changed and there is nothing to repair, or no such script.
    """
    (path,) = assets.glob(SCRIPT)
    path.write_text(_repair(path.read_text("utf-8"), SCRIPT_REPAIRS), "utf-8")
