"""The snippets, run by sh, Python and Node against the local exchange."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.run import KEYS, LANGUAGES, Answer, read_answer, run_code, write_code
from tests.exchange.server import LocalExchange

type Send = Callable[[str, Any], Answer]

ODD = 'O\'Brien "x" `y` $z \\n %s !! </script> \u2028 日本 😀 \x00\x07\r\n'
ORDER = {
    "instrument_name": "BTC_USDT",
    "side": "BUY",
    "type": "LIMIT",
    "price": "1000.00",
    "quantity": "0.24",
}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def send(language: str, exchange: LocalExchange, tmp_path: Path) -> Send:
    """Write the snippet of a request, run it and read its answer."""

    def send_request(method: str, params: Any) -> Answer:
        code = write_code(language, method, params, exchange)
        return read_answer(language, run_code(language, code, tmp_path))

    return send_request


def test_snippet_reads_the_balance(send: Send) -> None:
    answer = send("private/user-balance", {})
    assert answer.outcome == (200, 0)
    assert answer.body["result"]["data"][0]["position_balances"][0]["quantity"] == "10000"


def test_snippet_places_an_order_and_lists_it(send: Send) -> None:
    placed = send("private/create-order", {**ORDER, "exec_inst": ["POST_ONLY", "ISOLATED_MARGIN"]})
    found = send("private/get-open-orders", {"instrument_name": "BTC_USDT"})
    assert (placed.status, found.status) == (200, 200)
    (order,) = found.body["result"]["data"]
    assert order["order_id"] == placed.body["result"]["order_id"]
    assert order["exec_inst"] == ["POST_ONLY", "ISOLATED_MARGIN"]


def test_snippet_sends_a_list_of_orders_with_lists_and_any_characters(
    send: Send, exchange: LocalExchange
) -> None:
    orders = [
        {**ORDER, "exec_inst": ["POST_ONLY", "SMART_POST_ONLY"], "client_oid": ODD},
        {**ORDER, "client_oid": "Zoë", "exec_inst": []},
    ]
    answer = send("private/create-order-list", {"contingency_type": "LIST", "order_list": orders})
    assert answer.outcome == (200, 0)
    assert [each["client_oid"] for each in answer.body["result"]] == [ODD, "Zoë"]
    assert exchange.calls[-1]["params"]["order_list"] == orders


def test_snippet_sends_numbers_flags_null_and_names_of_any_characters(
    send: Send, exchange: LocalExchange
) -> None:
    params = {
        "\ufb01": 1,
        "😀": -2,
        "é": True,
        "__proto__": {"b": None, "a": False},
        "10": 3,
        "9": 4,
    }
    params |= {ODD: 2**53 - 1, "list": [[1, [2]], {"y": "", "x": {}}, []], "price": "0.10"}
    answer = send("private/user-balance", params)
    assert answer.outcome == (200, 0)
    assert exchange.calls[-1]["params"] == params


def test_amounts_given_as_numbers_are_sent_as_texts(send: Send, exchange: LocalExchange) -> None:
    answer = send("private/create-order", {**ORDER, "quantity": 2, "price": 0.1, "x": 2**63})
    assert answer.outcome == (200, 0)
    sent = exchange.calls[-1]["params"]
    assert (sent["quantity"], sent["price"], sent["x"]) == ("2", "0.1", str(2**63))


def test_exchange_of_the_tests_refuses_amounts_that_are_numbers(
    send: Send, language: str, exchange: LocalExchange, tmp_path: Path
) -> None:
    code = write_code(language, "private/create-order", ORDER, exchange)
    numeric = code.replace('"quantity": "0.24"', '"quantity": 24')
    numeric = numeric.replace("quantity0.24", "quantity24")  # what curl signs
    assert numeric != code
    answer = read_answer(language, run_code(language, numeric, tmp_path))
    assert answer.outcome == (401, 40101)


@pytest.mark.parametrize("name", KEYS)
def test_snippet_without_a_key_sends_nothing_and_says_so(
    name: str, language: str, exchange: LocalExchange, tmp_path: Path
) -> None:
    code = write_code(language, "private/user-balance", {}, exchange)
    done = run_code(language, code, tmp_path, {**KEYS, name: ""})
    assert done.returncode != 0
    assert name in done.stderr
    assert "Set " in done.stderr
    assert not exchange.calls
