"""A browser, the built site, and a stranger who counts who calls."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from overrides.build.headers import HEADERS
from overrides.build.service_worker import WORKER
from tests.browser.form import Form
from tests.headers_file import find_headers, read_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import ConsoleMessage, Page

# Two browsers share the machine: a condition may take longer than Playwright's default.
expect.set_options(timeout=20_000)

ROOT = Path(__file__).parents[2]
PROBE = "https://sealed.invalid/is-this-form-sealed"
"""What every form asks for, to be refused; see `sealed/seal.js`."""

BLOCKED = "Service Worker registration blocked by Playwright"
"""What stands in the console where a test does without the service worker."""

UNTIL_LINKS_ARE_INSTANT = """() => new Promise((resolve) => {
  const isSitemap = ({ name, responseEnd }) => name.endsWith("/sitemap.xml") && responseEnd > 0;
  const look = () => {
    if (performance.getEntriesByType("resource").some(isSitemap)) requestIdleCallback(resolve);
    else requestAnimationFrame(look);
  };
  look();
})"""
"""Waits until the theme's script has read which pages there are: else a link loads its page."""

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


class CountingHandler(SimpleHTTPRequestHandler):
    """Serves files and notes every request."""

    server: CountingServer

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        with self.server.changed:
            self.server.requests.append(f"{self.command} {self.path}")
            self.server.changed.notify_all()

    def send_head(self) -> Any:
        """Leave out the service worker where it is not offered."""
        if self.path.endswith(f"/{WORKER}") and not self.server.offers_worker:
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def end_headers(self) -> None:
        """Add what `_headers` says, as a host that honours it does."""
        if self.server.sends_headers:
            rules = read_rules(self.server.folder / HEADERS)
            for name, value in find_headers(rules, self.path).items():
                self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Serve the site's own page for what is not found, as static hosts do."""
        page = self.server.folder / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


class CountingServer(ThreadingHTTPServer):
    """Serves a folder; `requests` holds what was asked for.

    `sends_headers` makes it a host that honours the folder's `_headers`. One without
    `offers_worker` does not have the service worker, which would answer in the host's place.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sends_headers = False
        self.offers_worker = True
        self.requests: list[str] = []
        self.changed = threading.Condition()
        super().__init__(
            ("127.0.0.1", 0), functools.partial(CountingHandler, directory=str(folder))
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def wait_for(self, *parts: str) -> None:
        """Wait until each part was in some request's address."""

        def find_missing() -> list[str]:
            return [part for part in parts if not any(part in each for each in self.requests)]

        with self.changed:
            assert self.changed.wait_for(lambda: not find_missing(), timeout=30), find_missing()

    def visit(self, page: Page, address: str) -> None:
        """Open a page as the first of a visit, and wait for all that it loads by itself."""
        self.requests.clear()
        page.goto(self.url + address)
        self.wait_for("sitemap.xml", "sealed-frame.js")
        page.evaluate(UNTIL_LINKS_ARE_INSTANT)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up is no error of the server's."""


@contextmanager
def run_server[S: CountingServer](server: S) -> Iterator[S]:
    """Let a server answer, in a thread of its own, until the end."""
    with server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def serve(folder: Path) -> Iterator[CountingServer]:
    with run_server(CountingServer(folder)) as server:
        yield server


@contextmanager
def build_site() -> Iterator[CountingServer]:
    """Build the site for the very address that it is served at, and serve it."""
    with tempfile.TemporaryDirectory() as scratch, serve(Path(scratch)) as server:
        environment = {**os.environ, "SITE_URL": server.url, "NO_MKDOCS_2_WARNING": "1"}
        command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", scratch]
        done = subprocess.run(  # noqa: S603
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        yield server


@pytest.fixture(scope="session")
def site() -> Iterator[CountingServer]:
    """The site, built for the very address it is served at."""
    with build_site() as server:
        yield server


@pytest.fixture(params=[False, True], ids=["without headers", "with headers"])
def host(request: pytest.FixtureRequest, site: CountingServer) -> Iterator[CountingServer]:
    """The site on a host that sends no headers, and on one that sends those of `_headers`."""
    site.sends_headers, site.offers_worker = request.param, False
    yield site
    site.sends_headers, site.offers_worker = False, True


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[CountingServer]:
    """Another origin, which must never be called."""
    folder = tmp_path / "stranger"
    folder.mkdir()
    with serve(folder) as server:
        yield server


def find_chromium() -> str | None:
    """Debian's browser if there is one; else Playwright takes the one that it installed."""
    return next((found for name in CHROMIUM if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    path = find_chromium()
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    chosen = {"executable_path": path} if path else {}
    return {**browser_type_launch_args, **chosen, "args": quiet}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Without the service worker, so that each test sees all requests of its pages."""
    return {**browser_context_args, "service_workers": "block"}


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complains of: errors, warnings, failed requests.

    Not that it refused a form's question whether it is sealed: the form waits for that.
    """
    heard: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if PROBE not in message.text and BLOCKED not in message.text:
            heard.append(f"{message.type}: {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: heard.append(f"pageerror: {error}"))
    return heard


@pytest.fixture
def open_form(page: Page, site: CountingServer) -> Callable[[str], Form]:
    """Open the page of a widget's tool and give its form."""

    def open_it(name: str) -> Form:
        page.goto(f"{site.url}tools/{name}/")
        form = Form(page, name)
        form.wait_until_shown()
        return form

    return open_it
