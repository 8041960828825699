"""The calls by name: each takes its arguments, strictly, and returns a value that JSON can hold."""

from collections.abc import Callable, Generator, Mapping
from dataclasses import asdict
from typing import Final

from tutorial_py.arguments import LARGEST_SEED, take_text
from tutorial_py.causes import compare_signature
from tutorial_py.fields import Fields
from tutorial_py.keys import KeyPair, check_keys
from tutorial_py.recommendation import recommend_keys
from tutorial_py.request_fields import take_method, take_now, take_params, take_request
from tutorial_py.responses import explain_error
from tutorial_py.samples import KINDS, make_sample
from tutorial_py.signing import Request, sign_request
from tutorial_py.simulation import simulate_rate_limits
from tutorial_py.simulation_fields import take_keys, take_settings, take_target, take_timeline
from tutorial_py.snippets import write_snippets
from tutorial_py.whitelist import check_whitelist

# The longest text that is checked, in characters, and the most pairs of key and secret.
LONGEST_TEXT: Final = 100_000
MOST_PAIRS: Final = 100

type Value = dict[str, object]
# A long call yields how much is done, per mille, and returns its value.
type Steps = Generator[int, None, Value]


def _call_check_keys(fields: Fields) -> Value:
    rows = fields.tables("keys")
    if not 1 <= len(rows) <= MOST_PAIRS:
        raise fields.fail("keys", f"must have from 1 to {MOST_PAIRS} pairs")
    fields.finish()
    return asdict(check_keys([_take_pair(row) for row in rows]))


def _take_pair(row: Fields) -> KeyPair:
    pair = KeyPair(take_text(row, "api_key", LONGEST_TEXT), take_text(row, "secret", LONGEST_TEXT))
    row.finish()
    return pair


def _call_check_whitelist(fields: Fields) -> Value:
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


def _call_sign_request(fields: Fields) -> Value:
    request, now_ms = take_request(fields), take_now(fields)
    fields.finish()
    return asdict(sign_request(request, now_ms))


def _call_compare_signature(fields: Fields) -> Steps:
    request = take_request(fields)
    take_now(fields)  # a form sends the same arguments to both calls
    other = _take_filled(fields, "other")
    fields.finish()
    return _write_comparison(request, other)


def _write_comparison(request: Request, other: str) -> Steps:
    return asdict((yield from compare_signature(request, other)))


def _call_write_snippets(fields: Fields) -> Value:
    method, params = take_method(fields), take_params(fields)
    fields.finish()
    return asdict(write_snippets(method, params))


def _call_explain_error(fields: Fields) -> Value:
    text = _take_filled(fields, "text")
    fields.finish()
    return asdict(explain_error(text))


def _take_filled(fields: Fields, name: str) -> str:
    text = take_text(fields, name, LONGEST_TEXT)
    if not text.strip():
        raise fields.fail(name, "is empty")
    return text


def _call_simulate_rate_limits(fields: Fields) -> Steps:
    timeline, settings = take_timeline(fields), take_settings(fields, take_keys(fields))
    fields.finish()
    return simulate_rate_limits(timeline, settings)


def _call_recommend_keys(fields: Fields) -> Steps:
    timeline, settings = take_timeline(fields), take_settings(fields, 1)
    target = take_target(fields.table("target"))
    fields.finish()
    return recommend_keys(timeline, settings, target)


def _call_make_sample(fields: Fields) -> Value:
    kind = fields.one_of("kind", KINDS)
    seed = fields.integer("seed", 0, LARGEST_SEED)
    fields.finish()
    return asdict(make_sample(kind, seed))


CALLS: Final[Mapping[str, Callable[[Fields], Value | Steps]]] = {
    "check_keys": _call_check_keys,
    "check_whitelist": _call_check_whitelist,
    "sign_request": _call_sign_request,
    "compare_signature": _call_compare_signature,
    "write_snippets": _call_write_snippets,
    "explain_error": _call_explain_error,
    "simulate_rate_limits": _call_simulate_rate_limits,
    "recommend_keys": _call_recommend_keys,
    "make_sample": _call_make_sample,
}
