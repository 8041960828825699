import json

import pytest

from tests.unit.strategies import KEY, SECRET, refusal, run_to_end
from tutorial_py.bridge import CALLS, call
from tutorial_py.calls import LONGEST_TEXT, MOST_PAIRS, Steps
from tutorial_py.errors import InputError
from tutorial_py.fields import Fields

PAIR = {"api_key": KEY, "secret": SECRET}


def test_a_reply_is_ascii_json_whatever_the_texts_are() -> None:
    pairs = [{"api_key": "\ud800é", "secret": "😀\u2028"}]
    reply = call("check_keys", json.dumps({"keys": pairs}))
    assert reply.isascii()
    assert "\n" not in reply
    assert set(json.loads(reply)) == {"value"}


def test_an_unknown_call_is_refused_with_the_known_ones() -> None:
    field, message = refusal("check_everything", "{}")
    assert field == "name"
    assert all(name in message for name in CALLS)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("{}{}", "not JSON"),
        ("\ud800", "not JSON"),
        ("\ufeff{}", "not JSON"),
        ("[]", "object"),
        ("null", "object"),
        ('"text"', "object"),
        ('{"text": NaN}', "NaN"),
        ('{"text": -Infinity}', "NaN"),
        ('{"text": ' + "9" * 5000 + "}", "too long"),
        ("[" * 100_000, "deeply"),
        ('{"a":' * 100_000, "deeply"),
        ('{"text": ' + "[" * 200 + "]" * 200 + "}", "deeply"),
    ],
)
def test_what_is_no_json_object_is_refused(arguments: str, words: str) -> None:
    field, message = refusal("check_whitelist", arguments)
    assert field == "args"
    assert words in message


@pytest.mark.parametrize(
    ("arguments", "refused"),
    [
        ({}, "keys"),
        ({"keys": PAIR}, "keys"),
        ({"keys": None}, "keys"),
        ({"keys": []}, "keys"),
        ({"keys": [PAIR] * (MOST_PAIRS + 1)}, "keys"),
        ({"keys": [PAIR, "text"]}, "keys[1]"),
        ({"keys": [PAIR, {"api_key": KEY}]}, "keys[1].secret"),
        ({"keys": [{"api_key": True, "secret": SECRET}]}, "keys[0].api_key"),
        ({"keys": [{"api_key": 1, "secret": SECRET}]}, "keys[0].api_key"),
        ({"keys": [{"api_key": None, "secret": SECRET}]}, "keys[0].api_key"),
        ({"keys": [{**PAIR, "label": "x"}]}, "keys[0].label"),
        ({"keys": [PAIR], "more": 1}, "more"),
        ({"keys": [{**PAIR, "secret": "x" * (LONGEST_TEXT + 1)}]}, "keys[0].secret"),
    ],
)
def test_arguments_of_check_keys_are_checked(arguments: object, refused: str) -> None:
    assert refusal("check_keys", json.dumps(arguments))[0] == refused


@pytest.mark.parametrize(
    ("arguments", "refused"),
    [
        ({}, "text"),
        ({"text": ["8.8.8.8"]}, "text"),
        ({"text": False}, "text"),
        ({"text": "", "wanted": ""}, "wanted"),
        ({"text": "", "expected": 1}, "expected"),
        ({"text": "", "expected": ["8.8.8.8", 1]}, "expected"),
        ({"text": "", "expected": {}}, "expected"),
        ({"text": "", "expected": "x" * (LONGEST_TEXT + 1)}, "expected"),
        ({"text": "x" * (LONGEST_TEXT + 1)}, "text"),
    ],
)
def test_arguments_of_check_whitelist_are_checked(arguments: object, refused: str) -> None:
    assert refusal("check_whitelist", json.dumps(arguments))[0] == refused


@pytest.mark.parametrize(
    ("arguments", "refused"),
    [
        ({"kind": "good"}, "seed"),
        ({"kind": "good", "seed": True}, "seed"),
        ({"kind": "good", "seed": 1.0}, "seed"),
        ({"kind": "good", "seed": -1}, "seed"),
        ({"kind": "good", "seed": 2**53}, "seed"),
        ({"kind": "bad", "seed": 1}, "kind"),
    ],
)
def test_arguments_of_make_sample_are_checked(arguments: object, refused: str) -> None:
    assert refusal("make_sample", json.dumps(arguments))[0] == refused


