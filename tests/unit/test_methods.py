import json
from datetime import date
from importlib.resources import files

import pytest

from tutorial_py.data import load_methods, load_signing
from tutorial_py.data.methods import read_methods
from tutorial_py.data.rows import parse_file
from tutorial_py.errors import DataError
from tutorial_py.signing_rules.param_string import write_params

TEXT = (files("tutorial_py.data") / "methods.toml").read_text(encoding="utf-8")


def test_methods_come_with_the_harmless_one_first() -> None:
    assert [*load_methods().methods] == [
        "private/user-balance",
        "private/get-open-orders",
        "private/get-order-detail",
        "private/get-order-history",
        "private/get-trades",
        "private/create-order",
        "private/amend-order",
        "private/cancel-order",
        "private/cancel-all-orders",
        "private/create-order-list",
        "public/auth",
    ]


def test_methods_say_whether_they_change_orders() -> None:
    changing = {name for name, row in load_methods().methods.items() if row.trades}
    assert {name.removeprefix("private/").partition("-")[0] for name in changing} == {
        *("create", "amend", "cancel"),
    }
    assert len(changing) == 5


def test_only_signing_in_goes_over_a_websocket() -> None:
    rows = load_methods().methods.values()
    assert [row.method for row in rows if row.transport == "websocket"] == ["public/auth"]


def test_requests_go_to_the_exchange() -> None:
    rest = load_methods().rest
    assert rest.url == "https://api.crypto.com/exchange/v1/"
    assert rest.origin.checked == date(2026, 11, 25)


def test_amounts_in_examples_are_texts() -> None:
    for row in load_methods().methods.values():
        pieces = write_params(json.loads(row.params)).pieces
        values = [piece for piece in pieces if piece.label == "value"]
        assert all(isinstance(piece.value, str) for piece in values), row.method
        names = {piece.path.rpartition(".")[2] for piece in values}
        assert row.method != "private/create-order" or names & {*load_signing().amounts.names}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"private/get-trades"', '"private/user-balance"', r"method: a method occurs twice"),
        ('params = "{}"', 'params = "[]"', r"user-balance: params must be a JSON object"),
        ('params = "{}"', 'params = "{"', r"user-balance: params must be a JSON object"),
        ('params = "{}"', 'params = ""', r"params: must not be empty"),
        ('"rest"', '"fax"', r"transport: must be one of"),
        ("trades = false", 'trades = "no"', r"trades: must be true or false"),
        ("https://", "http://", r"rest\.url: must start with https"),
        ('exchange/v1/"', 'exchange/v1"', r"rest\.url: must start with https"),
        ('["DOCS", "CDCX"]', '["CDC"]', r"CDC is not in sources"),
    ],
)
def test_a_malformed_row_is_refused_by_its_name(old: str, new: str, words: str) -> None:
    assert old in TEXT
    with pytest.raises(DataError, match=words):
        read_methods(parse_file("methods.toml", TEXT.replace(old, new, 1)))
