"""Spoil arguments: values of wrong types in every place, and JSON that is none."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from random import Random
from typing import Any, Final

from tests.fuzz.texts import NASTY, draw_length, make_text

type Holder = dict[str, Any] | list[Any]

_DEEP: Final = 100_000
_ALMOST_ANYTHING: Final[Sequence[Any]] = (
    *("", "x", 0, -1, 1, 2**53, 2**63, -(2**70), 10**400, 0.5, -0.0, 1e308, True, False, None),
    *([], {}, [[]], [None], {"": {}}, {"a": [{}]}, [{"api_key": 1}], "\ud800", "0", "null"),
)


def make_junk(random: Random, depth: int) -> Any:
    """Make any JSON value, nested `depth` times at most."""
    kind = random.randrange(5)
    if kind == 0 and depth:
        return [make_junk(random, depth - 1) for _ in range(random.randint(0, 4))]
    if kind == 1 and depth:
        names = [random.choice(NASTY) for _ in range(random.randint(0, 4))]
        return {name: make_junk(random, depth - 1) for name in names}
    if kind == 2:
        return make_text(random, 60)
    # What is drawn may be changed further.
    return deepcopy(random.choice(_ALMOST_ANYTHING))


def mutate(random: Random, args: Any) -> Any:
    """Change one to three places of arguments, which are copied."""
    changed = json.loads(json.dumps(args))
    for _ in range(random.randint(1, 3)):
        places = list(_list_places(changed))
        if not places:
            return make_junk(random, 3)
        holder, name = random.choice(places)
        random.choice(_CHANGES)(random, holder, name)
    return changed


def _list_places(value: Any) -> Iterator[tuple[Holder, Any]]:
    names: Sequence[Any] = ()
    if isinstance(value, dict | list):
        names = list(value) if isinstance(value, dict) else range(len(value))
    for name in names:
        yield value, name
        yield from _list_places(value[name])


def _replace(random: Random, holder: Any, name: Any) -> None:
    holder[name] = make_junk(random, 2)


def _drop(_random: Random, holder: Any, name: Any) -> None:
    del holder[name]


def _add(random: Random, holder: Any, name: Any) -> None:
    if isinstance(holder, dict):
        names = (
            "more",
            "params",
            "params_json",
            "expected",
            "seed",
            "__proto__",
            str(name).upper(),
        )
        holder[random.choice((*names, random.choice(NASTY)))] = make_junk(random, 1)
    else:
        holder.insert(random.randint(0, len(holder)), make_junk(random, 2))


def _wrap(random: Random, holder: Any, name: Any) -> None:
    for _ in range(random.choice((1, 2, 98, 150, 250))):
        holder[name] = random.choice(([holder[name]], {"a": holder[name]}))


def _change_text(random: Random, holder: Any, name: Any) -> None:
    """Put something nasty inside a text, cut it, or repeat it."""
    value = holder[name]
    if not isinstance(value, str):
        holder[name] = str(value)
        return
    place = random.randint(0, len(value))
    times = 1 + draw_length(random, 3000) // (len(value) + 1)
    holder[name] = random.choice(
        (
            value[:place] + random.choice(NASTY) + value[place:],
            value[:place] + random.choice(NASTY) + value[place:],
            value[:place],
            value[place:],
            value * times,
            value.swapcase(),
            make_text(random, 300) + value,
            value[:place] + value[place + 1 :],
        )
    )


def _change_number(random: Random, holder: Any, name: Any) -> None:
    value = holder[name]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return
    small = float(value) if abs(value) < 10**300 else value
    holder[name] = random.choice((value + 1, value - 1, -value, value * 1000, small))


_CHANGES: Final[Sequence[Callable[[Random, Any, Any], None]]] = (
    _replace,
    _drop,
    _add,
    _wrap,
    _change_text,
    _change_text,
    _change_number,
)


def spoil(random: Random, text: str) -> str:
    """Spoil the JSON text of arguments."""
    place = random.randint(0, len(text))
    return random.choice(_SPOILINGS)(random, text, place)


def _put_number(random: Random, text: str, place: int) -> str:
    """Put a number in place of a value that JSON or Python cannot hold, or hardly."""
    colon = text.find(":", place)
    if colon < 0:
        return text + "1e400"
    end = next((at for at in range(colon, len(text)) if text[at] in ",}]"), len(text))
    number = random.choice(
        (
            *("NaN", "Infinity", "-Infinity", "1e400", "-1e999999", "1e-400", "9" * 5000, "1E5"),
            *("-" + "9" * 4299, "0." + "1" * 5000, "1" * 3000 + ".0e-2990", "-0", "01", "+1", "1."),
            *(".5", "0x1", "1e", "--1", "1_000", "٣", "undefined", "'x'", '"\x00"', '"\\ud800"'),
        )
    )
    return text[: colon + 1] + number + text[end:]


def _nest(random: Random, text: str, place: int) -> str:
    """Nest a hundred thousand times: whole, inside, open, crosswise."""
    left, right = random.choice(
        (("[", "]"), ('{"a":', "}"), ("[[{", "}]]"), ('"[', '"'), ("{", ""))
    )
    depth = random.choice((150, 201, 3000, _DEEP))
    inside = left * depth + random.choice(("", "1")) + random.choice((right * depth, ""))
    return random.choice((inside, text[:place] + inside + text[place:], f'{{"params": {inside}}}'))


def _repeat_name(random: Random, text: str, _place: int) -> str:
    if len(text) < 3 or text[0] != "{":
        return text * 2
    inside = text[1:-1]
    count = random.choice((2, 2, 50))
    return "{" + ", ".join([inside] * count) + "}"


_SPOILINGS: Final[Sequence[Callable[[Random, str, int], str]]] = (
    _put_number,
    _put_number,
    _nest,
    _repeat_name,
    lambda random, text, place: text[:place] + random.choice(NASTY) + text[place:],
    lambda _random, text, place: text[:place],
    lambda _random, text, place: text[place:],
    lambda random, text, place: text[:place] + text[place + random.randint(1, 3) :],
    lambda random, text, _place: random.choice(("\ufeff", "\x00", " ", "[", "// x\n")) + text,
    lambda random, text, _place: text + random.choice((text, ",", "\x00", "}", " x", "\ud800")),
    lambda random, text, _place: f"[{text}]" if random.random() < 0.5 else json.dumps(text),
    lambda random, _text, _place: make_text(random, 300),
    lambda random, _text, _place: random.choice(("", " ", "null", "true", "1", '""', "[]", "{}")),
)
