"""Take a request from the arguments of a call."""

from typing import Final

from tutorial_py.arguments import measure_depth, parse_object, take_text
from tutorial_py.fields import Fields
from tutorial_py.signing_rules.json_text import write_json
from tutorial_py.signing_rules.request import Request
from tutorial_py.signing_rules.styles import Params

# Limits of this guide, not of the exchange.
LONGEST_PARAMS: Final = 1_000_000  # bytes of JSON
DEEPEST_PARAMS: Final = 100
LONGEST_METHOD: Final = 200
LONGEST_KEY: Final = 100_000
_MOST_DIGITS: Final = 40
_LARGEST_TIME: Final = 10**16


def take_request(fields: Fields) -> Request:
    """Take method, id, API key, secret, nonce and params. Raises InputError naming the field."""
    return Request(
        method=take_method(fields),
        id=_take_number(fields, "id"),
        api_key=_take_whole(fields, "api_key", LONGEST_KEY),
        secret=_take_whole(fields, "secret", LONGEST_KEY),
        nonce=_take_number(fields, "nonce"),
        params=take_params(fields),
    )


def take_now(fields: Fields) -> int | None:
    """Take `now_ms`, Unix time in milliseconds, if it is given."""
    return fields.integer("now_ms", 0, _LARGEST_TIME) if fields.has("now_ms") else None


def take_method(fields: Fields) -> str:
    """Take the method of a request, a text that is not empty."""
    method = _take_whole(fields, "method", LONGEST_METHOD)
    if not method.strip():
        raise fields.fail("method", "must not be empty")
    return method


def take_params(fields: Fields) -> Params | None:
    """Take `params`, an object or null, or `params_json`, an object as text; None if neither."""
    if fields.has("params") and fields.has("params_json"):
        raise fields.fail("params_json", "cannot be given together with params")
    if fields.has("params_json"):
        return _parse_params(fields)
    params = fields.take("params") if fields.has("params") else None
    if params is None:
        return None
    if not isinstance(params, dict):
        raise fields.fail("params", "must be an object of named values")
    text = write_json(params)
    if measure_depth(text, DEEPEST_PARAMS) > DEEPEST_PARAMS:
        raise fields.fail("params", f"is nested more than {DEEPEST_PARAMS} times")
    _refuse_half(fields, "params", text)
    _refuse_size(fields, "params", text)
    return params


def _parse_params(fields: Fields) -> Params | None:
    name = "params_json"
    text = fields.text(name)
    _refuse_half(fields, name, text)
    _refuse_size(fields, name, text)
    if not text.strip():
        return None
    params = parse_object(text, name, DEEPEST_PARAMS)
    # Half a character may also be written as an escape.
    _refuse_half(fields, name, write_json(params))
    return params


def _refuse_size(fields: Fields, name: str, text: str) -> None:
    if len(text.encode()) > LONGEST_PARAMS:
        raise fields.fail(name, f"has more than {LONGEST_PARAMS:,} bytes")


def _refuse_half(fields: Fields, name: str, text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        half = f"U+{ord(text[error.start]):04X}"
        raise fields.fail(name, f"has half a character ({half}), which no text can hold") from None


def _take_whole(fields: Fields, name: str, longest: int) -> str:
    text = take_text(fields, name, longest)
    _refuse_half(fields, name, text)
    return text


def _take_number(fields: Fields, name: str) -> int:
    """Take a whole number, or its digits as text: a form must not round it."""
    value = fields.take(name)
    if isinstance(value, str):
        digits = value.strip()
        if digits.removeprefix("-").isdecimal() and digits.isascii():
            value = int(digits) if len(digits) <= _MOST_DIGITS else 10**_MOST_DIGITS
    if isinstance(value, bool) or not isinstance(value, int):
        raise fields.fail(name, "must be a whole number")
    if abs(value) >= 10**_MOST_DIGITS:
        raise fields.fail(name, f"has more than {_MOST_DIGITS} digits")
    return value
