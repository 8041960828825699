"""Small repairs of the theme's pages, each because a check would find it."""

from __future__ import annotations

REPAIRS = {
    # A dialog needs a name for screen readers.
    'data-md-component="search" role="dialog"': (
        'data-md-component="search" role="dialog" aria-label="Search"'
    ),
}


def repair_page(text: str) -> str:
    """Give a page with every repair done.

    Raises ValueError when the theme has changed and there is nothing to repair.
    """
    for old, new in REPAIRS.items():
        if old not in text:
            raise ValueError(f"the theme no longer has {old!r}: is this repair still needed?")
        text = text.replace(old, new)
    return text
