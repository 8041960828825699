"""A child whose calls are broken on purpose, each in its own way: what the fuzzing has to find."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final

from tests.fuzz import child
from tests.fuzz.inputs import Input
from tutorial_py.bridge import CALLS
from tutorial_py.calls import Steps, Value
from tutorial_py.errors import InputError
from tutorial_py.fields import Fields


def _raise(fields: Fields) -> Value:
    raise KeyError(fields.path)


def _hang(_fields: Fields) -> Value:
    while True:
        pass


def _eat(_fields: Fields) -> Value:
    return {"eaten": len(bytearray(child.MEMORY_BYTES))}


def _die(_fields: Fields) -> Value:
    os._exit(1)


def _say_half(_fields: Fields) -> Value:
    return {"message": "This is no sentence"}


def _refuse_stranger(_fields: Fields) -> Value:
    raise InputError("stranger", "is wrong")


def _change(_fields: Fields) -> Value:
    return {"number": hash("differs from process to process")}


def _fall(_fields: Fields) -> Steps:
    yield 500
    yield 499
    return {}


def _take_long(_fields: Fields) -> Value:
    return {"sum": sum(place * place for place in range(5_000_000))}


BROKEN: Final[tuple[Callable[[Fields], Value | Steps], ...]] = (
    *(_raise, _hang, _eat, _die, _say_half, _refuse_stranger, _change, _fall, _take_long),
)


def _break(fields: Fields) -> Value | Steps:
    """Break in the way that the number of the input says."""
    return BROKEN[fields.integer("seed", 0, len(BROKEN))](fields)


def main() -> None:
    assert isinstance(CALLS, dict)
    CALLS["make_sample"] = _break
    vars(child).update(
        STEP_S=1, make_input=lambda _seed, number: Input("make_sample", f'{{"seed": {number}}}')
    )
    child.main()


if __name__ == "__main__":
    main()
