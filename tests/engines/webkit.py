"""WebKitGTK, by its WebDriver."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from tests.engines.engine import FOCUS, Engine, EvaluationError, find_program, make_key_actions
from tests.engines.process import Household, make_environment
from tests.engines.webdriver import WebDriverError, WebDriverSession, find_port

SHIFT = "\ue008"
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""By what WebDriver's JSON names an element."""

SETTLE = """
const done = arguments[arguments.length - 1];
%s.then((value) => done({ value: value ?? null }), (error) => done({ reason: String(error) }));
"""


def start_screen(household: Household) -> str:
    """Start a screen that nobody sees, and give its name."""
    program = find_program(("Xvfb",), "xvfb")
    read, write = os.pipe()
    household.start([program, "-displayfd", str(write), "-nolisten", "tcp"], pass_fds=(write,))
    os.close(write)
    with os.fdopen(read) as number:
        return f":{number.readline().strip()}"


def make_capabilities(own: Path) -> dict[str, object]:
    """Say which browser the driver starts, and how long a command may take, in milliseconds."""
    host = Path(__file__).with_name("webkit_host.py")
    browser = {"binary": sys.executable, "args": [str(host), str(own)]}
    patience = {"script": 100_000, "pageLoad": 60_000}
    return {"webkitgtk:browserOptions": browser, "timeouts": patience}


SPARES = 3
"""How often a browser that fell silent is replaced; each time costs minutes."""

MARK = "() => { window.left = true; }"
ARRIVED = "() => !window.left && document.readyState === 'complete'"


class WebKitGTK(Engine):
    """WebKitGTK in a window on a screen that nobody sees."""

    name = "WebKitGTK"

    def __init__(self, profile: Path | None = None) -> None:
        self._profile = profile
        self._spares = SPARES
        self._start()

    def _start(self) -> None:
        driver = find_program(("WebKitWebDriver",), "webkit2gtk-driver")
        with Household() as household:
            folder = household.make_folder(self._profile)
            environment = make_environment(folder)
            environment |= {"DISPLAY": start_screen(household), "GDK_BACKEND": "x11"}
            environment |= {"NO_AT_BRIDGE": "1"}  # there is no screen reader to look for
            port = find_port()
            household.start([driver, f"--port={port}"], env=environment)
            self._session = WebDriverSession(port, make_capabilities(folder / "profile"))
            self._household = household.pop_all()
        self.version = self._session.capabilities["browserVersion"]

    def _find(self, selector: str) -> str:
        try:
            found = self._session.send("POST", "/element", using="css selector", value=selector)
        except WebDriverError as error:
            raise EvaluationError(f"{selector}: {error}") from error
        element: str = found[ELEMENT]
        return element

    def _enter(self, where: str) -> None:
        self._session.send("POST", "/frame", id=None)
        if not where:
            return
        element = self._find(where)
        try:
            self._session.send("POST", "/frame", id={ELEMENT: element})
        except WebDriverError as error:
            raise EvaluationError(str(error)) from error

    def open(self, address: str) -> None:
        """Open an address; a browser that falls silent over it is replaced, but not for ever.

        It happens on a busy machine that WebKitGTK answers nothing more, whatever the page. A
        reader would start it again. One with a profile to be looked at is not replaced.
        """
        try:
            self._go_to(address)
        except TimeoutError:
            if self._profile or not self._spares:
                raise
            self._spares -= 1
            self._household.close()
            self._start()
            self._go_to(address)

    def _go_to(self, address: str) -> None:
        self.evaluate("", MARK)
        self._session.send("POST", "/url", url=address)
        self._enter("")
        if "#" not in address:  # which may lead to a place in the page that is there
            # To a host with an opener policy the driver answers while the old page is still there.
            self.wait_for("", ARRIVED)

    def _run(self, where: str, expression: str) -> str | None:
        self._enter(where)
        try:
            settled: Any = self._session.send(
                "POST", "/execute/async", script=SETTLE % expression, args=[]
            )
        except WebDriverError as error:
            raise EvaluationError(str(error)) from error
        if "reason" in settled:
            raise EvaluationError(settled["reason"])
        value: str | None = settled["value"]
        return value

    def _send_keys(self, where: str, selector: str, keys: str) -> None:
        if where:
            self.evaluate("", FOCUS, where)
            # A frame's script may move the focus only after a key; this one does nothing else.
            self._session.send("POST", "/actions", actions=make_key_actions(SHIFT))
        self.evaluate(where, FOCUS, selector)
        self._session.send("POST", "/actions", actions=make_key_actions(keys))

    def close(self) -> None:
        with self._household:
            self._session.send("DELETE", "")
