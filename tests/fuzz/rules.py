"""What every reply keeps to, whatever was sent."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from tests.fuzz.inputs import Input
from tests.fuzz.measure import Done
from tutorial_py.bridge import CALLS
from tutorial_py.fields import show_name

_REQUEST: Final = ("method", "id", "api_key", "secret", "nonce", "now_ms", "params", "params_json")
_SIMULATION: Final = (
    *("workload", "size", "rule", "window", "phase_ms", "suspension_ms", "strategy", "seed"),
    *("retry", "latency_ms"),
)
FIELDS: Final = {
    "check_keys": ("keys",),
    "check_whitelist": ("text", "expected"),
    "sign_request": _REQUEST,
    "compare_signature": (*_REQUEST, "other"),
    "write_snippets": ("method", "params", "params_json"),
    "explain_error": ("text",),
    "simulate_rate_limits": (*_SIMULATION, "keys"),
    "recommend_keys": (*_SIMULATION, "target"),
    "make_sample": ("kind", "seed"),
}
"""The arguments of each call. An error names one of them, the whole, or what is too much."""

_HIDDEN: Final = show_name("\0")
_ODD_NAME: Final = ("is not a known field", "is given twice")
# The words for a reader, by what replies call them; these end as sentences do.
_SENTENCES: Final = frozenset(
    ("message", "fix", "fixes", "words", "explanation", "meaning", "cause", "notes", "sentence")
)
_PLACE: Final = re.compile(r"\[[0-9]+\]")
_LONGEST_ERROR: Final = 500


def check_done(case: Input, done: Done) -> str:
    """Return what is wrong with a call that was done, "" for nothing."""
    if list(done.said) != sorted(done.said) or not all(0 <= each <= 1000 for each in done.said):
        return "its progress falls, or is out of range"
    return check_reply(case, done.reply) if done.reply else ""


def check_reply(case: Input, reply: str) -> str:
    """Return what is wrong with a reply, "" for nothing."""
    if not reply.isascii() or "\n" in reply:
        return "the reply is not one line of ASCII"
    found = json.loads(reply, parse_constant=_refuse)
    if json.dumps(found) != reply:
        return "the reply is not what JSON writes of it"
    if set(found) == {"error"}:
        return _check_error(case, found["error"])
    if set(found) != {"value"} or not isinstance(found["value"], dict):
        return "the reply is neither a value nor an error"
    return next(_check_words(found["value"]), "") or _check_secrets(case, reply)


def _refuse(name: str) -> None:
    raise ValueError(name)


def _check_error(case: Input, error: Any) -> str:
    if set(error) != {"field", "message"} or not all(
        isinstance(each, str) for each in error.values()
    ):
        return "the error has other parts than field and message"
    field, message = error["field"], error["message"]
    # The form puts the field's name in front and a full stop behind.
    if not message or message.endswith(".") or len(message) > _LONGEST_ERROR:
        return "the error's message is not the rest of a sentence"
    if case.name not in CALLS:
        return "" if field == "name" else "an unknown call is not refused as such"
    root, *inner = _PLACE.sub("", field).split(".")
    last = inner[-1] if inner else root
    is_odd = message in _ODD_NAME and last in (show_name(last), _HIDDEN)
    if root in (*FIELDS[case.name], "args") or is_odd:
        return ""
    return "the error's field is no argument"


def _check_words(value: Any, name: str = "") -> Iterator[str]:
    """Find words for a reader that are missing, no sentence, or promise too much."""
    if isinstance(value, dict):
        for inner, each in value.items():
            yield from _check_words(each, inner)
    elif isinstance(value, list):
        for each in value:
            yield from _check_words(each, name)
    elif name in _SENTENCES and not (isinstance(value, str) and value.endswith((".", ".)"))):
        yield f"{name} is no sentence"


def _check_secrets(case: Input, reply: str) -> str:
    """A checker's reply never has what stands in the fields for key and secret."""
    if case.name != "check_keys":
        return ""
    for row in json.loads(case.args)["keys"]:
        for text in row.values():
            if len(text) > 16 and text.isalnum() and json.dumps(text)[1:-1] in reply:
                return "the reply repeats a key or a secret"
    return ""
