"""The local exchange itself: what it does with calls that no snippet makes."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.exchange.conftest import read_clock
from tests.exchange.server import LocalExchange
from tests.exchange.windows import SlidingWindows
from tests.unit.strategies import KEY, SECRET
from tutorial_py.rate_limits import find_limit
from tutorial_py.signing import Request, sign

BALANCE = "private/user-balance"


def post(exchange: LocalExchange, body: bytes, method: str = BALANCE) -> tuple[int, int]:
    answer = httpx.post(exchange.url + method, content=body, trust_env=False)
    return answer.status_code, answer.json()["code"]


def send(exchange: LocalExchange, called: str = BALANCE, **changes: Any) -> tuple[int, int]:
    """Send a signed call, changed after it was signed."""
    now = read_clock()
    params = changes.get("params", {})
    signature = sign(Request(called, now, KEY, SECRET, now, params)).signature
    call = {"id": now, "nonce": now, "method": called, "api_key": KEY, "sig": signature}
    call |= {"params": params, **changes}
    answer = httpx.post(exchange.url + called, json=call, trust_env=False)
    return answer.status_code, answer.json()["code"]


@pytest.mark.parametrize(
    ("body", "code"),
    [(b"", 40001), (b"{", 40001), (b"\xff", 40001), (b"[]", 40003), (b"1", 40003), (b"{}", 40004)],
)
def test_malformed_call_is_refused(exchange: LocalExchange, body: bytes, code: int) -> None:
    assert post(exchange, body) == (400, code)


def test_unchanged_call_is_taken(exchange: LocalExchange) -> None:
    assert send(exchange) == (200, 0)


def test_id_and_nonce_may_be_texts(exchange: LocalExchange) -> None:
    now = str(read_clock())
    signature = sign(Request(BALANCE, int(now), KEY, SECRET, int(now), {})).signature
    assert send(exchange, id=now, nonce=now, sig=signature) == (200, 0)


@pytest.mark.parametrize(
    "changes",
    [
        {"id": -1},
        {"id": 2**63},
        {"id": None},
        {"id": True},
        {"nonce": "1.5"},
        {"nonce": 1.5},
        {"method": "private/get-trades"},
        {"params": []},
    ],
)
def test_bad_argument_is_refused(exchange: LocalExchange, changes: dict[str, Any]) -> None:
    assert send(exchange, **changes) == (400, 40004)


@pytest.mark.parametrize("changes", [{"sig": ""}, {"api_key": "x"}, {"nonce": 1}, {"id": 1}])
def test_changed_call_is_taken_for_one_with_a_wrong_key(
    exchange: LocalExchange, changes: dict[str, Any]
) -> None:
    assert send(exchange, **changes) == (401, 40101)


def test_order_beyond_the_funds_is_refused(exchange: LocalExchange) -> None:
    order = {"instrument_name": "BTC_USDT", "side": "BUY", "type": "LIMIT"}
    params = {**order, "price": "10000.01", "quantity": "1"}
    assert send(exchange, "private/create-order", params=params) == (500, 306)


def test_order_without_a_quantity_is_refused(exchange: LocalExchange) -> None:
    assert send(exchange, "private/create-order", params={"price": "1"}) == (400, 40004)


def test_refused_call_does_not_count_and_the_window_slides() -> None:
    limit = find_limit(BALANCE)
    windows = SlidingWindows()
    times = [*range(limit.calls), limit.calls, limit.per_ms - 1, limit.per_ms, limit.per_ms]
    let_in = [windows.enter(BALANCE, KEY, time) for time in times]
    assert let_in == [True] * limit.calls + [False, False, True, False]
