"""Let a call in or refuse it, as the exchange does: key, signature, address, time, id, rate."""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from hmac import compare_digest
from typing import Any

from tests.exchange.refusals import Refusal
from tests.exchange.windows import SlidingWindows
from tutorial_py.data import load_signing
from tutorial_py.signing import Request, sign
from tutorial_py.signing_rules.param_string import write_params

type Clock = Callable[[], int]


@dataclass(slots=True)
class Key:
    """A key that the exchange has issued. No addresses: it may be used from anywhere."""

    api_key: str
    secret: str
    addresses: Collection[str] = ()
    used_ids: set[int] = field(default_factory=set)


class Gate:
    """Checks calls against the keys and the clock."""

    def __init__(self, keys: Collection[Key], clock: Clock) -> None:
        self._keys = {key.api_key: key for key in keys}
        self._clock = clock
        self._windows = SlidingWindows()

    def admit(self, method: str, call: Mapping[str, Any], address: str) -> Mapping[str, Any]:
        """Let a call in and return its params. Raises Refusal."""
        request, key = self.identify(method, call, address)
        if request.id in key.used_ids:
            raise Refusal("DUPLICATE_REQUEST")
        key.used_ids.add(request.id)
        if not self._windows.enter(method, key.api_key, self._clock()):
            raise Refusal("TOO_MANY_REQUESTS")
        return request.params or {}

    def identify(self, method: str, call: Mapping[str, Any], address: str) -> tuple[Request, Key]:
        """Make sure whose call it is, and that it is of now. Raises Refusal."""
        key = self._keys.get(str(call.get("api_key")))
        request = read_request(method, call, key.secret if key else "")
        if key is None or not compare_digest(sign(request).signature, str(call.get("sig"))):
            raise Refusal("UNAUTHORIZED")
        if any(map(_is_amount, write_params(request.params).pieces)):
            raise Refusal("UNAUTHORIZED")
        if key.addresses and address not in key.addresses:
            raise Refusal("IP_ILLEGAL")
        if abs(request.nonce - self._clock()) > load_signing().nonce.tolerance_ms:
            raise Refusal("INVALID_NONCE")
        return request, key


def read_call(body: bytes | str) -> Mapping[str, Any]:
    """Read the JSON of a call. Raises Refusal."""
    try:
        call = json.loads(body)
    except ValueError:
        raise Refusal("BAD_REQUEST") from None
    if not isinstance(call, dict):
        raise Refusal("INVALID_REQUEST")
    return call


def read_request(method: str, call: Mapping[str, Any], secret: str) -> Request:
    """Read what the signature covers. Raises Refusal."""
    params = call.get("params", {})
    if call.get("method") != method or not isinstance(params, dict):
        raise Refusal("MISSING_OR_INVALID_ARGUMENT")
    rule = load_signing().request_id
    request_id, nonce = _read_number(call, "id"), _read_number(call, "nonce")
    if not rule.fewest <= request_id <= rule.most:
        raise Refusal("MISSING_OR_INVALID_ARGUMENT")
    return Request(method, request_id, str(call.get("api_key")), secret, nonce, params)


def _read_number(call: Mapping[str, Any], name: str) -> int:
    value = call.get(name)
    if isinstance(value, bool) or not isinstance(value, int | str) or not str(value).isdecimal():
        raise Refusal("MISSING_OR_INVALID_ARGUMENT")
    return int(value)


def _is_amount(piece: Any) -> bool:
    """Tell whether a piece is an amount that is no text: it is answered like a wrong key."""
    is_number = isinstance(piece.value, int | float) and not isinstance(piece.value, bool)
    name = piece.path.rpartition(".")[2]
    return piece.label == "value" and is_number and name in load_signing().amounts.names
