"""A target of Chromium, spoken to past Playwright.

Playwright gives a page up whose frame has crashed, and loses the frames of one that the browser
has kept and brought back. A reader does not.
"""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession

PATIENCE_MS = 60_000
"""Milliseconds that something may take to come."""


class TargetError(Exception):
    """A script failed in a target, or gave no answer."""


class Target:
    """A page or a frame, by what DevTools call a target."""

    def __init__(self, session: CDPSession, target: str) -> None:
        self._session = session
        self._answers: dict[int, dict[str, Any]] = {}
        self._last = 0
        chosen = {"targetId": target, "flatten": False}
        self._id: str = session.send("Target.attachToTarget", chosen)["sessionId"]
        session.on("Target.receivedMessageFromTarget", self._hear)

    def _hear(self, event: dict[str, Any]) -> None:
        answer = json.loads(event["message"])
        if event["sessionId"] == self._id and "id" in answer:
            self._answers[answer["id"]] = answer

    def tell(self, method: str, **params: object) -> int:
        """Send a command and wait for nothing."""
        self._last += 1
        message = json.dumps({"id": self._last, "method": method, "params": params})
        chosen = {"sessionId": self._id, "message": message}
        self._session.send("Target.sendMessageToTarget", chosen)
        return self._last

    def evaluate(self, expression: str) -> Any:
        """Give what a script gives. Raises TargetError if it throws, or nothing answers."""
        given = {"returnByValue": True, "awaitPromise": True, "userGesture": True}
        number = self.tell("Runtime.evaluate", expression=expression, **given)
        end = time.monotonic() + 2 * PATIENCE_MS / 1000
        while number not in self._answers:
            if time.monotonic() > end:
                raise TargetError(f"no answer to {expression}")
            self._session.send("Browser.getVersion")  # events come in while it is asked
        answer = self._answers[number]
        if "error" in answer or "exceptionDetails" in answer["result"]:
            raise TargetError(f"{expression}: {answer}")
        return answer["result"]["result"].get("value")

    def wait_for(self, expression: str) -> Any:
        """Give what a script gives, once that is something. Raises TargetError if it never is."""
        return self.evaluate(
            f"""new Promise((resolve, reject) => {{
              const end = Date.now() + {PATIENCE_MS};
              const look = () => {{
                const found = ({expression});
                if (found) resolve(found);
                else if (Date.now() > end) reject(new Error("it did not come"));
                else setTimeout(look, 50);
              }};
              look();
            }})"""
        )


def list_targets(browser: Browser, kind: str) -> list[Target]:
    """Attach to every target of a kind, `page` or `iframe`, that has not crashed."""
    session = browser.new_browser_cdp_session()
    found = session.send("Target.getTargets", {"filter": [{}]})["targetInfos"]
    chosen = [each for each in found if each["type"] == kind and each["url"]]
    return [Target(session, each["targetId"]) for each in chosen]
