"""Sign a request as Crypto.com Exchange wants it, and show how the signature comes about.

    sig = HMAC-SHA256(secret, method + id + api_key + param_string + nonce)

in lower-case hexadecimal digits, all texts in UTF-8, nothing between the parts. Source: API
reference; where its samples contradict each other, `data/signing.toml` says what is chosen.
"""

from dataclasses import dataclass

from tutorial_py.signing_rules.findings import SigningProblem
from tutorial_py.signing_rules.json_text import write_json
from tutorial_py.signing_rules.param_string import Written, write_params
from tutorial_py.signing_rules.request import Request, compute_signature
from tutorial_py.signing_rules.steps import Step, explain_steps
from tutorial_py.signing_rules.warnings import find_warnings

__all__ = ["Request", "Signature", "SignedRequest", "sign", "sign_request"]


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature and the text that it covers."""

    param_string: str
    payload: str
    signature: str


@dataclass(frozen=True, slots=True)
class SignedRequest:
    """A signature with its explanation. `body` is the JSON to send; it never has the secret."""

    param_string: str
    payload: str
    signature: str
    body: str
    steps: tuple[Step, ...]
    warnings: tuple[SigningProblem, ...]


def sign(request: Request) -> Signature:
    """Sign a request exactly as it is given. Texts must be such that UTF-8 can hold them."""
    return _sign_written(request, write_params(request.params))


def sign_request(request: Request, now_ms: int | None = None) -> SignedRequest:
    """Sign a request, explain the way there and warn of what the exchange would refuse.

    `now_ms` is the time to hold the nonce against, as Unix time in milliseconds.
    """
    written = write_params(request.params)
    signed = _sign_written(request, written)
    return SignedRequest(
        param_string=signed.param_string,
        payload=signed.payload,
        signature=signed.signature,
        body=write_body(request, signed.signature),
        steps=explain_steps(request, written, signed.signature),
        warnings=find_warnings(request, written, now_ms),
    )


def write_body(request: Request, signature: str) -> str:
    """Write the JSON to send: names sorted, numbers as they were signed."""
    return write_json(
        {
            "api_key": request.api_key,
            "id": request.id,
            "method": request.method,
            "nonce": request.nonce,
            "params": request.params or {},
            "sig": signature,
        }
    )


def _sign_written(request: Request, written: Written) -> Signature:
    param_string = written.join()
    payload = request.join_payload(param_string)
    return Signature(param_string, payload, compute_signature(request.secret, payload))
