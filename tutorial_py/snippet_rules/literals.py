"""Write JSON values as literals of a programming language, spread over lines where they are long.

Characters that cannot be seen become escapes, so that a snippet shows all that it holds and
survives being copied.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tutorial_py.characters import UNSEEN
from tutorial_py.signing_rules.styles import Params

_LONGEST_LINE: Final = 80
# Deeper nesting is not indented further: at a hundred levels there would be nothing but blanks.
_DEEPEST_INDENT: Final = 8
_UNSEEN_BUT_SPACE: Final = re.compile(f"(?! ){UNSEEN.pattern}")
_WIDE: Final = 0x1_0000


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a language writes what JSON has. `quote_name` is for the names of values."""

    literals: tuple[str, str, str]  # null, true, false
    indent: str
    quote_text: Callable[[str], str]
    quote_name: Callable[[str], str]


def quote(text: str, escape: Callable[[str], str]) -> str:
    """Write a text in double quotes, with the escapes that JSON, Python and JavaScript share."""
    shown = json.dumps(text, ensure_ascii=False)
    return _UNSEEN_BUT_SPACE.sub(lambda match: escape(match[0]), shown)


def escape_utf16(character: str) -> str:
    r"""Escape a character as JSON and JavaScript do: `\u2028`, two of them beyond U+FFFF."""
    units = character.encode("utf-16-be").hex()
    return "".join([rf"\u{units[place : place + 4]}" for place in range(0, len(units), 4)])


def escape_like_python(character: str) -> str:
    r"""Escape a character as Python does: `\u2028`, `\U000e0001`."""
    number = ord(character)
    return rf"\U{number:08x}" if number >= _WIDE else rf"\u{number:04x}"


def write_literal(value: object, dialect: Dialect, depth: int = 0) -> str:
    """Write a JSON value without floats."""
    if isinstance(value, dict):
        return _join_entries(("{", "}"), _write_pairs(value, dialect, depth), dialect, depth)
    if isinstance(value, list):
        entries = []
        for entry in value:
            entries.append(write_literal(entry, dialect, depth + 1))  # noqa: PERF401
        return _join_entries(("[", "]"), entries, dialect, depth)
    null, true, false = dialect.literals
    if value is None:
        return null
    if isinstance(value, bool):
        return true if value else false
    return dialect.quote_text(value) if isinstance(value, str) else str(value)


def _write_pairs(values: Params, dialect: Dialect, depth: int) -> list[str]:
    pairs = []
    for name, value in values.items():
        written = write_literal(value, dialect, depth + 1)
        pairs.append(f"{dialect.quote_name(name)}: {written}")
    return pairs


def _join_entries(
    brackets: tuple[str, str], entries: list[str], dialect: Dialect, depth: int
) -> str:
    left, right = brackets
    line = ", ".join(entries)
    outer = dialect.indent * min(depth, _DEEPEST_INDENT)
    if len(outer) + len(line) <= _LONGEST_LINE and "\n" not in line:
        return f"{left}{line}{right}"
    inner = dialect.indent * min(depth + 1, _DEEPEST_INDENT)
    spread = f",\n{inner}".join(entries)
    return f"{left}\n{inner}{spread}\n{outer}{right}"
