"""The site with faults, and a reader who types before each strikes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Worker, expect

from tests.browser.conftest import CountingServer
from tests.browser.faults.server import FaultyServer, serve_with_faults
from tests.browser.form import Form

SECRET = "SampSecretNotReaNotRe3"  # noqa: S105

type Launch = Callable[..., Page]


@pytest.fixture
def faulty(site: CountingServer) -> Iterator[FaultyServer]:
    """The site, served with whatever faults a test adds."""
    with serve_with_faults(site.folder) as server:
        yield server


class Reader:
    """Someone who has typed a secret, and will look whether it is still there."""

    def __init__(self, page: Page, address: str) -> None:
        page.goto(f"{address}tools/check-keys/")
        self.form = Form(page, "check-keys")
        self.form.wait_until_shown()

    def type_secret(self) -> None:
        """Type; that starts Python too."""
        self.form.field("secret-1").fill(SECRET)

    def expect_kept(self) -> None:
        expect(self.form.field("secret-1")).to_have_value(SECRET)

    def check(self) -> None:
        """Check what is typed, and see the verdict on it."""
        self.form.check()
        expect(self.form.summary).to_have_text("Something is wrong: see the fields.")
        assert self.form.codes("api_key-1") == ["empty"]
        self.expect_kept()

    def go_on(self) -> str:
        """Wait until Python is there, and check; give what the status line said before."""
        self.form.wait_until("ready")
        saw = self.status
        self.check()
        return saw

    def try_again(self) -> None:
        self.form.press("Try again")
        self.go_on()

    @property
    def status(self) -> str:
        return self.form.status_line.inner_text()

    @property
    def worker(self) -> Worker:
        """Python's."""
        (worker,) = [each for each in self.form.page.workers if each.url.startswith("blob:")]
        return worker


@pytest.fixture
def reader(page: Page, faulty: FaultyServer) -> Reader:
    return Reader(page, faulty.url)


@pytest.fixture
def launch(
    browser_type: Any, browser_type_launch_args: dict[str, Any], tmp_path: Path
) -> Iterator[Launch]:
    """Launch a browser of its own, with a profile on disk, and give its page."""
    with ExitStack() as stack:

        def launch_it(*flags: str, **options: Any) -> Page:
            arguments = [*browser_type_launch_args["args"], *flags]
            chosen = {**browser_type_launch_args, **options, "args": arguments}
            context: BrowserContext = stack.enter_context(
                browser_type.launch_persistent_context(str(tmp_path / "profile"), **chosen)
            )
            return context.pages[0]

        yield launch_it
