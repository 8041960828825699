"""Say what is wrong with numbers and dots that do not make an IPv4 address."""

import re
from typing import Final

from tutorial_py.list_checks.addresses import read_ipv4

_NUMBERS: Final = re.compile(r"[0-9]*(?:\.[0-9]*)*")
_HIGHEST: Final = 255
_PARTS: Final = 4
_LONGEST: Final = 9  # of a number that is repeated, in digits
_TOO_LONG: Final = 4  # a number above 255 in any case, in digits


def explain_numbers(text: str) -> str | None:
    """Explain a text of digits and dots, with a port or without. None for any other text."""
    address, _, port = text.partition(":")
    if not _NUMBERS.fullmatch(address) or (port and not port.isdecimal()):
        return None
    parts = address.split(".")
    if len(parts) == 1:
        return "This is one number; an address has four, with dots between them."
    if "" in parts:
        return "A number is missing next to a dot."
    if len(parts) < _PARTS:
        return f"It has {len(parts)} numbers; an address has four."
    if len(parts) > _PARTS:
        return (
            f"It has {len(parts)} numbers; an address has four. Two addresses may have run "
            "together, or the number of a list stands in front."
        )
    return _explain_parts(parts)


def _explain_parts(parts: list[str]) -> str:
    high = [part for part in parts if _is_high(part)]
    if high:
        shown = high[0] if len(high[0]) <= _LONGEST else "One number"
        return f"{shown} is too high: each of the four numbers is at most {_HIGHEST}."
    plain = ".".join(part.lstrip("0") or "0" for part in parts)
    meant = f"; probably {plain} was meant" if read_ipv4(plain) else ""
    return f"A number starts with a zero that does not belong there{meant}."


def _is_high(part: str) -> bool:
    digits = part.lstrip("0")
    return len(digits) >= _TOO_LONG or int(digits or "0") > _HIGHEST
