"""Python's own ways out: each asks for an address, and says what came of it.

Runs in the page's Python only, where the `js` module is the worker's scope.
"""
# mypy: disable-error-code="import-not-found"
# ruff: noqa: INP001, PLC0415 - taken into the worker's script as it is, never imported; a module
# that is not there must count for its own way only

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

import js

SECONDS = 1
"""How long a socket waits."""

BARE = ("NetworkError", "TypeError: Failed to fetch", "TypeError: NetworkError", "Load failed")
"""What a failed request says as well, whether or not it was sent."""


class UnheardError(Exception):
    """The way says nothing of its own: the policy's word counts."""


async def fetch_by_pyodide(url: str) -> None:
    """Use `pyodide.http.pyfetch`."""
    from pyodide.http import pyfetch

    await pyfetch(url)


def open_by_pyodide(url: str) -> None:
    """Use `pyodide.http.open_url`, which waits for its answer."""
    from pyodide.http import open_url

    open_url(url)


def open_by_urllib(url: str) -> None:
    """Use `urllib.request`."""
    from urllib.request import urlopen

    urlopen(url, timeout=SECONDS).close()  # noqa: S310


def ask_by_http_client(url: str) -> None:
    """Use `http.client`."""
    from http.client import HTTPConnection

    connection = HTTPConnection(urlsplit(url).netloc, timeout=SECONDS)
    connection.request("GET", url)
    connection.getresponse()


def connect_socket(url: str) -> None:
    """Open a socket, which would carry anything."""
    import socket

    parts = urlsplit(url)
    address = (parts.hostname or "", parts.port or 80)
    with socket.create_connection(address, timeout=SECONDS) as line:
        line.sendall(url.encode())


def send_datagram(url: str) -> None:
    """Send a packet without a connection."""
    import socket

    parts = urlsplit(url)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.sendto(url.encode(), (parts.hostname or "", parts.port or 80))


def look_up_name(url: str) -> None:
    """Ask for the host's address. Here Python makes one up and asks nobody."""
    import socket

    host = urlsplit(url).hostname or ""
    found = socket.getaddrinfo(host, 80)[0][4][0]
    raise ConnectionRefusedError(f"nobody was asked; an address was made up: {found}")


def run_program(url: str) -> None:
    """Start another program."""
    import subprocess

    subprocess.run(["curl", url], check=True, timeout=SECONDS)  # noqa: S603, S607


async def load_package(url: str) -> None:
    """Have Pyodide load a package from there."""
    from pyodide_js import loadPackage

    address = f"{url}&file=leak-1.0-py3-none-any.whl"
    loaded = await loadPackage(
        address,
        checkIntegrity=False,
        messageCallback=lambda _: None,
        errorCallback=lambda _: None,
    )
    if not len(loaded):
        raise OSError("nothing was loaded")


async def run_script(url: str) -> None:
    """Run a script from text."""
    from pyodide.code import run_js

    await run_js(f"fetch({json.dumps(url)}, {{ mode: 'no-cors' }})")


async def fetch_by_js(url: str) -> None:
    """Use the worker's `fetch`, as `js.fetch` is."""
    await js.fetch(url)


async def fetch_underneath(url: str) -> None:
    """Use the browser's own `fetch`, which the worker has replaced."""
    await js.WorkerGlobalScope.prototype.fetch.call(js.self, url)


def send_xhr(url: str) -> None:
    """Use `js.XMLHttpRequest`."""
    request = js.XMLHttpRequest.new()
    request.open("GET", url, False)  # noqa: FBT003 - waits for its answer
    request.send()


def open_web_socket(url: str) -> None:
    """Use `js.WebSocket`."""
    js.WebSocket.new(url.replace("http", "ws", 1))
    raise UnheardError


def open_event_source(url: str) -> None:
    """Use `js.EventSource`."""
    js.EventSource.new(url)
    raise UnheardError


def import_scripts(url: str) -> None:
    """Use the browser's own `importScripts`, which the worker has replaced."""
    js.WorkerGlobalScope.prototype.importScripts.call(js.self, url)


def start_worker(url: str) -> None:
    """Start a worker from the address."""
    js.Worker.new(url)
    raise UnheardError


WAYS: dict[str, tuple[str, Callable[[str], Awaitable[None] | None]]] = {
    "python-pyfetch": ("pyodide.http.pyfetch", fetch_by_pyodide),
    "python-open-url": ("pyodide.http.open_url", open_by_pyodide),
    "python-urllib": ("urllib.request.urlopen", open_by_urllib),
    "python-http-client": ("http.client", ask_by_http_client),
    "python-socket": ("socket.create_connection", connect_socket),
    "python-datagram": ("socket.sendto", send_datagram),
    "python-name": ("socket.getaddrinfo", look_up_name),
    "python-program": ("subprocess.run", run_program),
    "python-package": ("pyodide_js.loadPackage", load_package),
    "python-script": ("pyodide.code.run_js", run_script),
    "python-js-fetch": ("js.fetch", fetch_by_js),
    "python-fetch-underneath": ("js.WorkerGlobalScope.prototype.fetch", fetch_underneath),
    "python-xhr": ("js.XMLHttpRequest", send_xhr),
    "python-web-socket": ("js.WebSocket", open_web_socket),
    "python-event-source": ("js.EventSource", open_event_source),
    "python-import-scripts": ("js.importScripts", import_scripts),
    "python-worker": ("js.Worker", start_worker),
}
"""By name: what a reader calls it, and how it is tried."""


def list_ways() -> str:
    """List names and titles, as JSON."""
    return json.dumps([[name, title] for name, (title, _) in WAYS.items()])


async def attempt(name: str, url: str) -> str:
    """Try a way, and give its outcome and words, as JSON.

    The outcome is `allowed`, `refused`, `missing` or `unanswered`; see `channel.js`.
    """
    try:
        done = WAYS[name][1](url)
        if done is not None:
            await done
    except UnheardError:
        return json.dumps(["silent", ""])
    except (ImportError, AttributeError) as error:
        return json.dumps(["missing", str(error)])
    except Exception as error:  # noqa: BLE001 - whatever it says is the answer
        return json.dumps(describe(error))
    return json.dumps(["allowed", "done"])


def describe(error: object) -> list[str]:
    """Say how a way failed."""
    kind = getattr(error, "name", None) or type(error).__name__
    words = str(error) if str(error).startswith(f"{kind}: ") else f"{kind}: {error}"
    return ["unanswered" if any(bare in words for bare in BARE) else "refused", words]
