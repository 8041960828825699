"""A server of the site that answers wrongly, as real ones do."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

from tests.browser.conftest import CountingHandler, CountingServer, run_server

type Fault = Callable[[FaultyHandler, bytes], None]
"""Answers a request for a file, given its true content."""


class FaultyHandler(CountingHandler):
    """Answers by the server's faults."""

    server: FaultyServer

    def do_GET(self) -> None:  # noqa: N802
        fault = self.server.find_fault(self.path)
        path = Path(self.translate_path(self.path))
        if fault is None or not path.is_file():
            super().do_GET()
        else:
            self.log_message("")
            fault(self, path.read_bytes())

    def do_HEAD(self) -> None:  # noqa: N802
        if self.server.find_fault(self.path) is hang_up:
            hang_up(self, b"")
        else:
            super().do_HEAD()

    def answer(self, content: bytes, *, length: int | None = None, **headers: str) -> None:
        """Send an answer; its header may promise another length."""
        self.send_response(HTTPStatus.OK)
        promised = len(content) if length is None else length
        for name, value in {"Content_Length": str(promised), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)
        self.close_connection = True


class FaultyServer(CountingServer):
    """Serves a folder with faults, by the ends of the addresses that they befall.

    `held` is set when half a file has been sent that is held; `released` lets the other half go.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.RequestHandlerClass = functools.partial(FaultyHandler, directory=str(folder))
        self.faults: dict[str, Fault] = {}
        self.held = threading.Event()
        self.released = threading.Event()

    def find_fault(self, path: str) -> Fault | None:
        return next((f for end, f in self.faults.items() if path.endswith(end)), None)


@contextmanager
def serve_with_faults(folder: Path) -> Iterator[FaultyServer]:
    with run_server(FaultyServer(folder)) as server:
        yield server
        server.released.set()


def miss(handler: FaultyHandler, content: bytes) -> None:
    """Answer that there is no such file."""
    handler.send_error(HTTPStatus.NOT_FOUND)


def cut(handler: FaultyHandler, content: bytes) -> None:
    """Promise the whole and send half."""
    handler.answer(content[: len(content) // 2], length=len(content))


def shorten(handler: FaultyHandler, content: bytes) -> None:
    """Send half as if it were the whole."""
    handler.answer(content[: len(content) // 2])


def flip(content: bytes) -> bytes:
    """Change one bit in the middle."""
    changed = bytearray(content)
    changed[len(changed) // 2] ^= 1
    return bytes(changed)


def corrupt(handler: FaultyHandler, content: bytes) -> None:
    """Send the file with one bit changed."""
    handler.answer(flip(content))


def corrupt_for_long(handler: FaultyHandler, content: bytes) -> None:
    """Send the file with one bit changed, and let the browser keep it."""
    handler.answer(flip(content), Cache_Control="max-age=31536000, immutable")


def show_portal(handler: FaultyHandler, content: bytes) -> None:
    """Answer as a network does that asks for a sign-in."""
    handler.answer(b"<!doctype html><title>Sign in</title>", Content_Type="text/html")


def give_type(kind: str) -> Fault:
    """Make a fault that sends a file as it is, with a MIME type."""
    return lambda handler, content: handler.answer(content, Content_Type=kind)


def hold(handler: FaultyHandler, content: bytes) -> None:
    """Send half, and the other half only when it is released."""
    half = len(content) // 2
    handler.answer(content[:half], length=len(content))
    handler.server.held.set()
    handler.server.released.wait()
    handler.wfile.write(content[half:])


def hang_up(handler: FaultyHandler, content: bytes) -> None:
    """End the connection without an answer."""
    handler.close_connection = True
