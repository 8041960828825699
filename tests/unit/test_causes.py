"""Why another program's signature differs: every known mistake, alone and any two together."""

import base64
import hashlib
import hmac
import json
import tracemalloc
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings

from tests.unit.strategies import KEY, SECRET, ask, refusal, run_to_end, steady, texts
from tests.unit.wrong_client import Client
from tutorial_py.bridge import call
from tutorial_py.cause_rules import search
from tutorial_py.cause_rules.search import LONGEST_FOR_PAIRS

REQUEST: dict[str, Any] = {
    "method": "private/create-order-list",
    "id": 11,
    "api_key": KEY,
    "secret": SECRET,
    "nonce": 1_790_000_000_123,
    "params": {
        "order_list": [{"side": "BUY", "exec_inst": ["POST_ONLY"]}],
        "flag": True,
        "leverage": 2.0,
    },
}
RIGHT = Client(**REQUEST).sign()
MISTAKES = (
    *("secret_blanks", "key_secret_swapped", "unsorted_keys", "nonce_in_seconds", "number_format"),
    *("python_literals", "missing_id", "params_as_json", "upper_case", "base64", "sha512"),
    *("body_signed", "other_nesting"),
)
# A client cannot make both, or the second shows in nothing that the first leaves.
IN_PARAMS = {"number_format", "python_literals", "other_nesting"}
EXCLUSIVE = {
    frozenset(("upper_case", "base64")),
    frozenset(("params_as_json", "body_signed")),
    *(
        frozenset((whole, inner))
        for whole in ("params_as_json", "body_signed")
        for inner in IN_PARAMS
    ),
}
# One mistake in another form: JSON may be in any order.
ONE_CODE = {
    frozenset(("unsorted_keys", "params_as_json")): {"params_as_json"},
    frozenset(("unsorted_keys", "body_signed")): {"body_signed"},
}


def compare(other: str, **change: object) -> Any:
    return ask("compare_signature", **{**REQUEST, **change}, other=other)


def sign_with(*mistakes: str) -> str:
    return Client(**REQUEST, mistakes=frozenset(mistakes)).sign()


@pytest.mark.parametrize("other", [RIGHT, f" {RIGHT}\n"])
def test_equal_signatures_need_no_cause(other: str) -> None:
    assert compare(other) == {"equal": True, "causes": [], "tried": 1, "complete": True}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_is_proved_alone(mistake: str) -> None:
    found = compare(sign_with(mistake))
    assert found["equal"] is False
    (cause,) = found["causes"]
    assert cause["codes"] == [mistake]


@pytest.mark.parametrize(
    "pair", [pair for pair in combinations(MISTAKES, 2) if frozenset(pair) not in EXCLUSIVE]
)
def test_any_two_mistakes_are_proved_together(pair: tuple[str, str]) -> None:
    (cause,) = compare(sign_with(*pair))["causes"]
    assert set(cause["codes"]) == ONE_CODE.get(frozenset(pair), set(pair))


def test_three_are_proved_where_the_form_tells_one() -> None:
    (cause,) = compare(sign_with("upper_case", "unsorted_keys", "secret_blanks"))["causes"]
    assert cause["codes"] == ["upper_case", "secret_blanks", "unsorted_keys"]


def test_causes_say_what_is_wrong_and_what_to_do_without_the_secret() -> None:
    for mistake in MISTAKES:
        for cause in compare(sign_with(mistake))["causes"]:
            words = cause["explanation"] + cause["fix"]
            assert words.endswith(".")
            assert SECRET not in words
            assert KEY not in words


def test_signature_of_another_secret_is_proved_by_nothing() -> None:
    found = compare("0" * 64)
    assert (found["equal"], found["causes"], found["complete"]) == (False, [], True)
    assert found["tried"] > 1000


@pytest.mark.parametrize(
    ("other", "code"),
    [
        (RIGHT[:-1], "cut_off"),
        (RIGHT[10:40], "cut_off"),
        ("abc", "not_a_signature"),
        (RIGHT[:-1] + "g", "not_a_signature"),
        ("SampNotReal of no use", "not_a_signature"),
        ("\ud800", "not_a_signature"),
    ],
)
def test_what_is_no_signature_is_said_to_be_none(other: str, code: str) -> None:
    (cause,) = compare(other)["causes"]
    assert cause["codes"] == [code]


