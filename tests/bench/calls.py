"""Calls of `tutorial_py` in a second, at several sizes: in CPython and in the page.

And beside libraries that do a part of the same work, in CPython: `ccxt` signs, `limits` and SimPy
simulate. Each is asked for the same result.
"""

from __future__ import annotations

import json
import platform
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from tests.bench.page import open_started, take_medians, time_calls
from tests.bench.results import Row, save_section
from tests.bench.signing import BATCH, REQUEST, make_signers
from tests.bench.simulation import (
    NEVER,
    Work,
    check,
    count_per_second,
    make_works,
    simulate,
    simulate_by_limits,
    simulate_by_simpy,
)
from tutorial_py.bridge import call

if TYPE_CHECKING:
    from playwright.sync_api import Frame

LONG_ENOUGH: Final = 0.3
"""Seconds that a measurement takes at least."""

PAIR: Final = {"api_key": "SampNotReaNotReaNotRe2", "secret": "cxakp_SampNotReaNotReaNotRe3"}


def make_calls() -> dict[str, tuple[str, str]]:
    """Name the calls, and the arguments of each as JSON."""
    order = REQUEST["params"]
    orders = {
        **REQUEST,
        "method": "private/create-order-list",
        "params": {"order_list": [order] * 10},
    }
    args: dict[str, tuple[str, Any]] = {
        **{f"check_keys, keys: {n}": ("check_keys", {"keys": [PAIR] * n}) for n in (1, 10)},
        "sign_request, one order": ("sign_request", REQUEST),
        "sign_request, ten orders": ("sign_request", orders),
    }
    for size in (1_000, 10_000):
        spread = next(work for work in make_works() if work.name == f"{size:,} spread, repeated")
        args[f"simulate_rate_limits, {size:,} requests"] = ("simulate_rate_limits", spread.args)
    return {words: (name, json.dumps(each)) for words, (name, each) in args.items()}


def count_here(name: str, args: str) -> float:
    """Give how often CPython does a call in a second."""
    if "error" in json.loads(call(name, args)):
        raise ValueError(f"{name} refuses what it is measured with")
    begin, count = time.perf_counter(), 0
    while time.perf_counter() - begin < LONG_ENOUGH:
        call(name, args)
        count += 1
    return count / (time.perf_counter() - begin)


def count_in_page(frame: Frame, name: str, args: str) -> float:
    """Give how often the page's Python does a call in a second."""
    count = 1
    while True:
        milliseconds = time_calls(frame, name, args, count)
        if milliseconds > 1000 * LONG_ENOUGH or count == BATCH:
            return count * 1000 / milliseconds
        count = min(4 * count, BATCH)  # the engine refuses more at once


def compare(words: str, base: Callable[[], float], guide: Callable[[], float]) -> Row:
    """Measure two ways of the same work."""
    medians = take_medians({"base": base, "guide": guide})
    return Row(words, "", medians["base"], medians["guide"])


def compare_calls(frame: Frame) -> list[Row]:
    """Measure each call in both Pythons."""
    return [
        compare(words, partial(count_here, *each), partial(count_in_page, frame, *each))
        for words, each in make_calls().items()
    ]


def compare_simulation(words: str, work: Work, library: Callable[[Work], object]) -> Row:
    """Measure how many simulations of a work a library and the guide do in a second."""
    check(work)

    def count(action: Callable[[Work], object]) -> float:
        return count_per_second(work, partial(action, work)) / len(work.at_ms)

    return compare(words, partial(count, library), partial(count, simulate))


def compare_libraries() -> list[Row]:
    """Measure the libraries and the guide's own rules."""
    own, client = make_signers().values()
    work = next(work for work in make_works() if work.retry is NEVER and len(work.at_ms) == 10_000)
    return [
        compare("A signature, beside ccxt", client, own),
        compare_simulation("10,000 requests, beside limits", work, simulate_by_limits),
        compare_simulation("10,000 requests, beside SimPy", work, simulate_by_simpy),
    ]


def main() -> None:
    """Measure, print and keep."""
    python = f"CPython {platform.python_version()}"
    with open_started("check-keys") as form:
        rows = compare_calls(form.frame)
        version = form.page.context.browser.version if form.page.context.browser else ""
    save_section("calls", f"{python} and Chromium {version}", rows)
    save_section("libraries", python, compare_libraries())


if __name__ == "__main__":
    main()
