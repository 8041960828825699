"""A target of Chromium, spoken to past Playwright.

Playwright gives a page up whose frame has crashed, and loses the frames of one that the browser
has kept and brought back. A reader does not.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession


PATIENCE_MS = 60_000
"""Milliseconds that something may take to come."""


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
        """Give what a script gives, once it is there."""
        given = {"returnByValue": True, "awaitPromise": True, "userGesture": True}
        number = self.tell("Runtime.evaluate", expression=expression, **given)
        while number not in self._answers:
            self._session.send("Browser.getVersion")  # events come in while it is asked
        return self._answers[number]["result"]["result"].get("value")

    def wait_for(self, expression: str) -> Any:
        """Give what a script gives, once that is something; None when it never is."""
        return self.evaluate(
            f"""new Promise((resolve) => {{
              const end = Date.now() + {PATIENCE_MS};
              const look = () => {{
                const found = ({expression});
                if (found || Date.now() > end) resolve(found || null);
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
