"""What the measurements share: a page whose Python runs, and medians of alternating rounds."""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from playwright.sync_api import Frame, Page, sync_playwright

from tests.browser.conftest import ROOT, find_chromium, serve
from tests.browser.form import Form

ROUNDS = int(os.environ.get("ROUNDS", "7"))
"""How often everything is measured; `make bench ROUNDS=1` is a trial of the bench itself."""


CALL_IN_PAGE = """async ([name, args, count]) => {
  const port = await new Promise((resolve) => {
    addEventListener('message', ({ data, ports }) => {
      if (data.kind === 'connected') resolve(ports[0]);
    }, { once: true });
    parent.frames['tutorial-engine'].postMessage({ kind: 'connect' }, '*');
  });
  port.start();
  const begin = performance.now();
  await new Promise((resolve, reject) => {
    let left = count;
    port.addEventListener('message', ({ data }) => {
      if ('failure' in data) reject(new Error(data.failure));
      if ('reply' in data) left -= 1;
      if (!left) resolve();
    });
    for (let id = 0; id < count; id += 1) port.postMessage({ id, name, args });
  });
  return performance.now() - begin;
}"""


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


def time_calls(frame: Frame, name: str, args: str, count: int = 1) -> float:
    """Have the page's Python do a call so often, all asked at once; give the milliseconds.

    Raises playwright's Error when the engine refuses one: more than 500 are too many.
    """
    milliseconds: float = frame.evaluate(CALL_IN_PAGE, [name, args, count])
    return milliseconds


def watch_sizes(page: Page) -> list[float]:
    """Give a list that each request's bytes on the wire go to, from now on."""
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    sizes: list[float] = []
    line.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    return sizes


def take_rounds[T](ways: Mapping[str, Callable[[], T]]) -> dict[str, list[T]]:
    """Measure in rounds that alternate between the ways, so that all meet the same machine."""
    rounds = [{name: measure() for name, measure in ways.items()} for _ in range(ROUNDS)]
    return {name: [each[name] for each in rounds] for name in ways}


def take_medians(ways: Mapping[str, Callable[[], float]]) -> dict[str, float]:
    """Give the medians of alternating rounds."""
    return {name: statistics.median(found) for name, found in take_rounds(ways).items()}
