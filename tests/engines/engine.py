"""What each browser can be asked for, and what is the same in all of them."""

from __future__ import annotations

import json
import shutil
import time
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from types import TracebackType

FOCUS = "(selector) => document.querySelector(selector).focus()"
"""In the page first, for the frame: without that a frame cannot take the focus by itself."""

PAUSE = 0.05
"""Seconds between two looks at a condition."""

ENTER = "\ue006"
"""The key, as WebDriver writes it."""

TAKES_KEYS = """(selector) => {
  const target = document.querySelector(selector);
  return !!target?.checkVisibility({ visibilityProperty: true }) && !target.matches(":disabled");
}"""


class MissingEngineError(Exception):
    """A browser, or what drives it, is not installed; says which package brings it."""


class EvaluationError(Exception):
    """A function failed in the browser, or its place is not there."""


class Engine(ABC):
    """A running browser with one page; a context manager that closes it.

    `where` is "" for the page, or a CSS selector, in the page, of an iframe.
    A `function` is the text of a JavaScript function, which may be async; its
    arguments and its result are JSON.
    """

    name: str
    """"Chromium", "Firefox" or "WebKitGTK"."""
    version: str
    """As the browser itself says."""

    @abstractmethod
    def open(self, address: str) -> None:
        """Open an http or file address as the page, and wait until it has loaded."""

    def renew(self) -> None:  # noqa: B027 - where it is not needed, nothing is done
        """Go on in a new tab, if need be: what scripts have begun in the old ones ends."""

    @abstractmethod
    def close(self) -> None:
        """End the browser as a reader would, so that it writes what it means to keep."""

    @abstractmethod
    def _run(self, where: str, expression: str) -> str | None:
        """Give the text that an expression's promise settles with.

        Raises EvaluationError if it is rejected.
        """

    @abstractmethod
    def _send_keys(self, where: str, selector: str, keys: str) -> None:
        """Focus what can take keys, and type by real ones; ENTER stands for the key."""

    def type_text(self, where: str, selector: str, text: str) -> None:
        """Focus a field, as soon as it can be, and type by real keys."""
        self.wait_for(where, TAKES_KEYS, selector)
        self._send_keys(where, selector, text)

    def press(self, where: str, selector: str) -> None:
        """Focus a button, as soon as it can be, and press Enter."""
        self.type_text(where, selector, ENTER)

    def evaluate(self, where: str, function: str, *args: object) -> Any:
        """Call a function in the page or in a frame.

        Raises EvaluationError if the function does, or if there is no such frame.
        """
        call = f"({function})(...{json.dumps(args)})"
        text = self._run(where, f"(async () => JSON.stringify(await {call}))()")
        return None if text is None else json.loads(text)

    def wait_for(self, where: str, function: str, *args: object, timeout: float = 60) -> Any:
        """Call a function until it gives something truthy, and return that.

        Raises TimeoutError, with what was seen last, after `timeout` seconds.
        """
        end = time.monotonic() + timeout
        seen: object = None
        while time.monotonic() < end:
            try:
                seen = self.evaluate(where, function, *args)
            except EvaluationError as error:
                seen = error
            else:
                if seen:
                    return seen
            time.sleep(PAUSE)
        raise TimeoutError(f"{self.name}, {where or 'page'}: {function}: {seen}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def find_program(names: tuple[str, ...], package: str) -> str:
    """Give the path of the first program that is installed.

    Raises MissingEngineError, naming the Debian package that brings it.
    """
    for name in names:
        if found := shutil.which(name):
            return found
    raise MissingEngineError(
        f"{names[0]} was not found, and these tests need it. "
        f"Debian's package {package} brings it: apt-get install {package}"
    )


def make_key_actions(keys: str) -> list[dict[str, object]]:
    """Press and let go each key, as WebDriver's commands say it."""
    moves = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
    return [{"type": "key", "id": "keyboard", "actions": moves}]
