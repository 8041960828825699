"""The ways in which programs write lists and objects inside params."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from tutorial_py.cause_rules.deviations import Deviation
from tutorial_py.cause_rules.recipes import Recipe
from tutorial_py.signing_rules.other_samples import flatten_listed_lists, write_like_java
from tutorial_py.signing_rules.styles import Place, write_literal, write_number

type Flatten = Callable[[object, Place], str | None]

# Official Python code goes into so many lists.
_MOST_LISTS: Final = 3
_FIX: Final = (
    "Go into lists and objects: the name once, then the sorted pairs of an object or the entries "
    "of a list, nothing between them."
)


def list_nesting_deviations() -> Iterator[Deviation]:
    """List other ways to write what is nested."""
    for words, flatten in _FORMS:
        yield Deviation(
            "other_nesting",
            f"The other program {words}.",
            _FIX,
            lambda recipe, flatten=flatten: _change(recipe, flatten),  # type: ignore[misc]
        )


def _change(recipe: Recipe, flatten: Flatten) -> Recipe:
    return recipe._replace(style=replace(recipe.style, flatten=flatten))


def _flatten_like_java(value: object, place: Place) -> str | None:
    return write_like_java(value) if place.lists > 0 and not place.is_entry else None


def _flatten_like_python(value: object, place: Place) -> str | None:
    """Go into lists, but not too deep, and never into the object of a name."""
    is_named_object = isinstance(value, dict) and not place.is_entry
    return str(value) if is_named_object or place.lists >= _MOST_LISTS else None


def _flatten_like_javascript(value: object, place: Place) -> str | None:
    is_named_object = isinstance(value, dict) and not place.is_entry
    is_deep = place.lists >= _MOST_LISTS
    return _write_like_javascript(value) if is_named_object or is_deep else None


def _flatten_all(write: Callable[[object], str]) -> Flatten:
    return lambda value, _place: write(value)


def _flatten_lists(write: Callable[[object], str]) -> Flatten:
    return lambda value, _place: write(value) if isinstance(value, list) else None


def _write_like_javascript(value: object) -> str:
    """Write any value as JavaScript turns it into text: `A,B` and `[object Object]`."""
    if isinstance(value, list):
        return ",".join(["" if each is None else _write_like_javascript(each) for each in value])
    if isinstance(value, dict):
        return "[object Object]"
    if value is None or isinstance(value, bool):
        return write_literal(value)
    return write_number(value) if isinstance(value, int | float) else str(value)


def _repeat_name(value: object, place: Place) -> str | None:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return place.name.join(value)
    return None


def _count_entries(value: object, _place: Place) -> str | None:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return "".join([f"{index}{each}" for index, each in enumerate(value)])
    return None


def _dump_compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _dump_sorted(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), sort_keys=True)


_FORMS: Final[tuple[tuple[str, Flatten], ...]] = (
    (
        "writes a list inside a listed object in brackets, as the Java sample does",
        flatten_listed_lists,
    ),
    ("does not go into listed objects, as Java turns what they hold into text", _flatten_like_java),
    ("does not go deep enough, as official Python code does", _flatten_like_python),
    ("writes [object Object], as JavaScript does", _flatten_like_javascript),
    (
        "writes lists with commas and objects as [object Object]",
        _flatten_all(_write_like_javascript),
    ),
    ("writes lists with commas between the entries", _flatten_lists(_write_like_javascript)),
    ("writes lists and objects as JSON", _flatten_all(_dump_compact)),
    ("writes lists and objects as sorted JSON", _flatten_all(_dump_sorted)),
    ("writes lists and objects as JSON with blanks", _flatten_all(json.dumps)),
    ("writes lists and objects as Python shows them", _flatten_all(str)),
    ("writes lists as Python shows them", _flatten_lists(str)),
    ("writes lists as JSON", _flatten_lists(_dump_compact)),
    ("repeats the name before each entry of a list", _repeat_name),
    ("writes the number of each entry of a list", _count_entries),
)
