"""The sealed form for keys, as a reader meets it, in any engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.conftest import CountingServer
    from tests.engines import Engine

FORM = "check-keys > iframe"
KEY, SECRET = "input[name=api_key]", "input[name=secret]"

START_TIMEOUT = 180
"""Seconds until Python must be there, in the slowest engine on a busy machine."""

IS_OPEN = "() => document.documentElement.dataset.sealed === ''"
IS_READY = "() => document.querySelector('.status').dataset.phase === 'ready'"
VERDICT = "() => document.querySelector('.summary').textContent"


def open_form(engine: Engine, site: CountingServer) -> None:
    """Open the form's own page."""
    engine.open(f"{site.url}tools/check-keys/")
    engine.wait_for(FORM, IS_OPEN)


def start_python(engine: Engine) -> None:
    """Press Start and wait until Python is there."""
    engine.press(FORM, "button[name=start]")
    engine.wait_for(FORM, IS_READY, timeout=START_TIMEOUT)


def check(engine: Engine) -> str:
    """Press Check and give the verdict."""
    engine.press(FORM, "button[name=check]")
    verdict: str = engine.wait_for(FORM, VERDICT)
    return verdict
