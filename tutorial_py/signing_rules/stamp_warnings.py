"""Warn of a method, an id or a nonce that the exchange would not take."""

import re
from collections.abc import Iterator
from typing import Final

from tutorial_py.characters import count_words
from tutorial_py.data import load_signing
from tutorial_py.signing_rules.findings import SigningProblem, warn
from tutorial_py.signing_rules.request import Request

_METHOD: Final = re.compile(r"(?:private|public)(?:/[a-z0-9-]+)+")
# Unix time in seconds and in milliseconds do not meet here for thousands of years.
_SECONDS: Final = range(10**8, 10**11)
_SPANS: Final = ((86_400_000, "day"), (3_600_000, "hour"), (60_000, "minute"), (1000, "second"))


def find_stamp_warnings(request: Request, now_ms: int | None) -> Iterator[SigningProblem]:
    """Find what is odd about method, id and nonce; `now_ms` is Unix time in milliseconds."""
    yield from _find_method(request.method)
    yield from _find_id(request.id)
    yield from _find_nonce(request.nonce, now_ms)


def _find_method(method: str) -> Iterator[SigningProblem]:
    if not _METHOD.fullmatch(method):
        message = "A method has the form private/user-balance: small letters, no slash in front."
        fix = "Write the method as the API reference does, without the address of the exchange."
        yield warn("method", "unusual_method", message, fix)


def _find_id(number: int) -> Iterator[SigningProblem]:
    facts = load_signing()
    if not facts.request_id.fewest <= number <= facts.request_id.most:
        message = f"An id goes from {facts.request_id.fewest} to {facts.request_id.most}."
        yield warn("id", "id_range", message, "Take a smaller id; the time in milliseconds is one.")
    elif number > facts.integers.largest:
        message = "The id has more digits than a JavaScript client keeps: it would sign another."
        yield warn("id", "integer_too_big", message, "Take a smaller id.")


def _find_nonce(nonce: int, now_ms: int | None) -> Iterator[SigningProblem]:
    if nonce in _SECONDS:
        message = "The nonce looks like a time in seconds. It has to be in milliseconds."
        yield warn("nonce", "nonce_in_seconds", message, "Multiply it by 1000.")
        return
    tolerance = load_signing().nonce.tolerance_ms
    if now_ms is None or abs(nonce - now_ms) <= tolerance:
        return
    where = "before" if nonce < now_ms else "after"
    message = (
        f"The nonce is {_show_span(abs(nonce - now_ms))} {where} the clock of this device. The "
        f"exchange takes {_show_span(tolerance)} in either direction."
    )
    fix = "Make the nonce when you send the request, and set the clock by the internet."
    yield warn("nonce", "nonce_far", message, fix)


def _show_span(span_ms: int) -> str:
    for size, name in _SPANS:
        if span_ms >= 2 * size:
            return count_words(span_ms // size, name, f"{name}s")
    return count_words(span_ms, "millisecond", "milliseconds")