def test_signature_is_found_in_the_body_that_was_pasted() -> None:
    wrong = sign_with("unsorted_keys")
    (cause,) = compare(json.dumps({"id": 1, "sig": wrong}))["causes"]
    assert cause["codes"] == ["unsorted_keys"]


def test_empty_signature_is_refused_at_its_field() -> None:
    arguments = json.dumps({**REQUEST, "other": " "})
    assert refusal("compare_signature", arguments) == ("other", "is empty")


def test_any_order_of_few_names_is_proved() -> None:
    params = {"d": "4", "a": "1", "c": "3", "b": "2"}
    shuffled = {name: params[name] for name in "bdca"}
    other = Client(**{**REQUEST, "params": shuffled}, mistakes=frozenset({"unsorted_keys"})).sign()
    (cause,) = compare(other, params=params)["causes"]
    assert cause["codes"] == ["unsorted_keys"]
    assert "b, d, c, a" in cause["explanation"]


@pytest.mark.parametrize(
    "names", [("id", "method", "api_key", "nonce"), ("nonce", "params", "id", "method", "api_key")]
)
@pytest.mark.parametrize("blanks", [(",", ":"), (", ", ": ")])
def test_body_in_any_order_is_proved(names: tuple[str, ...], blanks: tuple[str, str]) -> None:
    body = json.dumps({name: {**REQUEST, "params": {}}[name] for name in names}, separators=blanks)
    digest = hmac.new(SECRET.encode(), body.encode(), "sha256").hexdigest()
    (cause,) = compare(digest, params={})["causes"]
    assert cause["codes"] == ["body_signed"]


OTHERS = {
    "no_hmac": lambda text: hashlib.sha256((SECRET + text).encode()).hexdigest(),
    "hmac_swapped": lambda text: hmac.new(text.encode(), SECRET.encode(), "sha256").hexdigest(),
    "other_hash": lambda text: hmac.new(SECRET.encode(), text.encode(), "sha1").hexdigest(),
    "secret_without_prefix": lambda text: hmac.new(
        SECRET[6:].encode(), text.encode(), "sha256"
    ).hexdigest(),
    "secret_quoted": lambda text: hmac.new(
        f'"{SECRET}"'.encode(), text.encode(), "sha256"
    ).hexdigest(),
}
TEXTS = {
    "missing_params": ("private/x", "11", KEY, "", "1790000000123"),
    "missing_nonce": ("private/x", "11", KEY, "a1", ""),
    "missing_key": ("private/x", "11", "", "a1", "1790000000123"),
    "missing_method": ("", "11", KEY, "a1", "1790000000123"),
    "other_id": ("private/x", "1790000000123", KEY, "a1", "1790000000123"),
    "other_method": ("/private/x", "11", KEY, "a1", "1790000000123"),
    "other_order": (KEY, "11", "private/x", "1790000000123", "a1"),
    "nonce_unit": ("private/x", "11", KEY, "a1", "1790000000123000"),
    "params_with_separators": ("private/x", "11", KEY, "a=1", "1790000000123"),
    "names_left_out": ("private/x", "11", KEY, "1", "1790000000123"),
    "params_as_python": ("private/x", "11", KEY, "{'a': '1'}", "1790000000123"),
}


@pytest.mark.parametrize("code", OTHERS)
def test_other_computation_is_proved(code: str) -> None:
    text = f"private/x11{KEY}a11790000000123"
    (cause,) = compare(OTHERS[code](text), method="private/x", params={"a": "1"})["causes"]
    assert cause["codes"] == [code]


@pytest.mark.parametrize("code", TEXTS)
def test_other_payload_is_proved(code: str) -> None:
    other = hmac.new(SECRET.encode(), "".join(TEXTS[code]).encode(), "sha256").hexdigest()
    causes = compare(other, method="private/x", params={"a": "1"})["causes"]
    assert [code] in [cause["codes"] for cause in causes]


