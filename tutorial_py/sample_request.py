"""Sample requests to sign and sample answers to explain, made around a sample key."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from tutorial_py.keys import KeyPair
from tutorial_py.signing_rules.param_string import write_params
from tutorial_py.signing_rules.request import Request, compute_signature
from tutorial_py.signing_rules.styles import DOCUMENTED

# A moment of the past: the samples have no clock, and an old nonce is a mistake to be shown.
_NONCE: Final = 1_700_000_000_000
_METHOD: Final = "private/create-order"
_ORDER: Final[Mapping[str, object]] = {
    "instrument_name": "BTC_USDT",
    "side": "BUY",
    "type": "LIMIT",
    "price": "29000.50",
    "quantity": "0.24",
}


@dataclass(frozen=True, slots=True)
class SampleRequest:
    """A request as a form holds it, and another program's signature of it.

    `id` and `nonce` are digits, or "" where the form is to fill in the time.
    """

    method: str
    id: str
    nonce: str
    params_json: str
    other: str


def make_request() -> SampleRequest:
    """Make a request that nothing speaks against."""
    return SampleRequest(_METHOD, "", "", json.dumps(_ORDER, indent=2), "")


def spoil_request(pair: KeyPair) -> SampleRequest:
    """Make a request with an amount as a number, and sign it without sorting the names."""
    params = {**_ORDER, "quantity": 0.24}
    text = write_params(params, replace(DOCUMENTED, order=lambda values, _depth: list(values)))
    request = Request(_METHOD, _NONCE, pair.api_key, pair.secret, _NONCE)
    other = compute_signature(pair.secret, request.join_payload(text.join()))
    digits = str(_NONCE)
    return SampleRequest(_METHOD, digits, digits, json.dumps(params, indent=2), other)


def make_answer() -> str:
    """Make an answer of the exchange as it is."""
    answer = {"id": _NONCE, "method": _METHOD, "code": 40101, "message": "UNAUTHORIZED"}
    return json.dumps(answer, indent=2)


def spoil_answer(pair: KeyPair) -> str:
    """Make what people paste: a program's log, with the key in it and more than one error."""
    call = f'POST {_METHOD} {{"api_key": "{pair.api_key}", "nonce": {_NONCE}}}'
    return (
        f"WARN {call}\n"
        'ERROR HTTP/1.1 200 OK {"code": 10003, "message": "IP_ILLEGAL"}\n'
        "ERROR HTTP/1.1 429 Too Many Requests: rate limit exceeded\n"
        'ERROR {"code": 43999, "message": "SOMETHING_NEW"}\n'
    )
