"""Random and hostile inputs of every call, a few thousand of them; `make fuzz` does many more."""

import sys

import pytest

from tests.fuzz.inputs import Input, make_input
from tests.fuzz.rules import FIELDS, check_reply
from tests.fuzz.runner import Task, run, run_task
from tests.fuzz.sabotaged import BROKEN
from tests.fuzz.tally import Tally
from tutorial_py.bridge import CALLS

if not sys.platform.startswith("linux"):
    pytest.skip("limits of a process are those of Linux", allow_module_level=True)


def test_every_input_is_answered_in_time_and_as_promised() -> None:
    tally = run(seed=7, count=2000, workers=2, long_stride=7)
    assert tally.findings == []
    assert all(tally.calls[name].kinds["value"] for name in CALLS)
    assert all(tally.calls[name].kinds["error"] for name in CALLS)


def test_what_is_broken_on_purpose_is_found() -> None:
    task = Task(seed=1, first=0, last=len(BROKEN), hash_seed=1, child="tests.fuzz.sabotaged")
    found = {number: result["wrong"] for number, result in run_task(task)}
    parts = (
        *("raised KeyError", "was ended", "raised MemoryError", "was ended", "no sentence"),
        *("no argument", "", "progress falls", "a step took"),
    )
    assert len(found) == len(parts) == len(BROKEN)
    for number, part in enumerate(parts):
        assert part in found[number]


def test_a_reply_that_follows_from_the_order_of_a_set_is_found() -> None:
    number = next(at for at, each in enumerate(BROKEN) if each.__name__ == "_change")
    tally = Tally()
    for hash_seed, note in ((1, tally.add), (2, tally.compare)):
        task = Task(1, number, number + 1, hash_seed, child="tests.fuzz.sabotaged")
        for at, result in run_task(task):
            note(at, result)
    assert [words for _, _, words in tally.findings] == ["another process gives another reply"]


@pytest.mark.parametrize(
    ("name", "reply", "words"),
    [
        ("check_keys", '{"value": {"message": "It is so."}}', ""),
        ("check_keys", '{"value": {"message": "It is so"}}', "no sentence"),
        ("check_keys", '{"value": {}, "error": {}}', "neither"),
        ("check_keys", '{"value":{}}', "JSON"),
        ("check_keys", '{"value": {"é": 1}}', "ASCII"),
        ("check_keys", '{"value": {"message": "SampNotReaNotReaNotRe2."}}', "secret"),
        ("check_keys", '{"error": {"field": "keys[0].secret", "message": "is wrong"}}', ""),
        ("check_keys", '{"error": {"field": "keys", "message": "is wrong."}}', "sentence"),
        ("check_keys", '{"error": {"field": "text", "message": "is wrong"}}', "no argument"),
        ("check_keys", '{"error": {"field": "text", "message": "is not a known field"}}', ""),
        ("check_keys", '{"error": {"field": "A B", "message": "is not a known field"}}', "no arg"),
        ("check_nothing", '{"error": {"field": "keys", "message": "is wrong"}}', "unknown call"),
    ],
)
def test_rules_for_a_reply_find_what_they_are_for(name: str, reply: str, words: str) -> None:
    args = '{"keys": [{"api_key": "SampNotReaNotReaNotRe2", "secret": ""}]}'
    found = check_reply(Input(name, args), reply)
    assert words in found
    assert bool(words) == bool(found)


def test_an_input_can_be_made_again() -> None:
    for number in range(60):
        assert make_input(3, number) == make_input(3, number)
    assert make_input(3, 0) != make_input(4, 0)


def test_fields_are_known_of_every_call() -> None:
    assert list(FIELDS) == list(CALLS)
