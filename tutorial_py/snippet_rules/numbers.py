"""Write numbers as texts that clients would not all sign alike, before they enter a snippet."""

from typing import Final

from tutorial_py.characters import count_words
from tutorial_py.data import load_signing
from tutorial_py.signing_rules.numbers import WrittenNumber
from tutorial_py.signing_rules.param_string import name_entry, name_path
from tutorial_py.signing_rules.styles import Params

# Exponents up to here are written out; an amount beyond is a slip.
_MOST_ZEROS: Final = 40
_LONGEST_EXPONENT: Final = 3
_MOST_NAMED: Final = 3
_LONGEST_PATH: Final = 80


def spell_numbers(params: Params) -> tuple[dict[str, object], list[str]]:
    """Return params with amounts, floats and long integers as texts, and the paths of these."""
    paths: list[str] = []
    return _spell_object(params, "params", paths), paths


def note_numbers(paths: list[str]) -> str:
    """Say in a sentence what `spell_numbers` changed, "" for nothing."""
    if not paths:
        return ""
    named = ", ".join([_clip(path) for path in paths[:_MOST_NAMED]])
    more = len(paths) - _MOST_NAMED
    rest = f" and {count_words(more, 'more', 'more')}" if more > 0 else ""
    return (
        f"Written as text here, not as a number: {named}{rest}. The exchange wants amounts as "
        "texts, and not every client writes such a number in the same way."
    )


# Plain calls and loops only: values may be nested deeply, and WebAssembly has a small stack.
def _spell_object(values: Params, path: str, paths: list[str]) -> dict[str, object]:
    found = {}
    for name, value in values.items():
        found[name] = _spell(value, name_path(path, name), name, paths)
    return found


def _spell(value: object, path: str, name: str, paths: list[str]) -> object:
    if isinstance(value, dict):
        return _spell_object(value, path, paths)
    if isinstance(value, list):
        found = []
        for index, entry in enumerate(value):
            found.append(_spell(entry, name_entry(path, index), name, paths))
        return found
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    if isinstance(value, int) and not _is_unsafe(value, name):
        return value
    paths.append(path)
    return str(value) if isinstance(value, int) else _write_out(value)


def _is_unsafe(value: int, name: str) -> bool:
    # The bound itself is included: JavaScript cannot tell it from the next number.
    facts = load_signing()
    return abs(value) >= facts.integers.largest or name in facts.amounts.names


def _write_out(number: float) -> str:
    """Write a number with the digits that it was written with, but without an exponent."""
    written = number.written if isinstance(number, WrittenNumber) else repr(number)
    mantissa, mark, exponent = written.lower().partition("e")
    if not mark or len(exponent) > _LONGEST_EXPONENT or abs(int(exponent)) > _MOST_ZEROS:
        return written
    sign = "-" if mantissa.startswith("-") else ""
    whole, _, fraction = mantissa.removeprefix("-").partition(".")
    zeros = "0" * abs(int(exponent))
    digits = f"{zeros}{whole}{fraction}{zeros}"
    point = len(zeros) + len(whole) + int(exponent)
    left, right = digits[:point].lstrip("0"), digits[point:].rstrip("0")
    return f"{sign}{left or '0'}{'.' if right else ''}{right}"


def _clip(path: str) -> str:
    return path if len(path) <= _LONGEST_PATH else f"{path[: _LONGEST_PATH - 1]}…"
