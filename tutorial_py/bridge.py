"""The one door to this package: a name and JSON in, JSON out.

A reply is `{"value": …}` or `{"error": {"field", "message"}}`. Trouble with what a reader typed is
a value (its problems); an error means that nothing can be computed from the arguments. Anything
else that goes wrong is a bug and is raised. Replies are ASCII, so any text comes through safely.
"""

import json
from collections.abc import Generator, Mapping

from tutorial_py.arguments import parse_arguments
from tutorial_py.calls import CALLS
from tutorial_py.errors import InputError

__all__ = ["CALLS", "call", "make_error_reply", "run_call"]


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
    except InputError as error:
        return make_error_reply(error)
    return _write_reply({"value": value})


def make_error_reply(error: InputError) -> str:
    """Return the reply for arguments that nothing can be computed from."""
    return _write_reply({"error": {"field": error.field, "message": error.message}})


def _write_reply(reply: Mapping[str, object]) -> str:
    return json.dumps(reply, ensure_ascii=True, allow_nan=False)
