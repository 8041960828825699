"""Signatures per second: here, in the page, and in an independent client.

    make bench

Rounds alternate between the ways, so that all meet the same machine. Medians, and each as a
ratio to `sign` in CPython.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import ccxt

from tests.bench.page import open_started, take_medians, time_calls
from tutorial_py.bridge import call
from tutorial_py.signing import Request, sign

if TYPE_CHECKING:
    from playwright.sync_api import Frame

BATCH = 300

REQUEST: dict[str, Any] = {
    "method": "private/create-order",
    "id": 1_790_000_000_000,
    "api_key": "SampNotReaNotReaNotRe2",
    "secret": "cxakp_SampNotReaNotReaNotRe3",
    "nonce": 1_790_000_000_000,
    "params": {
        "instrument_name": "BTC_USDT",
        "side": "BUY",
        "type": "LIMIT",
        "price": "29000.50",
        "quantity": "0.24",
        "exec_inst": ["POST_ONLY"],
    },
}


def count_per_second(action: Callable[[], object]) -> float:
    """Run an action again and again and give how often it runs in a second."""
    begin = time.perf_counter()
    for _ in range(BATCH):
        action()
    return BATCH / (time.perf_counter() - begin)


def call_in_page(frame: Frame, name: str, arguments: dict[str, Any], count: int) -> float:
    """Call the page's Python and give how many replies a second came back."""
    return count * 1000 / time_calls(frame, name, json.dumps(arguments), count)


def make_signers() -> dict[str, Callable[[], float]]:
    """Name what signs and no more: here, and in an independent client."""
    request = Request(**REQUEST)
    client = ccxt.cryptocom({"apiKey": REQUEST["api_key"], "secret": REQUEST["secret"]})
    path, params = REQUEST["method"], REQUEST["params"]
    return {
        "sign, CPython": lambda: count_per_second(lambda: sign(request)),
        "ccxt's sign, CPython": lambda: count_per_second(
            lambda: client.sign(path, ["v1", "private"], "POST", params)
        ),
    }


def make_ways(frame: Frame) -> dict[str, Callable[[], float]]:
    """Name the ways that are measured side by side."""
    text = json.dumps(REQUEST)
    unlike = {**REQUEST, "other": "0" * 64}
    return {
        **make_signers(),
        "sign_request with steps, CPython": lambda: count_per_second(
            lambda: call("sign_request", text)
        ),
        "sign_request with steps, page": lambda: call_in_page(
            frame, "sign_request", REQUEST, BATCH
        ),
        "compare_signature, no cause, page": lambda: call_in_page(
            frame, "compare_signature", unlike, 3
        ),
    }


def main() -> None:
    """Print a line for each way."""
    with open_started("check-keys") as form:
        medians = take_medians(make_ways(form.frame))
    base = next(iter(medians.values()))
    for name, value in medians.items():
        print(f"{name:36} {value:9.1f} a second   {value / base:.4f}")


if __name__ == "__main__":
    main()
