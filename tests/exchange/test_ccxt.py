"""An independent client, ccxt, against the local exchange."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

import ccxt
import ccxt.pro
import pytest

from tests.exchange.conftest import read_clock
from tests.exchange.gate import Key
from tests.exchange.server import LocalExchange
from tests.unit.strategies import KEY, OTHER_SECRET, SECRET
from tutorial_py.data import load_signing

SYMBOL = "BTC/USDT"


def point(client: Any, exchange: LocalExchange, secret: str) -> Any:
    """Point a client of ccxt at the local exchange."""
    client.apiKey, client.secret = KEY, secret
    client.urls["api"] = {
        "v1": exchange.url.rstrip("/"),
        "ws": {"public": exchange.socket_url, "private": exchange.socket_url},
    }
    return client


def connect(exchange: LocalExchange, secret: str = SECRET) -> Any:
    # It spaces its calls by a multiple of `rateLimit`, in milliseconds: here just enough for ids
    # of their own.
    client = point(ccxt.cryptocom({"rateLimit": 1}), exchange, secret)
    client.session.trust_env = False
    return client


async def trade(exchange: LocalExchange) -> dict[str, Any]:
    """Log in, read the balance, place an order, look at it and cancel it."""
    client = point(ccxt.pro.cryptocom(), exchange, SECRET)
    try:
        await client.authenticate()
        placed = await client.create_order(SYMBOL, "limit", "buy", 0.24, 1000, {"postOnly": True})
        return {
            "balance": await client.fetch_balance(),
            "placed": placed,
            "open": await client.fetch_open_orders(SYMBOL),
            "canceled": await client.cancel_order(placed["id"], SYMBOL),
            "order": await client.fetch_order(placed["id"], SYMBOL),
            "left": await client.fetch_open_orders(SYMBOL),
        }
    finally:
        await client.close()


async def log_in(exchange: LocalExchange, secret: str) -> None:
    client = point(ccxt.pro.cryptocom(), exchange, secret)
    try:
        await client.authenticate()
    finally:
        await client.close()


def run[Value](task: Coroutine[Any, Any, Value]) -> Value:
    return asyncio.run(task)


def test_ccxt_logs_in_reads_a_balance_places_and_cancels_an_order(exchange: LocalExchange) -> None:
    seen = run(trade(exchange))
    assert seen["balance"]["USDT"] == {"free": 9760.0, "used": 240.0, "total": 10000.0}
    (found,) = seen["open"]
    assert found["id"] == seen["placed"]["id"] == seen["canceled"]["id"]
    assert (found["status"], found["price"], found["amount"]) == ("open", 1000.0, 0.24)
    assert found["postOnly"]
    assert seen["order"]["status"] == "canceled"
    assert seen["left"] == []


def test_ccxt_places_several_orders_in_one_call(exchange: LocalExchange) -> None:
    order = {"symbol": SYMBOL, "type": "limit", "side": "buy", "amount": 0.24, "price": 1000}
    client = connect(exchange)
    made = client.create_orders([order, {**order, "price": 1001}])
    assert {each["id"] for each in made} == set(exchange.book.orders)
    assert len(made) == 2


def test_ccxt_cannot_log_in_with_another_secret(exchange: LocalExchange) -> None:
    with pytest.raises(ccxt.AuthenticationError, match="40101"):
        run(log_in(exchange, OTHER_SECRET))


def test_ccxt_is_told_of_a_wrong_secret(exchange: LocalExchange) -> None:
    client = connect(exchange, OTHER_SECRET)
    with pytest.raises(ccxt.AuthenticationError, match="40101"):
        client.fetch_balance()


@pytest.mark.parametrize(
    ("addresses", "ahead_ms", "error"),
    [
        (["203.0.113.7"], 0, ccxt.AuthenticationError),
        ([], 2 * load_signing().nonce.tolerance_ms, ccxt.InvalidNonce),
    ],
)
def test_ccxt_is_told_of_a_wrong_address_and_a_wrong_clock(
    addresses: list[str], ahead_ms: int, error: type[Exception]
) -> None:
    key = Key(KEY, SECRET, addresses)
    with (
        LocalExchange([key], lambda: read_clock() + ahead_ms) as exchange,
        pytest.raises(error),
    ):
        connect(exchange).fetch_balance()


def test_ccxt_is_told_of_the_rate_limit() -> None:
    now = read_clock()
    with LocalExchange([Key(KEY, SECRET)], lambda: now) as exchange:
        client = connect(exchange)
        client.fetch_my_trades(SYMBOL)
        with pytest.raises(ccxt.RateLimitExceeded, match="42901"):
            client.fetch_my_trades(SYMBOL)
