"""Time from a click on Start to the first verdict, on the built site.

    make bench

Cold: a browser context without a cache. Warm: the page opened again in the same
context. Ready: a further check once Python runs. Medians, in milliseconds.
"""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.page import ROUNDS
from tests.browser.conftest import ROOT, find_chromium, serve
from tests.browser.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable


def measure(action: Callable[[], object]) -> float:
    """Give the milliseconds that something takes."""
    begin = time.perf_counter()
    action()
    return (time.perf_counter() - begin) * 1000


def open_filled(page: Page, url: str) -> Form:
    """Open the tool and fill in a made-up key, without starting Python."""
    page.goto(url)
    form = Form(page, "check-keys")
    form.wait_until_shown()
    return form


def click_to_verdict(form: Form) -> float:
    """Click Check on an idle form; Python starts, and its verdict is waited for."""
    verdict = form.place("api_key-1").locator(".problem").first

    def check() -> None:
        form.button("Check").click()
        verdict.wait_for()

    return measure(check)


def run_round(browser: Browser, url: str) -> dict[str, float]:
    """Measure one visit: cold, again with a warm cache, and a call once ready."""
    context = browser.new_context()
    page = context.new_page()
    cold = click_to_verdict(open_filled(page, url))
    form = open_filled(page, url)
    warm = click_to_verdict(form)
    ready = measure(form.check)
    context.close()
    return {"cold": cold, "warm": warm, "ready": ready}


def main() -> None:
    """Print the medians of all rounds, and each as a ratio to the cold start."""
    with serve(ROOT / "build" / "single") as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium())
        url = f"{server.url}tools/check-keys/"
        rounds = [run_round(browser, url) for _ in range(ROUNDS)]
        browser.close()
    medians = {name: statistics.median(each[name] for each in rounds) for name in rounds[0]}
    for name, value in medians.items():
        print(f"{name:6} {value:7.0f} ms   {value / medians['cold']:.3f} of cold")


if __name__ == "__main__":
    main()
