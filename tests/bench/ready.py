"""What a start costs the page, and how soon a verdict comes once Python runs, in Chromium.

Verdict: from a change of the key in the form until the browser has taken in what is said of it,
Python included; keys differ each time. Longest task: on the page's own thread, from the reader's
Start to the end of Python's start, on a page that had come to rest before. Memory: of the
processes that show the page, its frames and its workers, after the first verdict; what they share
with others counts in part (PSS).
"""

from __future__ import annotations

import os
import statistics
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright

from tests.bench.page import open_started, take_rounds
from tests.bench.results import Row, save_section
from tests.bench.site import READER, serve_both
from tests.bench.start import wait_for_verdict
from tests.browser.conftest import find_chromium
from tests.browser.form import Form

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

VERDICTS: Final = 300
RESTING: Final = 3000
"""So long is a page left alone, in milliseconds: nothing tells when it has come to rest."""

MOST_FRAME: Final = 16
"""Milliseconds: the time of one frame of a screen."""
MOST_TASK: Final = 50
"""Milliseconds: what browsers call a long task."""
MOST_MEMORY: Final = 1.1

CHANGE_KEY: Final = """async (count) => {
  const field = document.querySelector("#api_key-1");
  const place = field.closest(".field");
  const times = [];
  for (let index = 0; index < count; index += 1) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    for (const old of place.querySelectorAll(".problem")) old.dataset.old = "";
    const said = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!place.querySelector(".problem:not([data-old])")) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(place, { childList: true, subtree: true });
    });
    field.value = "Samp" + String(index).padStart(4, "0");
    const begin = performance.now();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await said;
    times.push(performance.now() - begin);
  }
  return times;
}"""

WATCH_TASKS: Final = """() => {
  globalThis.tasks = [];
  new PerformanceObserver((list) => {
    tasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: "longtask" });
}"""


def time_verdicts() -> list[float]:
    """Give the milliseconds from each change of the key to what is said of it."""
    with open_started("check-keys") as form:
        form.field("api_key-1").fill("Samp")
        form.check()
        times: list[float] = form.frame.evaluate(CHANGE_KEY, VERDICTS)
        return times


def find_longest_task(browser: Browser, address: str) -> float:
    """Start Python on a page at rest; give its longest long task in milliseconds, 0 for none."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        form = Form(page, "check-keys")
        form.wait_until_shown()
        page.wait_for_timeout(RESTING)
        page.evaluate(WATCH_TASKS)
        form.start()
        longest: float = page.evaluate("Math.max(0, ...tasks)")
        return longest


def list_renderers() -> list[Path]:
    """List the processes below this one that show pages."""
    parents: dict[int, int] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(status.parent.name)] = int(status.read_text().rsplit(")", 1)[1].split()[1])
        except FileNotFoundError:  # it has ended meanwhile
            continue
    found = []
    for process in parents:
        above = process
        while above in parents and above != os.getpid():
            above = parents[above]
        folder = Path("/proc") / str(process)
        if above == os.getpid() and b"--type=renderer" in (folder / "cmdline").read_bytes():
            found.append(folder)
    return found


def measure_memory(playwright: Playwright, address: str) -> float:
    """Open a page in a new browser; give the memory after its verdict, in MB."""
    browser = playwright.chromium.launch(executable_path=find_chromium())
    with browser.new_context(service_workers="block") as context:
        context.add_init_script(READER)
        page = context.new_page()
        page.goto(address, wait_until="commit")
        page.mouse.move(640, 450)
        wait_for_verdict(page)
        page.wait_for_timeout(RESTING)
        lines = [(folder / "smaps_rollup").read_text() for folder in list_renderers()]
    browser.close()
    shares = [line.split()[1] for text in lines for line in text.splitlines() if line[:4] == "Pss:"]
    return sum(map(int, shares)) / 1024


def main() -> None:
    """Measure, print and keep."""
    p95 = statistics.quantiles(time_verdicts(), n=20)[-1]
    with serve_both() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium())
        version = browser.version
        tasks = take_rounds({"guide": partial(find_longest_task, browser, address.guide)})
        browser.close()
        memory = take_rounds(
            {
                way: partial(measure_memory, playwright, getattr(address, way))
                for way in ("stock", "guide")
            }
        )
    stock, guide = (statistics.median(sizes) for sizes in memory.values())
    rows = [
        Row("From a changed key to its verdict, 95 of 100 below", "ms", None, p95, MOST_FRAME),
        Row(
            "Longest task of the start on the page’s thread",
            "ms",
            None,
            max(tasks["guide"]),
            MOST_TASK,
        ),
        Row("Memory after the first verdict", "MB", stock, guide, MOST_MEMORY),
    ]
    save_section("ready", f"Chromium {version}", rows)


if __name__ == "__main__":
    main()
