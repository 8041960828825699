"""What the tests of the simulation draw from, and how they ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from tests.unit.strategies import ask
from tutorial_py.data import load_rate_limits

CREATE, CANCEL = "private/create-order", "private/cancel-order"
HISTORY, BALANCE = "private/get-order-history", "private/user-balance"
PUBLIC = "public/get-tickers"
METHODS = (CREATE, CANCEL, HISTORY, BALANCE, PUBLIC)

NEVER = {"kind": "none", "base_ms": 1, "max_ms": 1, "max_tries": 1}
FIXED = {"kind": "fixed", "base_ms": 70, "max_ms": 70, "max_tries": 4}
DOUBLING = {"kind": "exponential", "base_ms": 40, "max_ms": 300, "max_tries": 5}


def find_calls(method: str) -> int:
    """Return the calls that one window of a method takes."""
    return next(limit.calls for limit in load_rate_limits().limits if method in limit.methods)


def send(method: str, *moments: int) -> list[dict[str, Any]]:
    return [{"at_ms": at, "method": method} for at in moments]


def simulate(workload: str | Sequence[dict[str, Any]], keys: int = 1, **more: Any) -> Any:
    return ask("simulate_rate_limits", workload=workload, keys=keys, **more)


def show_outcomes(value: Any) -> list[str]:
    """Show each call's outcomes by their first letters: `rra` was refused twice, then accepted."""
    return [
        "".join(attempt["outcome"][0] for attempt in request["attempts"])
        for request in value["requests"]
    ]


def list_attempts(value: Any) -> list[tuple[int, str, int | None, str]]:
    """List all attempts as they were counted; of one moment, the accepted first.

    That is their order: once a window is full, it stays so for a moment.
    """
    found = [
        (attempt["sent_ms"], request["method"], attempt["key"], attempt["outcome"])
        for request in value["requests"]
        for attempt in request["attempts"]
    ]
    return sorted(found, key=lambda each: (each[0], each[3]))


# Bursts within a short time, so that windows overlap and their edges are met.
_bursts = st.tuples(
    st.sampled_from(METHODS), st.integers(0, 12).map(lambda step: step * 25), st.integers(1, 25)
)
workloads = st.lists(_bursts, min_size=1, max_size=6).map(
    lambda bursts: [call for method, at, size in bursts for call in send(method, *[at] * size)]
)
settings = st.fixed_dictionaries(
    {
        "keys": st.integers(1, 4),
        "rule": st.sampled_from(("per_key", "per_account")),
        "window": st.sampled_from(("sliding", "fixed")),
        "phase_ms": st.sampled_from((0, 10, 130)),
        "suspension_ms": st.sampled_from((0, 0, 25, 200)),
        "strategy": st.sampled_from(("round_robin", "least_used", "failover")),
        "retry": st.sampled_from((NEVER, FIXED, DOUBLING)),
        "latency_ms": st.sampled_from((0, 0, 5, 40)),
    }
)
