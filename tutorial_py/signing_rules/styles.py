"""How a client turns params into text. One style is documented; other clients have others."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from tutorial_py.signing_rules.numbers import format_like_javascript

type Params = Mapping[str, object]


class Place(NamedTuple):
    """Where a list or an object stands: its name, how many lists are around it."""

    name: str
    lists: int
    is_entry: bool  # an entry of a list, not the value of a name


@dataclass(frozen=True, slots=True)
class Style:
    """How each kind of value is written.

    `order` gives the names of an object in the order of writing; `flatten` gives the text of a
    list or an object, or None to go into it.
    """

    order: Callable[[Params, int], Sequence[str]]
    number: Callable[[int | float], str]
    literal: Callable[[bool | None], str]
    text: Callable[[str], str]
    flatten: Callable[[object, Place], str | None]


def sort_names(values: Params, depth: int = 0) -> list[str]:
    """Sort names as the official samples in JavaScript and Java do: by their UTF-16 units."""
    del depth
    if all(map(str.isascii, values)):
        return sorted(values)
    return sorted(values, key=lambda name: name.encode("utf-16-be", "surrogatepass"))


def write_number(number: float) -> str:
    """Write whole numbers with all their digits, others as JavaScript does."""
    if isinstance(number, int):
        return str(number)
    return format_like_javascript(number)


def write_literal(value: bool | None) -> str:  # noqa: FBT001 - the value itself
    """Write `null`, `true` or `false`."""
    if value is None:
        return "null"
    return "true" if value else "false"


def write_scalar(value: object, style: Style) -> str:
    """Write a value that is neither a list nor an object."""
    if isinstance(value, str):
        return style.text(value)
    if value is None or isinstance(value, bool):
        return style.literal(value)
    if isinstance(value, int | float):
        return style.number(value)
    raise TypeError(f"JSON has no {type(value).__name__}")


def keep_text(text: str) -> str:
    """Write a text as it is."""
    return text


def go_inside(value: object, place: Place) -> None:
    """Go into every list and every object."""
    del value, place


# The rule of the API reference, where its samples agree; where they do not, as in the JavaScript
# sample and the official command line client.
DOCUMENTED: Final = Style(
    order=sort_names,
    number=write_number,
    literal=write_literal,
    text=keep_text,
    flatten=go_inside,
)
