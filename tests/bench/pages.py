"""The site itself: how long it takes to build, and what reading it takes.

Beside a bare site of MkDocs with the same theme and the same pages, without the guide's parts.
Bytes and requests: of a step's page before any form is touched, in brotli. Lighthouse: its score
for a phone, and the largest paint and the blocked time that go into it.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any, Final

import yaml
from playwright.sync_api import sync_playwright

from overrides.build.tools import ROOT
from tests.bench.page import ROUNDS, take_medians, take_rounds, watch_sizes
from tests.bench.results import Row, save_section
from tests.bench.site import serve_both
from tests.browser.conftest import find_chromium

STEP: Final = "steps/12-enable-trading/"
MOST_BYTES: Final = 350
"""kB."""

BRACKETS: Final = ((1500, 4), (800, 2), (0, 1))
"""From which of Lighthouse's own index of a machine on it is slowed down how many times, so that it
counts as a phone of the middle class: see `docs/throttling.md` in Lighthouse's repository."""

PACKAGE: Final = Path(__file__).with_name("package.json")
SHELL: Final = "chromium-headless-shell"
"""Chromium without a window, where there is one: the window's own frame is drawn by the same
processor here, and in every other look it held the page's first picture back by a second."""

LIGHTHOUSE: Final = PACKAGE.parent / "node_modules" / ".bin" / "lighthouse"
FLAGS: Final = "--headless=new --no-sandbox"
AUDITS: Final = {
    "largest-contentful-paint": "largest paint",
    "total-blocking-time": "blocked",
}
"""What is told besides the score, in milliseconds."""


def write_bare(folder: Path) -> Path:
    """Write the configuration of a bare site with the guide's pages."""
    file = folder / "bare.yml"
    theme = {"name": "material", "font": False}
    file.write_text(
        yaml.safe_dump({"site_name": "Bare", "docs_dir": str(ROOT / "docs"), "theme": theme})
    )
    return file


def time_build(config: Path, target: Path) -> float:
    """Build a site into a folder, and give the milliseconds."""
    shutil.rmtree(target, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(target)]
    begin = time.perf_counter()
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)  # noqa: S603
    return (time.perf_counter() - begin) * 1000


def weigh(address: str) -> tuple[float, int]:
    """Open a page until it is quiet; give the kB on the wire and the number of requests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium())
        page = browser.new_context(service_workers="block").new_page()
        sizes = watch_sizes(page)
        page.goto(address, wait_until="networkidle")
        browser.close()
    return sum(sizes) / 1000, len(sizes)


def look(address: str, slowdown: int) -> dict[str, Any]:
    """Let Lighthouse look at a page as on a phone, and give its report."""
    command = [
        *(str(LIGHTHOUSE), address, "--quiet", "--output=json", "--only-categories=performance"),
        *(f"--chrome-flags={FLAGS}", "--no-enable-error-reporting"),
        f"--throttling.cpuSlowdownMultiplier={slowdown}",
    ]
    environment = {**os.environ, "CHROME_PATH": shutil.which(SHELL) or str(find_chromium())}
    done = subprocess.run(command, check=True, capture_output=True, env=environment)  # noqa: S603
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def calibrate(address: str) -> int:
    """Find out how many times this machine is to be slowed down; its index varies."""
    looks = (look(address, 1)["environment"]["benchmarkIndex"] for _ in range(ROUNDS))
    index = statistics.median(looks)
    return next(slowdown for least, slowdown in BRACKETS if index >= least)


def audit(address: str, slowdown: int) -> dict[str, float]:
    """Give a page's score on a phone, of 100, and what it is made of."""
    report = look(address, slowdown)
    values = {name: report["audits"][name]["numericValue"] for name in AUDITS}
    return {"score": 100 * report["categories"]["performance"]["score"], **values}


def read_version() -> str:
    """Say which Lighthouse it is."""
    version: str = json.loads(PACKAGE.read_text())["devDependencies"]["lighthouse"]
    return version


def audit_page(words: str, address: str, slowdown: int) -> list[Row]:
    """Give the rows of a page, medians of all rounds."""
    found = take_rounds({words: partial(audit, address, slowdown)})[words]

    def find(name: str) -> float:
        return statistics.median(each[name] for each in found)

    rows = [Row(f"Lighthouse’s score of {words}, of 100", "", None, find("score"))]
    for name, what in AUDITS.items():
        rows.append(Row(f"{words.capitalize()}: {what}", "ms", None, find(name)))
    return rows


def main() -> None:
    """Measure, print and keep."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare, guide = take_medians(
            {
                "bare": partial(time_build, write_bare(folder), folder / "bare"),
                "guide": partial(time_build, ROOT / "mkdocs.yml", folder / "guide"),
            }
        ).values()
    rows = [Row("Building the site", "ms", bare, guide)]
    with serve_both() as address:
        site = address.site
        slowdown = calibrate(site)
        size, requests = weigh(site + STEP)
        rows += [
            Row("A step’s page before a form is touched", "kB", None, size, MOST_BYTES),
            Row("Its requests", "", None, requests),
            *audit_page("the first page", site, slowdown),
            *audit_page("a step’s page", site + STEP, slowdown),
        ]
    save_section(
        "site", f"Lighthouse {read_version()}, the processor slowed {slowdown} times", rows
    )


if __name__ == "__main__":
    main()
