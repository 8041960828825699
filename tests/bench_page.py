"""What the measurements share: a page whose Python runs, and medians of alternating rounds."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

from tests.browser.conftest import ROOT, find_chromium, serve
from tests.browser.form import Form

ROUNDS = 7


@contextmanager
def open_started(name: str) -> Iterator[Form]:
    """Open the tool of a widget on the built site, and start its Python."""
    with serve(ROOT / "build" / "single") as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium())
        page = browser.new_page()
        page.goto(f"{server.url}tools/{name}/")
        form = Form(page, name)
        form.wait_until_shown()
        form.start()
        yield form
        browser.close()


def take_medians(ways: Mapping[str, Callable[[], float]]) -> dict[str, float]:
    """Measure in rounds that alternate between the ways, so that all meet the same machine."""
    rounds = [{name: measure() for name, measure in ways.items()} for _ in range(ROUNDS)]
    return {name: statistics.median(each[name] for each in rounds) for name in ways}