def test_brackets_inside_a_text_are_no_nesting() -> None:
    text = '"[{' * 1000 + "\\"
    assert "value" in json.loads(call("check_whitelist", json.dumps({"text": text})))


def test_a_name_given_twice_is_refused() -> None:
    assert refusal("check_whitelist", '{"text": "", "text": ""}') == ("text", "is given twice")


def test_a_refusal_does_not_repeat_what_was_typed() -> None:
    for arguments in (
        {"keys": [{SECRET: KEY}]},
        {"keys": [{**PAIR, KEY: SECRET}]},
        {"keys": [PAIR], SECRET: KEY},
        {"keys": SECRET},
    ):
        assert "SampNot" not in "".join(refusal("check_keys", json.dumps(arguments)))


def test_the_longest_text_and_the_most_pairs_are_still_checked() -> None:
    arguments = {"keys": [PAIR] * (MOST_PAIRS - 1) + [{**PAIR, "secret": "x" * LONGEST_TEXT}]}
    reply = json.loads(call("check_keys", json.dumps(arguments)))
    assert len(reply["value"]["pairs"]) == MOST_PAIRS


def test_a_bug_is_raised_and_not_turned_into_a_reply(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("a bug")

    monkeypatch.setattr("tutorial_py.calls.check_whitelist", fail)
    with pytest.raises(ValueError, match="a bug"):
        call("check_whitelist", '{"text": ""}')


def count_slowly(fields: Fields) -> Steps:
    most = fields.integer("most", 0, 1000)
    yield from range(0, most + 1, 100)
    if most == 666:
        raise InputError("most", "is an unlucky number")
    if most == 13:
        raise ValueError("a bug")
    return {"counted": most}


def test_a_long_call_says_how_far_it_is_and_has_the_same_reply(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(CALLS, "count_slowly", count_slowly)
    said, reply = run_to_end("count_slowly", '{"most": 400}')
    assert said == [0, 100, 200, 300, 400]
    assert json.loads(reply) == {"value": {"counted": 400}}
    assert call("count_slowly", '{"most": 400}') == reply


def test_a_long_call_may_be_refused_on_its_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CALLS, "count_slowly", count_slowly)
    assert refusal("count_slowly", '{"most": 666}') == ("most", "is an unlucky number")
    assert refusal("count_slowly", '{"most": 1001}')[0] == "most"


def test_a_bug_in_a_long_call_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CALLS, "count_slowly", count_slowly)
    with pytest.raises(ValueError, match="a bug"):
        call("count_slowly", '{"most": 13}')


@pytest.mark.parametrize("name", ["simulate_rate_limits", "recommend_keys"])
def test_progress_of_a_simulation_rises_to_its_end(name: str) -> None:
    calls = [{"at_ms": at, "method": "private/create-order"} for at in range(8000)]
    more = {"keys": 2} if name == "simulate_rate_limits" else {"target": {"max_wait_ms": 0}}
    said, reply = run_to_end(name, json.dumps({"workload": calls, **more}))
    assert len(said) > 2
    assert said == sorted(said)
    assert 0 <= said[0] < 500 < said[-1] <= 1000
    assert "value" in json.loads(reply)


def test_short_calls_say_nothing_on_their_way() -> None:
    assert run_to_end("check_whitelist", '{"text": ""}')[0] == []
    assert run_to_end("simulate_rate_limits", '{"workload": "move_stops", "keys": 2}')[0] == []


def count_in_lists(fields: Fields) -> Steps:
    most = fields.integer("most", 0, 10_000)
    yield from ()
    return {"empty": [], "listed": list(range(most)), "é": "\ud800", "last": [[most]]}


@pytest.mark.parametrize("most", [0, 1, 500, 501, 1000, 1234])
def test_a_long_reply_is_written_in_parts_and_is_the_same_text(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setitem(CALLS, "count_in_lists", count_in_lists)
    said, reply = run_to_end("count_in_lists", json.dumps({"most": most}))
    value = {"empty": [], "listed": list(range(most)), "é": "\ud800", "last": [[most]]}
    assert reply == json.dumps({"value": value})
    assert len(said) == (most > 500) * -(-most // 500)


def test_a_long_reply_may_have_nothing_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def find_nothing(_fields: Fields) -> Steps:
        yield 0
        return {}

    monkeypatch.setitem(CALLS, "find_nothing", find_nothing)
    assert run_to_end("find_nothing", "{}") == ([0], '{"value": {}}')
