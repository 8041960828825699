"""What signing warns of, at its field and with its path."""

from typing import Any

import pytest

from tests.unit.strategies import KEY, OTHER_KEY, SECRET, ask, check_pair
from tutorial_py.data import load_signing

NOW = 1_790_000_000_000
GOOD = {
    "method": "private/create-order",
    "id": NOW,
    "api_key": KEY,
    "secret": SECRET,
    "nonce": NOW,
    "params": {"instrument_name": "BTC_USDT", "quantity": "0.24", "exec_inst": ["POST_ONLY"]},
    "now_ms": NOW,
}


def warn(**change: object) -> list[dict[str, Any]]:
    """What is warned of when a good request is changed; None takes an argument away."""
    arguments = {name: value for name, value in {**GOOD, **change}.items() if value is not None}
    found: list[dict[str, Any]] = ask("sign_request", **arguments)["warnings"]
    return found


def places(found: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(each["field"], each["code"]) for each in found]


def test_good_request_is_warned_of_nothing() -> None:
    assert warn() == []


@pytest.mark.parametrize("off", [-60_000, -1, 0, 59_999, 60_000])
def test_nonce_within_a_minute_of_now_is_taken(off: int) -> None:
    assert warn(nonce=NOW + off) == []


@pytest.mark.parametrize(
    ("off", "words"),
    [
        (-60_001, "60 seconds before"),
        (60_001, "60 seconds after"),
        (-600_000, "10 minutes before"),
        (7_200_000, "2 hours after"),
        (-(30 * 86_400_000), "30 days before"),
        (-NOW, "days before"),
        (10**15, "days after"),
    ],
)
def test_nonce_further_off_is_told_with_how_far(off: int, words: str) -> None:
    (problem,) = warn(nonce=NOW + off)
    assert (problem["field"], problem["code"]) == ("nonce", "nonce_far")
    assert words in problem["message"]
    assert "60 seconds" in problem["message"]


def test_nonce_is_held_against_the_time_only_where_that_is_given() -> None:
    assert warn(nonce=NOW - 10**9, now_ms=None) == []


@pytest.mark.parametrize("nonce", [NOW // 1000, 1_000_000_000, 99_999_999_999])
def test_nonce_in_seconds_is_told_with_and_without_the_time(nonce: int) -> None:
    assert places(warn(nonce=nonce)) == [("nonce", "nonce_in_seconds")]
    assert places(warn(nonce=nonce, now_ms=None)) == [("nonce", "nonce_in_seconds")]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (0, None),
        (2**53, None),
        (2**53 + 1, "integer_too_big"),
        (2**63 - 1, "integer_too_big"),
        (2**63, "id_range"),
        (-1, "id_range"),
    ],
)
def test_id_out_of_range_is_told(number: int, code: str | None) -> None:
    assert places(warn(id=number)) == ([("id", code)] if code else [])


@pytest.mark.parametrize(
    "method", ["user-balance", "/private/user-balance", "Private/x", "private/", "private/a b"]
)
def test_method_of_another_form_is_told(method: str) -> None:
    assert places(warn(method=method)) == [("method", "unusual_method")]


@pytest.mark.parametrize(
    ("params", "paths"),
    [
        ({"price": 1.5}, ["params.price"]),
        ({"price": 1}, ["params.price"]),
        ({"limit": 1.0}, ["params.limit"]),
        ({"limit": 100, "leverage": 16}, []),
        ({"price": True, "amount": None}, []),
        ({"order_list": [{"quantity": 2}]}, ["params.order_list[0].quantity"]),
        ({"a b": [1e-7], "é": 0.5}, ['params["a b"][0]', 'params["\\u00e9"]']),
        ({"quantity": [1, 2]}, ["params.quantity[0]", "params.quantity[1]"]),
    ],
)
def test_amounts_as_numbers_are_told_with_their_path(params: object, paths: list[str]) -> None:
    found = warn(params=params)
    assert places(found) == [("params", "number_not_string")] * len(paths)
    assert [each["path"] for each in found] == paths
    assert all(path in each["message"] for path, each in zip(paths, found, strict=True))


