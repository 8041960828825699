"""Run the snippets as a reader does: as files, in processes of their own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.exchange.server import LocalExchange
from tests.unit.strategies import KEY, SECRET
from tutorial_py.data import load_methods
from tutorial_py.snippets import write_snippets

LANGUAGES = ["curl", "python", "javascript"]
KEYS = {"CRYPTOCOM_API_KEY": KEY, "CRYPTOCOM_API_SECRET": SECRET}
_COMMANDS = {
    "curl": ("sh", "request.sh"),
    "python": (sys.executable, "request.py"),
    "javascript": ("node", "request.mjs"),
}


@dataclass(frozen=True)
class Answer:
    """What a snippet printed."""

    status: int
    body: Any

    @property
    def outcome(self) -> tuple[int, int]:
        """The HTTP status and the code in the body, (200, 0) for success."""
        return self.status, self.body["code"]


def write_code(language: str, method: str, params: Any, exchange: LocalExchange) -> str:
    """Write a snippet that calls the local exchange in place of the real one."""
    (code,) = [
        each.code for each in write_snippets(method, params).snippets if each.language == language
    ]
    real = load_methods().rest.url
    assert code.count(real) == 1
    return code.replace(real, exchange.url)


def run_code(
    language: str, code: str, folder: Path, keys: dict[str, str] = KEYS
) -> subprocess.CompletedProcess[str]:
    """Run a snippet with nothing in its environment but the keys."""
    command, name = _COMMANDS[language]
    (folder / name).write_bytes(code.encode())
    return subprocess.run(  # noqa: S603
        [command, name],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), **keys},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def read_answer(language: str, done: subprocess.CompletedProcess[str]) -> Answer:
    """Read what a snippet printed: curl prints the status last, the others first."""
    assert (done.returncode, done.stderr) == (0, "")
    text = done.stdout.strip()
    if language == "curl":
        body, _, status = text.rpartition("\n")
    else:
        status, _, body = text.partition(" ")
    return Answer(int(status), json.loads(body))
