"""Time and bytes from opening a page to the first verdict in Chromium, beside stock Pyodide.

The guide's reader moves the pointer where the form comes to be, and checks as soon as it is there.

Cold: a new browser context. Warm: the page again in the same. Phone: cold over 20 Mbit/s with a
round trip of 40 ms. Return: again once the service worker keeps everything. Medians of alternating
rounds; bytes are those on the wire, of everything the page loads.
"""

from __future__ import annotations

import statistics
from functools import partial
from itertools import cycle
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from tests.bench.page import take_rounds, watch_sizes
from tests.bench.results import Row, save_section
from tests.bench.site import READER, serve_both
from tests.browser.conftest import find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

SETTLING = 2000
"""So long is a new window left alone, in milliseconds."""

STAYING = 4000
"""So long does a reader stay after the verdict who comes again, in milliseconds: the service worker
keeps what the next visit needs meanwhile."""

STEPS = cycle((641, 640))
"""Where the reader's pointer is, across the page in pixels: it never rests."""

PHONE = {"offline": False, "latency": 40, "downloadThroughput": 2_500_000, "uploadThroughput": -1}
"""As the browser's developer tools throttle: bytes a second, milliseconds."""

KINDS = {
    "cold": "First visit",
    "warm": "Page opened again",
    "phone": "First visit over a phone’s line",
    "return": "Return visit",
}
MOST = {"cold": 0.35, "warm": 0.35, "phone": 0.5, "return": 0.25, "bytes": 0.85}
"""The ratio to stock that the project wants at most."""


def wait_for_verdict(page: Page) -> float:
    """Give the milliseconds from the beginning of the navigation to the verdict."""
    begun: float = page.evaluate("performance.timeOrigin")
    while True:
        for frame in page.frames:
            told: Any = None if frame.is_detached() else frame.evaluate("globalThis.verdictAt")
            if told:
                return float(told) - begun
        page.wait_for_timeout(100)  # seldom, so that asking takes nothing away
        page.mouse.move(next(STEPS), 450)


def read_page(page: Page, address: str) -> float:
    """Open a page as its reader does, and give the time to the verdict."""
    page.goto(address, wait_until="commit")
    page.mouse.move(640, 450)
    return wait_for_verdict(page)


def open_page(
    context: BrowserContext, address: str, *, throttled: bool = False, staying: int = 0
) -> float:
    """Have a page read in a new window, and give the time to the verdict."""
    page = context.new_page()
    # A window of its own, and the browser first draws its frame; a reader's has been there.
    page.wait_for_timeout(SETTLING)
    if throttled:
        line = context.new_cdp_session(page)
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", PHONE)
    took = read_page(page, address)
    page.wait_for_timeout(staying)
    page.close()
    return took


def count_bytes(browser: Browser, address: str) -> float:
    """Count what a cold visit has on the wire until its verdict, in kB."""
    with browser.new_context(service_workers="block") as context:
        context.add_init_script(READER)
        page = context.new_page()
        sizes = watch_sizes(page)
        read_page(page, address)
        return sum(sizes) / 1000


def visit(browser: Browser, address: str) -> dict[str, float]:
    """Take one round of every kind of visit."""
    found = {}
    with browser.new_context(service_workers="block") as context:
        context.add_init_script(READER)
        found["cold"] = open_page(context, address)
        found["warm"] = open_page(context, address)
    with browser.new_context(service_workers="block") as context:
        context.add_init_script(READER)
        found["phone"] = open_page(context, address, throttled=True)
    with browser.new_context() as context:
        context.add_init_script(READER)
        open_page(context, address, staying=STAYING)
        open_page(context, address, staying=STAYING)
        found["return"] = open_page(context, address)
    return found


def main() -> None:
    """Measure, print and keep."""
    with serve_both() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium())
        ways = {"stock": address.stock, "guide": address.guide}
        found = take_rounds({way: partial(visit, browser, each) for way, each in ways.items()})

        def find(way: str, kind: str) -> float:
            return statistics.median(visits[kind] for visits in found[way])

        rows = [
            Row(words, "ms", find("stock", kind), find("guide", kind), MOST[kind])
            for kind, words in KINDS.items()
        ]
        stock, guide = (count_bytes(browser, each) for each in ways.values())
        rows.append(Row("Bytes of a first visit", "kB", stock, guide, MOST["bytes"]))
        save_section("start", f"Chromium {browser.version}", rows)
        browser.close()


if __name__ == "__main__":
    main()
