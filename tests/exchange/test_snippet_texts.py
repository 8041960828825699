"""What any params become in a shell and in JavaScript: the same values, the same text to sign."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from tests.unit.params import some_params
from tests.unit.strategies import steady
from tutorial_py.signing_rules.param_string import write_params
from tutorial_py.snippet_rules.numbers import spell_numbers
from tutorial_py.snippets import write_snippets


@cache
def draw_cases() -> list[Any]:
    """Draw many params at once: they share a process."""
    cases: list[Any] = []

    @settings(steady, max_examples=150)
    @given(some_params)
    def collect(params: Any) -> None:
        cases.append(params)

    collect()
    return cases


def cut(language: str, params: Any, first: str, after: str) -> str:
    """Cut the lines with the params out of a snippet."""
    (code,) = [
        each.code
        for each in write_snippets("private/create-order", params).snippets
        if each.language == language
    ]
    return first + code.split(first, 1)[1].split(after, 1)[0]


def expect(params: Any) -> list[Any]:
    spelled, _ = spell_numbers(params)
    return [write_params(spelled).join(), spelled]


@pytest.mark.parametrize("shell", ["sh", "bash"])
def test_shell_keeps_every_character(shell: str, tmp_path: Path) -> None:
    script = ["set -eu"]
    for number, params in enumerate(draw_cases()):
        script.append(cut("curl", params, "params='", "\nnow="))
        script.append(f"printf '%b' \"$signed\" >{number}.signed")
        script.append(f"printf '%s' \"$params\" >{number}.params")
    (tmp_path / "script").write_bytes("\n".join(script).encode())
    subprocess.run([shell, "script"], cwd=tmp_path, check=True)  # noqa: S603
    for number, params in enumerate(draw_cases()):
        assert read(tmp_path, number) == expect(params)


def read(folder: Path, number: int) -> list[Any]:
    signed, params = ((folder / f"{number}.{each}").read_bytes() for each in ("signed", "params"))
    return [signed.decode(), json.loads(params)]


def test_javascript_keeps_every_character(tmp_path: Path) -> None:
    script = [cut("javascript", {}, "/** Write", "\nfunction sign")]
    for params in draw_cases():
        values = cut("javascript", params, "const PARAMS", "\n/** Write")
        script.append(f"{{ {values} console.log(JSON.stringify([write(PARAMS), PARAMS])); }}")
    (tmp_path / "script.mjs").write_bytes("\n".join(script).encode())
    done = subprocess.run(
        ["node", "script.mjs"],  # noqa: S607
        cwd=tmp_path,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    seen = [json.loads(line) for line in done.stdout.strip().split("\n")]
    assert seen == [expect(params) for params in draw_cases()]
