"""Chromium, by Playwright."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Error, Frame, Playwright, sync_playwright

from tests.engines.engine import ENTER, Engine, EvaluationError, find_program
from tests.engines.process import Household, make_environment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PATIENCE_MS = 120_000
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync")


class Chromium(Engine):
    """Chromium without a window."""

    name = "Chromium"

    def __init__(self, profile: Path | None = None) -> None:
        program = find_program(PROGRAMS, "chromium")
        # Playwright is bound to the thread that starts it, and may be there only once a thread.
        self._thread = ThreadPoolExecutor(1)
        with Household() as household:
            household.callback(self._thread.shutdown)
            folder = household.make_folder(profile)
            playwright = self._do(lambda: sync_playwright().start())
            household.callback(self._do, playwright.stop)
            self._do(lambda: self._launch(playwright, program, folder))
            self._household = household.pop_all()

    def _launch(self, playwright: Playwright, program: str, folder: Path) -> None:
        self._context = playwright.chromium.launch_persistent_context(
            str(folder / "profile"),
            executable_path=program,
            args=list(QUIET),
            env={**make_environment(folder)},
        )
        self._context.set_default_timeout(PATIENCE_MS)
        self._page = self._context.pages[0]
        browser = self._context.browser
        self.version = browser.version if browser else ""

    def _do[T](self, act: Callable[[], T]) -> T:
        return self._thread.submit(act).result()

    def _find_frame(self, where: str) -> Frame:
        if not where:
            return self._page.main_frame
        element = self._page.query_selector(where)
        frame = element.content_frame() if element else None
        if not frame:
            raise EvaluationError(f"there is no frame {where}")
        return frame

    def open(self, address: str) -> None:
        self._do(lambda: self._page.goto(address))

    def renew(self) -> None:
        def act() -> None:
            old = self._context.pages
            self._page = self._context.new_page()
            for page in old:
                page.close()

        self._do(act)

    def _run(self, where: str, expression: str) -> str | None:
        def act() -> Any:
            try:
                return self._find_frame(where).evaluate(expression)
            except Error as error:
                raise EvaluationError(error.message) from error

        text: str | None = self._do(act)
        return text

    def _send_keys(self, where: str, selector: str, keys: str) -> None:
        def act() -> None:
            target = self._find_frame(where).locator(selector)
            if keys == ENTER:
                target.press("Enter")
            else:
                target.press_sequentially(keys)

        self._do(act)

    def close(self) -> None:
        with self._household:
            self._do(self._context.close)
