"""The ways in which programs write numbers, and numbers that should have been texts."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tutorial_py.data import load_signing
from tutorial_py.signing_rules.numbers import (
    WrittenNumber,
    format_like_javascript,
    format_like_python,
    format_like_rust,
    format_plainly,
)
from tutorial_py.signing_rules.styles import write_number

_AMOUNT: Final = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?")


@dataclass(frozen=True, slots=True)
class NumberForm:
    """A way to write numbers, or texts that are numbers; None leaves them as they are."""

    words: str
    number: Callable[[int | float], str] | None = None
    text: Callable[[str], str] | None = None


def _format_floats(write: Callable[[float], str]) -> Callable[[int | float], str]:
    return lambda number: str(number) if isinstance(number, int) else write(number)


def _keep_written(number: float) -> str:
    return number.written if isinstance(number, WrittenNumber) else write_number(number)


def _round_integers(number: float) -> str:
    """Round as a JavaScript client does with whole numbers that it cannot keep."""
    if isinstance(number, int) and abs(number) > load_signing().integers.largest:
        try:
            return format_like_javascript(float(number))
        except OverflowError:
            return "Infinity"
    return write_number(number)


def _add_point(number: float) -> str:
    return f"{number}.0" if isinstance(number, int) else format_like_python(number)


def _read_amounts(write: Callable[[float], str]) -> Callable[[str], str]:
    return lambda text: write(float(text)) if _AMOUNT.fullmatch(text) else text


def _strip_zeros(text: str) -> str:
    return text.rstrip("0").rstrip(".") if _AMOUNT.fullmatch(text) and "." in text else text


NUMBER_FORMS: Final = (
    NumberForm(
        "writes numbers with a point as Python does, such as 1.0",
        _format_floats(format_like_python),
    ),
    NumberForm("writes numbers just as they stand in the JSON", _keep_written),
    NumberForm("writes numbers out, without an exponent", _format_floats(format_plainly)),
    NumberForm("writes exponents without a plus sign", _format_floats(format_like_rust)),
    NumberForm("rounds large whole numbers, as JavaScript does", _round_integers),
    NumberForm("writes whole numbers with a point, such as 1.0", _add_point),
    NumberForm(
        "takes amounts for numbers and writes these as JavaScript does",
        text=_read_amounts(format_like_javascript),
    ),
    NumberForm(
        "takes amounts for numbers and writes these as Python does",
        text=_read_amounts(format_like_python),
    ),
    NumberForm("leaves zeros at the end of amounts out", text=_strip_zeros),
)
