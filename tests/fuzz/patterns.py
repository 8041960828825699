"""Texts that nearly match a regular expression of the package, each repeat pumped up.

That is where backtracking goes astray: a pattern that can read a text in many ways tries them all
once the end does not fit. The texts are made from the patterns themselves, so that no pattern is
forgotten.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator, Sequence
from functools import cache
from random import Random
from re import _parser  # type: ignore[attr-defined]  # the only parser of patterns that there is
from typing import Any, Final

import tutorial_py

_SPOILERS: Final = ("", "", "!", "\x00", "~x", "\n", "é", " .")
_CLASSES: Final = {
    "CATEGORY_DIGIT": "07٣",
    "CATEGORY_NOT_DIGIT": "a -",
    "CATEGORY_SPACE": " \n\t\u3000",
    "CATEGORY_NOT_SPACE": "a0.",
    "CATEGORY_WORD": "aZ0_é",
    "CATEGORY_NOT_WORD": " .-\n",
}
_OTHERS: Final = "a0 Z.:-_/\n\"'é"


@cache
def list_patterns() -> Sequence[tuple[str, re.Pattern[str]]]:
    """List every compiled pattern in the package, with its name."""
    found: dict[str, tuple[str, re.Pattern[str]]] = {}
    for info in pkgutil.walk_packages(tutorial_py.__path__, "tutorial_py."):
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            made = value() if name == "_unusual" else value
            if isinstance(made, re.Pattern):
                found.setdefault(made.pattern, (f"{info.name}.{name}", made))
    return tuple(found.values())


def make_near_match(random: Random, longest: int) -> str:
    """Make a text of about `longest` characters that one of the patterns nearly matches."""
    _, pattern = random.choice(list_patterns())
    return pump(pattern, random, longest)


def pump(pattern: re.Pattern[str], random: Random, longest: int) -> str:
    """Make a text that a pattern nearly matches, with one of its repeats up to `longest` times."""
    text = "".join(_Maker(random, longest).write(_parse(pattern)))
    if random.random() < 0.5:
        text *= max(1, longest // max(1, len(text)))
    return text[:longest] + random.choice(_SPOILERS)


@cache
def _parse(pattern: re.Pattern[str]) -> Any:
    return _parser.parse(pattern.pattern, pattern.flags)


class _Maker:
    """Writes what a tree of a pattern matches; assertions and references are left out."""

    def __init__(self, random: Random, longest: int) -> None:
        self._random = random
        self._left = longest

    def write(self, tree: Any) -> Iterator[str]:
        for operation, argument in tree:
            yield from self._write_one(str(operation), argument)

    def _write_one(self, operation: str, argument: Any) -> Iterator[str]:
        if self._left <= 0:
            return
        if operation == "LITERAL":
            yield self._take(chr(argument))
        elif operation == "NOT_LITERAL":
            yield self._take(self._random.choice(_OTHERS.replace(chr(argument), "")))
        elif operation == "ANY":
            yield self._take(self._random.choice(_OTHERS))
        elif operation == "IN":
            yield self._take(self._pick(argument))
        elif operation == "BRANCH":
            yield from self.write(self._random.choice(argument[1]))
        elif operation in ("SUBPATTERN", "ATOMIC_GROUP"):
            yield from self.write(argument[-1] if operation == "SUBPATTERN" else argument)
        elif operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            yield from self._repeat(*argument)

    def _repeat(self, fewest: int, most: int, tree: Any) -> Iterator[str]:
        most = min(int(most), self._random.choice((fewest, fewest + 1, 3, 300, self._left)))
        for _ in range(max(fewest, most)):
            before = self._left
            yield from self.write(tree)
            if self._left in (before, 0):
                return

    def _take(self, character: str) -> str:
        self._left -= 1
        return character

    def _pick(self, choices: Any) -> str:
        if str(choices[0][0]) == "NEGATE":
            return self._random.choice(_OTHERS)
        operation, argument = self._random.choice(choices)
        if str(operation) == "LITERAL":
            return chr(argument)
        if str(operation) == "RANGE":
            return chr(
                self._random.choice((argument[0], argument[1], self._random.randint(*argument)))
            )
        return self._random.choice(_CLASSES[str(argument)])
