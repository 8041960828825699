"""What is typed into a sealed form and checked is in no file of the browser's.

Each engine has a profile on disk, and its home, caches and temporary files beside it.
The control is in the same profile: what an ordinary page gets, the same search finds.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.engines import ENGINES, launch
from tests.engines.form import FORM, KEY, SECRET, check, open_form, start_python
from tests.engines.traces import find_traces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.conftest import CountingServer
    from tests.engines import Engine

SECRETS = {KEY: "K3yThatMustNotStay5", SECRET: "S3cretThatMustNotStay5"}

PATIENCE = 60
"""Seconds until a browser must have written its session."""

VISITED, STORED, TYPED, LAST = "V1sitedMark", "St0redMark", "Typ3dMark", "L4stMark"

LEFT = {
    "Chromium": {VISITED, STORED, TYPED, LAST},
    "Firefox": {VISITED, STORED, TYPED, LAST},
    # Its session remembers where the reader was, and no field.
    "WebKitGTK": {VISITED, STORED, LAST},
}
"""What each engine is known to write down of an ordinary page."""

WRITES_WHILE_OPEN = ("Chromium", "Firefox")
"""Engines that write the session every few seconds; the other does at its end."""


def visit_carelessly(engine: Engine, unsealed: CountingServer) -> None:
    """Be careless on an ordinary page."""
    engine.open(f"{unsealed.url}?{VISITED}")
    engine.evaluate("", "(mark) => { localStorage.mark = mark }", STORED)


def type_and_check(engine: Engine, site: CountingServer) -> None:
    """Type a key and its secret into the sealed form, and have them checked."""
    open_form(engine, site)
    start_python(engine)
    for field, secret in SECRETS.items():
        engine.type_text(FORM, field, secret)
    assert check(engine)


def type_beside_form(engine: Engine) -> None:
    """Type into a field of the page's own, and change the page's address."""
    engine.evaluate("", "() => document.body.append(document.createElement('textarea'))")
    engine.type_text("", "body > textarea", TYPED)
    engine.evaluate("", "(mark) => { location.hash = mark }", LAST)


def wait_for_traces(folder: Path, marks: set[str]) -> None:
    """Wait until all marks are on disk, and with them all that was before."""
    end = time.monotonic() + PATIENCE
    while missing := marks - {*find_traces(folder, *marks)}:
        assert time.monotonic() < end, f"never written: {missing}"
        time.sleep(0.2)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a short path: Chromium opens a socket below it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.mark.parametrize("name", ENGINES)
def test_no_file_has_what_was_typed_and_checked(
    name: str, site: CountingServer, unsealed: CountingServer, folder: Path
) -> None:
    with launch(name, folder) as engine:
        visit_carelessly(engine, unsealed)
        type_and_check(engine, site)
        type_beside_form(engine)
        if name in WRITES_WHILE_OPEN:
            wait_for_traces(folder, LEFT[name])
            assert find_traces(folder, *SECRETS.values()) == {}
    traces = find_traces(folder, *SECRETS.values(), *LEFT[name])
    assert {*traces} == LEFT[name]
