"""Time from opening a page to the first verdict in Firefox and WebKitGTK, beside stock Pyodide.

Every visit has a new browser with an empty cache. Its reader checks as soon as the form is there;
no pointer comes near before, so that Python begins with the click.
"""

from __future__ import annotations

import statistics
import time
from functools import partial
from typing import Final

from tests.bench.page import take_rounds
from tests.bench.results import Row, save_section
from tests.bench.site import READER, serve_both
from tests.engines import launch
from tests.engines.form import FORM

NAMES: Final = ("Firefox", "WebKitGTK")
MOST: Final = 0.5
"""The ratio to stock that the project wants at most."""

SETTLING: Final = 2
"""So long is a new browser left alone, in seconds."""

GO: Final = "(address) => { location.href = address; }"
BEGIN: Final = f"""() => {{
  if (!document.querySelector("button[name=check]")) return false;
  {READER};
  return true;
}}"""
VERDICT: Final = "() => globalThis.verdictAt"
PATIENCE: Final = 180
"""Seconds."""


def open_page(name: str, address: str, form: str) -> float:
    """Open a page in a new browser, and give the milliseconds to the verdict.

    `form` is the frame of the form, or "" where the page checks by itself.
    """
    with launch(name) as engine:
        time.sleep(SETTLING)
        engine.evaluate("", GO, address)
        if form:
            engine.wait_for(form, BEGIN)
        told: float = engine.wait_for(form, VERDICT, timeout=PATIENCE)
        begun: float = engine.evaluate("", "() => performance.timeOrigin")
        return told - begun


def read_version(name: str) -> str:
    """Say which browser it is."""
    with launch(name) as engine:
        return f"{name} {engine.version}"


def main() -> None:
    """Measure, print and keep."""
    rows = []
    with serve_both() as address:
        for name in NAMES:
            found = take_rounds(
                {
                    "stock": partial(open_page, name, address.stock, ""),
                    "guide": partial(open_page, name, address.guide, FORM),
                }
            )
            stock, guide = (statistics.median(times) for times in found.values())
            rows.append(Row(f"First visit, {name}", "ms", stock, guide, MOST))
    save_section("engines", " and ".join(map(read_version, NAMES)), rows)


if __name__ == "__main__":
    main()
