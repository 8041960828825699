"""The one door to this package: a name and JSON in, JSON out.

A reply is `{"value": …}` or `{"error": {"field", "message"}}`. Trouble with what a reader typed is
a value (its problems); an error means that nothing can be computed from the arguments. Anything
else that goes wrong is a bug and is raised. Replies are ASCII, so any text comes through safely.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Final

from tutorial_py.arguments import parse_arguments, take_text
from tutorial_py.errors import InputError
from tutorial_py.fields import Fields
from tutorial_py.keys import KeyPair, check_keys
from tutorial_py.samples import KINDS, make_sample
from tutorial_py.whitelist import check_whitelist

# The longest text that is checked, in characters, and the most pairs of key and secret.
LONGEST_TEXT: Final = 100_000
MOST_PAIRS: Final = 100
_LARGEST_SEED: Final = 2**53 - 1  # what a JavaScript number holds exactly


def call(name: str, args_json: str) -> str:
    """Do the call `name` with a JSON object of arguments and return the reply as JSON."""
    if name not in CALLS:
        return make_error_reply(InputError("name", f"must be one of {', '.join(CALLS)}"))
    try:
        value = CALLS[name](parse_arguments(args_json))
    except InputError as error:
        return make_error_reply(error)
    return _write_reply({"value": value})


def make_error_reply(error: InputError) -> str:
    """Return the reply for arguments that nothing can be computed from."""
    return _write_reply({"error": {"field": error.field, "message": error.message}})


def _write_reply(reply: Mapping[str, object]) -> str:
    return json.dumps(reply, ensure_ascii=True, allow_nan=False)


def _call_check_keys(fields: Fields) -> dict[str, object]:
    rows = fields.tables("keys")
    if not 1 <= len(rows) <= MOST_PAIRS:
        raise fields.fail("keys", f"must have from 1 to {MOST_PAIRS} pairs")
    fields.finish()
    return asdict(check_keys([_take_pair(row) for row in rows]))


def _take_pair(row: Fields) -> KeyPair:
    pair = KeyPair(take_text(row, "api_key", LONGEST_TEXT), take_text(row, "secret", LONGEST_TEXT))
    row.finish()
    return pair


def _call_check_whitelist(fields: Fields) -> dict[str, object]:
    text = take_text(fields, "text", LONGEST_TEXT)
    expected = _take_expected(fields) if fields.has("expected") else ""
    fields.finish()
    return asdict(check_whitelist(text, expected))


def _take_expected(fields: Fields) -> str:
    """Take a text of any form, a list of texts, or null for none."""
    value = fields.take("expected")
    if value is None:
        return ""
    if isinstance(value, list):
        if not all(isinstance(each, str) for each in value):
            raise fields.fail("expected", "must be a text or a list of texts")
        value = "\n".join(value)
    if not isinstance(value, str):
        raise fields.fail("expected", "must be a text or a list of texts")
    if len(value) > LONGEST_TEXT:
        raise fields.fail("expected", f"has more than {LONGEST_TEXT:,} characters")
    return value


def _call_make_sample(fields: Fields) -> dict[str, object]:
    kind = fields.one_of("kind", KINDS)
    seed = fields.integer("seed", 0, _LARGEST_SEED)
    fields.finish()
    return asdict(make_sample(kind, seed))


CALLS: Final[Mapping[str, Callable[[Fields], dict[str, object]]]] = {
    "check_keys": _call_check_keys,
    "check_whitelist": _call_check_whitelist,
    "make_sample": _call_make_sample,
}
