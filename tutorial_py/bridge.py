"""The one door to this package: a name and JSON in, JSON out.

A reply is `{"value": …}` or `{"error": {"field", "message"}}`. Trouble with what a reader typed is
a value (its problems); an error means that nothing can be computed from the arguments. Anything
else that goes wrong is a bug and is raised. Replies are ASCII, so any text comes through safely.
"""

import json
from collections.abc import Generator, Mapping
from typing import Final

from tutorial_py.arguments import parse_arguments
from tutorial_py.calls import CALLS
from tutorial_py.errors import InputError

__all__ = ["CALLS", "call", "make_error_reply", "run_call"]

# What is said while a reply is written, per mille, and after how many entries of a list.
_WHOLE: Final = 1000
_SLICE: Final = 500


def call(name: str, args_json: str) -> str:
    """Do the call `name` with a JSON object of arguments and return the reply as JSON."""
    steps = run_call(name, args_json)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            reply: str = done.value
            return reply


def run_call(name: str, args_json: str) -> Generator[int, None, str]:
    """Do the call `name`, yield now and then how much of it is done, and return the reply.

    What is done is said per mille and never falls. Only long calls yield at all.
    """
    if name not in CALLS:
        return make_error_reply(InputError("name", f"must be one of {', '.join(CALLS)}"))
    try:
        value = CALLS[name](parse_arguments(args_json))
        if isinstance(value, Generator):
            value = yield from value
            return (yield from _write_long_reply(value))
    except InputError as error:
        return make_error_reply(error)
    return _dump({"value": value})


def make_error_reply(error: InputError) -> str:
    """Return the reply for arguments that nothing can be computed from."""
    return _dump({"error": {"field": error.field, "message": error.message}})


def _write_long_reply(value: Mapping[str, object]) -> Generator[int, None, str]:
    """Write the reply of a long call, long lists part by part: they may take long to write."""
    parts = ['{"value": {']
    for name, each in value.items():
        parts += [", " if len(parts) > 1 else "", _dump(name), ": "]
        if not isinstance(each, list) or len(each) <= _SLICE:
            parts.append(_dump(each))
            continue
        for begin in range(0, len(each), _SLICE):
            yield _WHOLE
            entries = each[begin : begin + _SLICE]
            parts += [", " if begin else "[", _dump(entries)[1:-1]]
            # What is written is let go at once; all of it in the end would take long, too.
            each[begin : begin + _SLICE] = [None] * len(entries)
        parts.append("]")
    parts.append("}}")
    # One join for all: the text may have tens of megabytes.
    return "".join(parts)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, allow_nan=False)
