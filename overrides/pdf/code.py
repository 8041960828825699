"""Typst code: text as string literals, calls, and pieces joined to one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

NOTHING: Final = "[]"
ESCAPES: Final = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    # What no reader sees is written by its number, so that the code stays readable.
    | {chr(code): f"\\u{{{code:x}}}" for code in (*range(9), 11, 12, *range(14, 32), 127)}
)


def quote(text: str) -> str:
    """Write any text as a string that Typst reads back unchanged."""
    return f'"{text.translate(ESCAPES)}"'


def call(name: str, /, *args: str, **named: str) -> str:
    """Write a call; arguments are code already, and underscores in names become hyphens."""
    keyed = [f"{key.replace('_', '-')}: {value}" for key, value in named.items()]
    return f"{name}({', '.join([*args, *keyed])})"


def join(pieces: Iterable[str]) -> str:
    """Write pieces of content one after the other, as one."""
    kept = [piece for piece in pieces if piece != NOTHING]
    if not kept:
        return NOTHING
    return kept[0] if len(kept) == 1 else "{\n" + "\n".join(kept) + "\n}"


def listed(items: Iterable[str]) -> str:
    """Write an array; a comma after each item, so that one alone is an array too."""
    written = ", ".join(items)
    return f"({written},)" if written else "()"