def test_long_params_are_compared_with_single_causes_only() -> None:
    params = {"text": "x" * LONGEST_FOR_PAIRS, "a": "1"}
    client = {**REQUEST, "params": params}
    one = Client(**client, mistakes=frozenset({"secret_blanks"})).sign()
    found = compare(one, params=params)
    assert ([cause["codes"] for cause in found["causes"]], found["complete"]) == (
        [["secret_blanks"]],
        False,
    )
    two = Client(**client, mistakes=frozenset({"secret_blanks", "unsorted_keys"})).sign()
    assert compare(two, params=params)["causes"] == []


def test_very_long_params_are_compared_with_what_does_not_write_them_anew() -> None:
    params = {"text": "x" * 300_000, "a": "1"}
    for mistakes, found in (({"secret_blanks"}, [["secret_blanks"]]), ({"unsorted_keys"}, [])):
        other = Client(**{**REQUEST, "params": params}, mistakes=frozenset(mistakes)).sign()
        value = compare(other, params=params)
        assert [cause["codes"] for cause in value["causes"]] == found
        assert value["complete"] is False


@pytest.mark.parametrize("secret", ["SampMark5ecretMark5ecret", "////", "\u00e9", "", "="])
def test_secret_that_could_be_base64_is_compared(secret: str) -> None:
    assert compare("0" * 64, secret=secret)["causes"] == []


@given(texts, texts, texts.filter(str.strip))
@settings(steady, max_examples=5)
def test_any_texts_are_compared(key: str, secret: str, other: str) -> None:
    key, secret = (text.encode("utf-8", "ignore").decode() for text in (key, secret))
    found = compare(other, api_key=key, secret=secret, params={"a": "1"}, method="private/x")
    assert found["equal"] is False


def test_comparison_is_the_same_every_time() -> None:
    other = sign_with("secret_blanks", "other_nesting")
    assert compare(other) == compare(other)


def compare_in_steps(**change: object) -> tuple[list[int], Any]:
    arguments = json.dumps({**REQUEST, "other": "0" * 64, **change})
    said, reply = run_to_end("compare_signature", arguments)
    return said, json.loads(reply)["value"]


def test_comparison_says_how_far_it_is() -> None:
    said, value = compare_in_steps()
    assert len(said) > 3
    assert said == sorted(said)
    assert said[0] >= 0 and said[-1] <= 1000
    assert value == compare("0" * 64)


def test_progress_goes_on_from_one_reading_of_a_signature_to_the_next() -> None:
    one, _ = compare_in_steps(other="0" * 64)
    # In base64: the digits of a hash, or the bytes of a longer one.
    both, _ = compare_in_steps(other=base64.b64encode(b"0" * 64).decode())
    assert both == sorted(both)
    assert len(both) > 1.5 * len(one)
    assert both[0] < 500 < both[-1] <= 1000


@pytest.mark.parametrize(
    "change",
    [
        {"secret": "x" * (LONGEST_FOR_PAIRS + 1)},
        {"api_key": "x" * (LONGEST_FOR_PAIRS + 1)},
        # They leave nothing in the payload, and are written all the same.
        {"params": {"a": [[]] * LONGEST_FOR_PAIRS}},
    ],
)
def test_what_is_long_besides_texts_in_params_is_not_compared_in_pairs(
    change: dict[str, Any],
) -> None:
    value = compare("0" * 64, **change)
    assert value["complete"] is False
    assert value["tried"] < 3000


def test_comparison_of_long_params_takes_little_memory() -> None:
    arguments = json.dumps({**REQUEST, "params": {"a": "x" * 90_000}, "other": "0" * 64})
    tracemalloc.start()
    try:
        assert json.loads(call("compare_signature", arguments))["value"]["tried"] > 500
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 20_000_000


def test_messages_with_the_same_hash_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    found = compare("0" * 64)
    monkeypatch.setattr(search, "hash", lambda _message: 0, raising=False)
    assert compare("0" * 64) == found
