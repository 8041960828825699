import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.strategies import KEY, SECRET
from tutorial_py.__main__ import answer_lines, main

ROOT = Path(__file__).parents[2]
GOOD = json.dumps({"keys": [{"api_key": KEY, "secret": SECRET}]}).encode()


def answer(*lines: bytes) -> list[dict[str, dict[str, object]]]:
    return [json.loads(reply) for reply in answer_lines("check_keys", lines)]


def test_each_line_gets_one_reply_and_blank_lines_get_none() -> None:
    replies = answer(GOOD + b"\n", b"\n", b" \t\r\n", GOOD + b"\r\n", GOOD)
    assert [set(reply) for reply in replies] == [{"value"}] * 3


def test_a_line_that_is_no_utf8_gets_an_error_and_the_next_one_its_answer() -> None:
    refused, good = answer(b'{"keys": "\xff"}\n', GOOD)
    assert refused == {"error": {"field": "args", "message": "is not UTF-8"}}
    assert "value" in good


def test_a_byte_order_mark_before_the_arguments_is_no_harm() -> None:
    assert "value" in answer(b"\xef\xbb\xbf" + GOOD)[0]


def test_unusual_line_ends_do_not_split_a_line() -> None:
    stdin = io.BytesIO('{"text": "8.8.8.8\u2028\x858.8.4.4"}\r{}\n'.encode())
    (reply,) = answer_lines("check_whitelist", stdin)
    assert json.loads(reply)["error"]["field"] == "args"


@pytest.mark.parametrize("arguments", [[], ["call"], ["call", "nothing"], ["other"], [*"abc"]])
def test_wrong_usage_exits_with_two_and_says_how(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == 2
    assert "usage: python -m tutorial_py" in capsys.readouterr().err


def test_an_unknown_name_is_answered_with_the_known_ones(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["call", "nothing"])
    assert "check_whitelist" in capsys.readouterr().err


def test_the_command_answers_line_by_line_while_its_input_stays_open() -> None:
    command = [sys.executable, "-m", "tutorial_py", "call", "check_keys"]
    with subprocess.Popen(  # noqa: S603
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        for line, kind in ((GOOD, "value"), (b"nonsense", "error"), (GOOD, "value")):
            process.stdin.write(line + b"\n")
            process.stdin.flush()
            assert kind in json.loads(process.stdout.readline())
        process.stdin.close()
        assert process.wait(timeout=10) == 0


def test_a_reader_that_goes_away_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "tutorial_py", "call", "check_keys"],
        cwd=ROOT,
        input=GOOD,
        stdout=write,
        stderr=subprocess.PIPE,
        timeout=10,
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")
