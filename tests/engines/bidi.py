"""WebDriver BiDi: commands as JSON over a WebSocket, one at a time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from websockets.sync.client import ClientConnection

PATIENCE = 120
"""Seconds that a command may take."""


class BidiError(Exception):
    """The browser refused a command."""


class BidiConnection:
    """A connection to a browser; events are not subscribed to, and passed over."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._last = 0

    def send(self, method: str, **params: object) -> dict[str, Any]:
        """Send a command and give its result. Raises BidiError, or TimeoutError."""
        self._last += 1
        command = {"id": self._last, "method": method, "params": params}
        self._socket.send(json.dumps(command))
        while True:
            answer: dict[str, Any] = json.loads(self._socket.recv(PATIENCE))
            if answer.get("id") == self._last:
                break
        if answer["type"] == "error":
            raise BidiError(f"{method}: {answer['error']}: {answer['message']}")
        result: dict[str, Any] = answer["result"]
        return result
