"""Chromium, by Playwright."""

from __future__ import annotations

import asyncio
from threading import Thread
from typing import TYPE_CHECKING, Any

from playwright.async_api import Error, Frame, Playwright, async_playwright

from tests.engines.engine import ENTER, Engine, EvaluationError, find_program
from tests.engines.process import Household, make_environment

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from pathlib import Path

PATIENCE = 120
"""Seconds that a command may take; Playwright itself waits for a document for ever."""

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync")


def start_loop(household: Household) -> asyncio.AbstractEventLoop:
    """Start a loop in a thread of its own; both end with the household."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    household.callback(loop.close)
    household.callback(thread.join)
    household.callback(loop.call_soon_threadsafe, loop.stop)
    return loop


class Chromium(Engine):
    """Chromium without a window."""

    name = "Chromium"

    def __init__(self, profile: Path | None = None) -> None:
        program = find_program(PROGRAMS, "chromium")
        with Household() as household:
            # The tests' own thread may have a loop that runs: Playwright's for the other tests.
            self._loop = start_loop(household)
            folder = household.make_folder(profile)
            playwright = self._do(async_playwright().start())
            household.callback(lambda: self._do(playwright.stop()))
            self._do(self._launch(playwright, program, folder))
            self._household = household.pop_all()

    async def _launch(self, playwright: Playwright, program: str, folder: Path) -> None:
        self._context = await playwright.chromium.launch_persistent_context(
            str(folder / "profile"),
            executable_path=program,
            args=list(QUIET),
            env={**make_environment(folder)},
        )
        self._context.set_default_timeout(0)
        self._page = self._context.pages[0]
        browser = self._context.browser
        self.version = browser.version if browser else ""

    def _do[T](self, act: Coroutine[Any, Any, T]) -> T:
        """Wait for a command's end. Raises TimeoutError."""
        limited = asyncio.wait_for(act, PATIENCE)
        return asyncio.run_coroutine_threadsafe(limited, self._loop).result()

    async def _find_frame(self, where: str) -> Frame:
        if not where:
            return self._page.main_frame
        element = await self._page.query_selector(where)
        frame = await element.content_frame() if element else None
        if not frame:
            raise EvaluationError(f"there is no frame {where}")
        return frame

    def open(self, address: str) -> None:
        self._do(self._page.goto(address))

    def renew(self) -> None:
        async def act() -> None:
            old = self._context.pages
            self._page = await self._context.new_page()
            for page in old:
                await page.close()

        self._do(act())

    def _run(self, where: str, expression: str) -> str | None:
        async def act() -> Any:
            try:
                frame = await self._find_frame(where)
                return await frame.evaluate(expression)
            except Error as error:
                raise EvaluationError(error.message) from error

        text: str | None = self._do(act())
        return text

    def _send_keys(self, where: str, selector: str, keys: str) -> None:
        async def act() -> None:
            target = (await self._find_frame(where)).locator(selector)
            if keys == ENTER:
                await target.press("Enter")
            else:
                await target.press_sequentially(keys)

        self._do(act())

    def close(self) -> None:
        with self._household:
            self._do(self._context.close())
