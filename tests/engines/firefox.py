"""Firefox, over WebDriver BiDi."""

from __future__ import annotations

import json
import subprocess
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from websockets.sync.client import connect

from tests.engines.bidi import BidiConnection, BidiError
from tests.engines.engine import (
    FOCUS,
    PAUSE,
    Engine,
    EvaluationError,
    find_program,
    make_key_actions,
)
from tests.engines.process import PATIENCE, Household, make_environment

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "WebDriverBiDiServer.json"
"""The profile's file in which the browser says where it listens."""

PREFERENCES = {
    # Nothing of the browser's own calls out.
    "app.update.enabled": False,
    "browser.region.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
    # A call to this very machine is one as well.
    "media.peerconnection.ice.loopback": True,
    # A page that a way out puts behind another tab goes on in its own time, on a busy machine too.
    "dom.min_background_timeout_value": 4,
    "dom.min_background_timeout_value_without_budget_throttling": 4,
    "dom.timeout.enable_budget_timer_throttling": False,
    "dom.timeout.throttling_delay": -1,
    # What a reader typed would be written down every 15 seconds; a test is quicker.
    "browser.sessionstore.interval": 500,
    "browser.sessionstore.resume_from_crash": True,
    "browser.startup.page": 3,
}


class Firefox(Engine):
    """Firefox without a window."""

    name = "Firefox"

    def __init__(self, profile: Path | None = None) -> None:
        program = find_program(("firefox-esr", "firefox"), "firefox-esr")
        with Household() as household:
            folder = household.make_folder(profile)
            self._process = self._start(household, program, folder)
            address = self._read_address(folder / "profile")
            socket = household.enter_context(connect(address, max_size=None, proxy=None))
            self._bidi = BidiConnection(socket)
            self._open_session()
            self._household = household.pop_all()

    @staticmethod
    def _start(household: Household, program: str, folder: Path) -> subprocess.Popen[bytes]:
        own = folder / "profile"
        own.mkdir(exist_ok=True)
        (own / ADDRESS).unlink(missing_ok=True)
        lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in PREFERENCES.items())
        (own / "user.js").write_text("".join(lines))
        command = [program, "--headless", "--no-remote", "--profile", str(own)]
        environment = make_environment(folder)
        return household.start([*command, "--remote-debugging-port=0"], env=environment)

    def _read_address(self, own: Path) -> str:
        while self._process.poll() is None:
            with suppress(FileNotFoundError, json.JSONDecodeError):
                said = json.loads((own / ADDRESS).read_text())
                return f"ws://{said['ws_host']}:{said['ws_port']}/session"
            time.sleep(PAUSE)
        raise RuntimeError("Firefox ended before it listened.")

    def _open_session(self) -> None:
        session = self._bidi.send("session.new", capabilities={})
        self.version = session["capabilities"]["browserVersion"]
        # In the first tab the address bar has the focus, and no page can take it.
        self.renew()

    def _evaluate(self, context: str, expression: str) -> dict[str, Any]:
        try:
            answer = self._bidi.send(
                "script.evaluate",
                expression=expression,
                target={"context": context},
                awaitPromise=True,
            )
        except BidiError as error:
            raise EvaluationError(str(error)) from error
        if answer["type"] == "exception":
            raise EvaluationError(answer["exceptionDetails"]["text"])
        result: dict[str, Any] = answer["result"]
        return result

    def _find_context(self, where: str) -> str:
        if not where:
            return self._page
        window = f"document.querySelector({json.dumps(where)})?.contentWindow"
        found = self._evaluate(self._page, window)
        if found["type"] != "window":
            raise EvaluationError(f"there is no frame {where}")
        context: str = found["value"]["context"]
        return context

    def renew(self) -> None:
        old = self._bidi.send("browsingContext.getTree", maxDepth=0)["contexts"]
        self._page: str = self._bidi.send("browsingContext.create", type="tab")["context"]
        for tab in old:
            self._bidi.send("browsingContext.close", context=tab["context"])

    def open(self, address: str) -> None:
        # A window that the page before has opened would take the keys.
        self._bidi.send("browsingContext.activate", context=self._page)
        self._bidi.send(
            "browsingContext.navigate", context=self._page, url=address, wait="complete"
        )

    def _run(self, where: str, expression: str) -> str | None:
        return self._evaluate(self._find_context(where), expression).get("value")

    def _send_keys(self, where: str, selector: str, keys: str) -> None:
        if where:
            self.evaluate("", FOCUS, where)
        self.evaluate(where, FOCUS, selector)
        context, actions = self._find_context(where), make_key_actions(keys)
        self._bidi.send("input.performActions", context=context, actions=actions)

    def close(self) -> None:
        with self._household:
            with suppress(BidiError):
                self._bidi.send("browser.close")
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(PATIENCE)
