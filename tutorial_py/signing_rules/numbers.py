"""How clients write a number as text. They differ, which is why amounts should be texts.

Source of the rule for JavaScript: ECMAScript, Number::toString. Its digits are the shortest that
give the same number back, as Python's `repr` finds them, too.
"""

from dataclasses import dataclass
from typing import Final, Self

# JavaScript writes out this many digits before it turns to an exponent.
_MOST_DIGITS: Final = 21
_MOST_ZEROS: Final = 6


class WrittenNumber(float):
    """A number with a point or an exponent, and how it was written in JSON."""

    __slots__ = ("written",)
    written: str

    def __new__(cls, written: str) -> Self:
        """Make it of JSON text; what is beyond a double becomes infinite."""
        number = super().__new__(cls, written)
        number.written = written
        return number


@dataclass(frozen=True, slots=True)
class _Digits:
    """The shortest digits of a number above zero: 0.DIGITS times ten to the `point`."""

    digits: str
    point: int


def format_like_javascript(number: float) -> str:
    """Write a finite number as JavaScript does: `1`, `0.24`, `1e-7`, `1.2345e+25`."""
    if number < 0:
        return f"-{format_like_javascript(-number)}"
    found = _find_digits(number)
    digits, point = found.digits, found.point
    if not digits:
        return "0"
    if -_MOST_ZEROS < point <= _MOST_DIGITS:
        return _write_out(found)
    rest = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{digits[0]}{rest}e{point - 1:+d}"


def format_plainly(number: float) -> str:
    """Write a finite number without an exponent, as the Java sample does: `1`, `0.0000001`."""
    if number < 0:
        return f"-{format_plainly(-number)}"
    found = _find_digits(number)
    return _write_out(found) if found.digits else "0"


def format_like_python(number: float) -> str:
    """Write a number as Python does: `1.0`, `1e-07`."""
    return float.__repr__(number)


def format_like_rust(number: float) -> str:
    """Write a finite number as the official command line client does: `1.0`, `1.2345e25`."""
    mantissa, mark, exponent = float.__repr__(number).partition("e")
    return f"{mantissa}{mark}{int(exponent)}" if mark else mantissa


def _find_digits(number: float) -> _Digits:
    mantissa, _, exponent = float.__repr__(abs(number)).partition("e")  # -0.0 has no sign either
    whole, _, fraction = mantissa.partition(".")
    point = len(whole) + int(exponent or "0")
    digits = whole + fraction
    stripped = digits.lstrip("0")
    return _Digits(stripped.rstrip("0"), point - (len(digits) - len(stripped)))


def _write_out(found: _Digits) -> str:
    digits, point = found.digits, found.point
    if point <= 0:
        return f"0.{'0' * -point}{digits}"
    if point >= len(digits):
        return digits + "0" * (point - len(digits))
    return f"{digits[:point]}.{digits[point:]}"
