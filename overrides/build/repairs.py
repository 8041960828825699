"""Small repairs of the theme's pages, each because a check would find it."""

from __future__ import annotations

import re

REPAIRS = {
    # A dialog needs a name for screen readers.
    'data-md-component="search" role="dialog"': (
        'data-md-component="search" role="dialog" aria-label="Search"'
    ),
}

# Firefox loads the next page ahead for such a link, which the policy refuses with a complaint.
NEIGHBOURS = re.compile(r'<link rel="(?:prev|next)" href="[^"]*">')


def repair_page(text: str) -> str:
    """Give a page with every repair done.

    Raises ValueError when the theme has changed and there is nothing to repair.
    """
    for old, new in REPAIRS.items():
        if old not in text:
            raise ValueError(f"the theme no longer has {old!r}: is this repair still needed?")
        text = text.replace(old, new)
    return NEIGHBOURS.sub("", text)
