import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tutorial_py.bridge import CALLS, call
from tutorial_py.problems import (
    ACROSS_CODES,
    KEY_CODES,
    SEVERITIES,
    SIGNING_CODES,
    WHITELIST_CODES,
)

ROOT = Path(__file__).parents[2]
GOLDEN = json.loads((ROOT / "tests" / "golden-calls.json").read_text(encoding="utf-8"))


def problems(name: str) -> list[dict[str, Any]]:
    """All problems in the golden replies of one call."""
    values = [each["reply"].get("value", {}) for each in GOLDEN if each["call"] == name]
    reports = [
        report for value in values for pair in value.get("pairs", []) for report in pair.values()
    ]
    found = [problem for report in (*values, *reports) for problem in report.get("problems", [])]
    return found + [problem for value in values for problem in value.get("warnings", [])]


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden["name"])
def test_a_golden_call_gets_its_golden_reply(golden: dict[str, Any]) -> None:
    assert json.loads(call(golden["call"], json.dumps(golden["args"]))) == golden["reply"]


@pytest.mark.parametrize("name", CALLS)
def test_the_command_line_gives_the_same_replies(name: str) -> None:
    golden = [each for each in GOLDEN if each["call"] == name]
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "tutorial_py", "call", name],
        cwd=ROOT,
        input="".join(json.dumps(each["args"]) + "\n" for each in golden),
        capture_output=True,
        check=True,
        timeout=30,
        encoding="ascii",
    )
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        each["reply"] for each in golden
    ]
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("name", "registered"),
    [
        ("check_keys", {**KEY_CODES, **ACROSS_CODES}),
        ("check_whitelist", WHITELIST_CODES),
    ],
)
def test_every_registered_code_has_a_golden_call(name: str, registered: dict[str, str]) -> None:
    found = {problem["code"]: problem["severity"] for problem in problems(name)}
    assert found == registered


def test_every_code_of_signing_has_a_golden_call() -> None:
    found = {problem["code"]: problem["severity"] for problem in problems("sign_request")}
    assert found.keys() >= SIGNING_CODES.keys()
    assert found.items() <= SEVERITIES.items()


def test_golden_calls_have_names_of_their_own() -> None:
    assert len({each["name"] for each in GOLDEN}) == len(GOLDEN)


def test_every_problem_says_what_is_wrong_and_what_to_do() -> None:
    for problem in (problem for name in CALLS for problem in problems(name)):
        for words in (problem["message"], problem["fix"]):
            assert words.endswith(".")
            assert "valid" not in words
