"""Programs that a browser needs, and folders: all are gone when it closes."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path

PATIENCE = 20
"""Seconds that a browser gets to write down what it keeps, and end."""

LEASH = ("setpriv", "--pdeathsig", "TERM")
"""Lets a program end with the test that started it, even one that was killed."""

HOME = ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")


class Household(ExitStack):
    """What was started for one browser; ended in reverse order."""

    def start(self, command: list[str], **more: object) -> subprocess.Popen[bytes]:
        """Start a program that ends with the household, and all that it starts with it."""
        quiet = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
        process: subprocess.Popen[bytes] = subprocess.Popen(  # noqa: S603
            [*LEASH, *command],
            start_new_session=True,
            **{**quiet, **more},  # type: ignore[call-overload]
        )
        self.callback(end, process)
        return process

    def make_folder(self, given: Path | None) -> Path:
        """Give the given folder, or a new one that is removed with the household."""
        if given:
            given.mkdir(parents=True, exist_ok=True)
            return given
        return Path(self.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))


def end(process: subprocess.Popen[bytes]) -> None:
    """End a program and its whole group, if it has not ended by itself."""
    with suppress(ProcessLookupError):
        process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(PATIENCE)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def make_environment(folder: Path) -> dict[str, str]:
    """Let a browser find its home, caches and temporary files in the folder, too."""
    home = {name: folder / name.lower().replace("_", "-") for name in HOME}
    for place in home.values():
        place.mkdir(exist_ok=True, mode=0o700)
    return {**os.environ, **{name: str(place) for name, place in home.items()}}
