"""The inputs: each follows from a seed and its number alone, so that any can be made again."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple

from tests.fuzz.arguments import make_arguments
from tests.fuzz.large import make_large
from tests.fuzz.mutation import mutate, spoil
from tests.fuzz.texts import make_text
from tutorial_py.bridge import CALLS

LONG_CALLS: Final = ("compare_signature", "simulate_rate_limits", "recommend_keys")
_TURNS: Final = (*CALLS, *(name for name in CALLS if name not in LONG_CALLS))
GOLDEN: Final = Path(__file__).parents[1] / "golden-calls.json"


class Input(NamedTuple):
    """A call: its name and its arguments as text."""

    name: str
    args: str


def make_input(seed: int, number: int) -> Input:
    """Make the input `number` of a seed. Every call has its turn, the quick ones more often."""
    random = Random(f"{seed} {number}")  # noqa: S311
    name = _TURNS[number % len(_TURNS)]
    if random.random() < 0.002:
        return Input(*make_large(random, name))
    if random.random() < 0.01:
        return Input(make_text(random, 300), "{}")
    args: Any
    if random.random() < 0.3:
        args = random.choice(_load_golden()[name])
        args = args if random.random() < 0.2 else mutate(random, args)
    else:
        args = make_arguments(random, name)
        args = args if random.random() < 0.9 else mutate(random, args)
    text = _write(random, args)
    return Input(name, text if random.random() < 0.9 else spoil(random, text))


def _write(random: Random, args: Any) -> str:
    is_ascii, indent = random.random() < 0.5, random.choice((None, None, None, 1))
    return json.dumps(args, ensure_ascii=is_ascii, indent=indent)


@cache
def _load_golden() -> dict[str, list[Any]]:
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return {name: [each["args"] for each in golden if each["call"] == name] for name in CALLS}