def test_every_name_of_an_amount_is_looked_for() -> None:
    params = dict.fromkeys(load_signing().amounts.names, 1)
    assert len(warn(params=params)) == len(params)


def test_whole_numbers_that_javascript_rounds_are_told() -> None:
    params = {"start_time": 2**53 + 1, "end_time": -(2**53) - 1, "limit": 2**53}
    found = warn(params=params)
    assert {each["path"] for each in found} == {"params.start_time", "params.end_time"}
    assert {each["code"] for each in found} == {"integer_too_big"}


def test_only_some_of_many_numbers_are_named() -> None:
    found = warn(params={"list": [0.5] * 30})
    assert len(found) == 20
    assert found[-1]["message"].endswith("10 more like it.")


@pytest.mark.parametrize(
    ("params", "path", "words"),
    [
        ({"l": [{"e": ["A", "B"]}]}, "params.l[0].e", "[A, B]"),
        ({"l": [{"e": []}]}, "params.l[0].e", "[]"),
        (
            {"l": [{"e": [{"n": None, "t": True}, 1, 0.5]}]},
            "params.l[0].e",
            "[{n=null, t=true}, 1, 0.5]",
        ),
        ({"l": [None]}, "params.l[0]", "lNone"),
    ],
)
def test_what_official_samples_contradict_each_other_on_is_told_with_both(
    params: object, path: str, words: str
) -> None:
    (problem,) = [each for each in warn(params=params) if each["choices"]]
    assert (problem["code"], problem["path"]) == ("nested_list_ambiguous", path)
    chosen, other = problem["choices"]
    assert words not in chosen["payload"]
    assert words in other["payload"]
    assert chosen["signature"] != other["signature"]
    for choice in (chosen, other):
        assert choice["name"] in problem["fix"]


@pytest.mark.parametrize(
    "params",
    [{"e": ["A"]}, {"o": {"e": ["A"]}}, {"l": [{"e": "A"}]}, {"a b": None}, {"[0]": None}],
)
def test_other_nesting_is_not_disputed(params: object) -> None:
    assert warn(params=params) == []


def test_several_places_of_a_dispute_are_counted() -> None:
    (problem,) = warn(params={"l": [{"e": ["A"]}, {"e": ["B"]}, {"e": ["C"]}]})
    assert "params.l[0].e and 2 more places" in problem["message"]


@pytest.mark.parametrize(
    ("key", "secret"),
    [
        ("", ""),
        ("YOUR_API_KEY", SECRET),
        (KEY, "cxakp_abc…xyz"),
        (KEY, f"{SECRET[:9]} {SECRET[9:]}"),
    ],
)
def test_key_and_secret_are_checked_as_the_key_checker_does(key: str, secret: str) -> None:
    checked = check_pair(key, secret)
    for field, report in zip(("api_key", "secret"), checked, strict=True):
        found = [each for each in warn(api_key=key, secret=secret) if each["field"] == field]
        assert [each["code"] for each in found] == [each["code"] for each in report["problems"]]
        assert [each["position"] for each in found] == [
            each["position"] for each in report["problems"]
        ]


def test_blanks_and_quotes_around_are_signed_and_said_to_be() -> None:
    found = warn(api_key=f"{KEY} ", secret=f'"{SECRET}"')
    assert places(found) == [("api_key", "blanks_signed"), ("secret", "wrapping_signed")]
    assert "signed" in found[0]["message"]
    assert found[0]["position"] == len(KEY)


def test_secret_that_looks_like_a_key_is_told() -> None:
    assert places(warn(secret=OTHER_KEY)) == [("secret", "secret_looks_like_key")]
    assert places(warn(api_key=SECRET, secret=KEY)) == [
        ("api_key", "swapped"),
        ("secret", "secret_looks_like_key"),
    ]


def test_worst_comes_first() -> None:
    found = warn(nonce=NOW // 1000, method="x", api_key="")
    assert [each["severity"] for each in found] == ["error", "error", "warning"]


def test_warnings_never_repeat_the_secret() -> None:
    for secret in (f"{SECRET} ", f'"{SECRET}"', SECRET[:-3] + "...", f"secret: {SECRET}"):
        for each in warn(secret=secret):
            assert SECRET[:12] not in each["message"] + each["fix"]
