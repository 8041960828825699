"""WebDriver: commands as JSON over HTTP."""

from __future__ import annotations

import json
import socket
import time
from http.client import HTTPConnection
from typing import Any

PATIENCE = 120
"""Seconds that a command may take."""


class WebDriverError(Exception):
    """The driver refused a command."""


def find_port() -> int:
    """Give a port that is free now."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


class WebDriverTimeoutError(WebDriverError, TimeoutError):
    """The browser did not do it in time."""


class WebDriverSession:
    """One browser behind a driver on this machine."""

    def __init__(self, port: int, capabilities: dict[str, object]) -> None:
        self._port = port
        self._path = ""
        self._wait_until_listening()
        wanted = {"capabilities": {"alwaysMatch": capabilities}}
        made = self.send("POST", "/session", **wanted)
        self.capabilities: dict[str, Any] = made["capabilities"]
        self._path = f"/session/{made['sessionId']}"

    def _wait_until_listening(self) -> None:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                self.send("GET", "/status")
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.02)
            else:
                return

    def send(self, method: str, path: str, **body: object) -> Any:
        """Send a command and give its value. Raises WebDriverError, or TimeoutError."""
        connection = HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        try:
            text = json.dumps(body) if method == "POST" else None
            connection.request(method, self._path + path, text)
            value = json.loads(connection.getresponse().read())["value"]
        finally:
            connection.close()
        if isinstance(value, dict) and "error" in value:
            late = value["error"] == "timeout"
            kind = WebDriverTimeoutError if late else WebDriverError
            raise kind(f"{path}: {value['error']}: {value.get('message')}")
        return value
