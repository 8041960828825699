"""Simulated requests per second: here, in the page, and in two libraries doing the same work.

    make bench

The same calls over ten keys that take turns, once spread over time (repeats and all), once as one
burst that is never repeated. Every way must find the same number of accepted calls. Rounds
alternate between the ways. Medians, and each as a ratio to the simulation in CPython.
"""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
import simpy
from limits import RateLimitItemPerSecond
from limits.storage import memory
from limits.strategies import MovingWindowRateLimiter

from tests.bench.page import open_started, take_medians, time_calls
from tutorial_py.bridge import call
from tutorial_py.rate_limits import find_limit
from tutorial_py.simulation_rules.run import Simulation
from tutorial_py.simulation_rules.settings import Retry, Settings, Timeline, make_retry

if TYPE_CHECKING:
    from playwright.sync_api import Frame

KEYS = 10
METHOD = "private/create-order"
LIMIT = find_limit(METHOD)
NEVER = Retry("none", 1, 1, 1)


@dataclass(frozen=True)
class Work:
    """Calls to simulate, and whether refused ones come back."""

    name: str
    at_ms: list[int]
    retry: Retry

    @property
    def args(self) -> dict[str, Any]:
        calls = [{"at_ms": at, "method": METHOD} for at in self.at_ms]
        retry = {"kind": self.retry.kind, "max_tries": self.retry.max_tries}
        return {"workload": calls, "keys": KEYS, "retry": retry}


def simulate(work: Work) -> int:
    """Count what our simulation accepts."""
    settings = Settings(KEYS, "per_key", "sliding", 0, 0, "round_robin", 0, work.retry, 0)
    simulation = Simulation(Timeline(work.at_ms, [METHOD] * len(work.at_ms)), settings)
    for _ in simulation.advance():
        pass
    return len(simulation.run.waits)


def call_simulation(work: Work, args: str) -> int:
    """Count what the call accepts, with its whole report as JSON."""
    accepted: int = json.loads(call("simulate_rate_limits", args))["value"]["accepted"]
    return accepted


class Clock:
    """What the `limits` library takes for the time; its seconds are our half milliseconds."""

    now = 0.0

    def time(self) -> float:
        return self.now


def simulate_by_limits(work: Work) -> int:
    """Count what moving windows of the `limits` library accept. It knows no repeats."""
    clock, accepted = Clock(), 0
    item = RateLimitItemPerSecond(LIMIT.calls, 2 * LIMIT.per_ms - 1)
    keys = [str(key) for key in range(KEYS)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(memory, "time", clock)
        limiter = MovingWindowRateLimiter(memory.MemoryStorage())
        for place, at in enumerate(work.at_ms):
            clock.now = 1_000_000 + 2 * at
            accepted += limiter.hit(item, keys[place % KEYS])
    return accepted


def simulate_by_simpy(work: Work) -> int:
    """Count what is accepted in a SimPy model with a process for each call."""
    environment = simpy.Environment()
    windows: list[deque[int]] = [deque(maxlen=LIMIT.calls) for _ in range(KEYS)]
    turn, accepted = 0, 0

    def send(at: int) -> Generator[Any, Any, None]:
        nonlocal turn, accepted
        yield environment.timeout(at)
        for tries in range(1, work.retry.max_tries + 1):
            window = windows[turn]
            turn = (turn + 1) % KEYS
            if len(window) < LIMIT.calls or window[0] <= environment.now - LIMIT.per_ms:
                window.append(int(environment.now))
                accepted += 1
                return
            if work.retry.may_repeat(tries):
                yield environment.timeout(work.retry.find_wait(tries))

    for at in work.at_ms:
        environment.process(send(at))
    environment.run()
    return accepted


def count_per_second(work: Work, action: Callable[[], object]) -> float:
    """Run an action once and give how many requests it simulates in a second."""
    begin = time.perf_counter()
    action()
    return len(work.at_ms) / (time.perf_counter() - begin)


def simulate_in_page(frame: Frame, work: Work, args: str) -> float:
    """Call the page's Python once and give how many requests it simulates in a second."""
    return len(work.at_ms) * 1000 / time_calls(frame, "simulate_rate_limits", args)


def make_ways(frame: Frame, work: Work) -> dict[str, Callable[[], float]]:
    """Name the ways that are measured side by side."""
    args = json.dumps(work.args)
    ways: dict[str, Callable[[], float]] = {
        "simulation, CPython": lambda: count_per_second(work, lambda: simulate(work)),
        "SimPy, CPython": lambda: count_per_second(work, lambda: simulate_by_simpy(work)),
        "call with its report, CPython": lambda: count_per_second(
            work, lambda: call_simulation(work, args)
        ),
        "call with its report, page": lambda: simulate_in_page(frame, work, args),
    }
    if work.retry is NEVER:
        ways["limits, CPython"] = lambda: count_per_second(work, lambda: simulate_by_limits(work))
    return ways


def check(work: Work) -> None:
    """Make sure that all ways do the same work."""
    found = {simulate(work), simulate_by_simpy(work), call_simulation(work, json.dumps(work.args))}
    if work.retry is NEVER:
        found.add(simulate_by_limits(work))
    if len(found) != 1:
        raise RuntimeError(f"{work.name}: accepted calls differ: {found}")


def make_works() -> list[Work]:
    """Make the same calls in several sizes, spread and as one burst."""
    # A little more than ten keys take, so that some come back.
    every = KEYS * LIMIT.calls * 11 // 10
    works = []
    for size in (1_000, 10_000, 100_000):
        spread = [place * LIMIT.per_ms // every for place in range(size)]
        works += [
            Work(f"{size:,} spread, repeated", spread, make_retry()),
            Work(f"{size:,} spread, never repeated", spread, NEVER),
            Work(f"{size:,} at once, never repeated", [0] * size, NEVER),
        ]
    return works


def main() -> None:
    """Print a block for each work and in it a line for each way."""
    with open_started("check-keys") as form:
        for work in make_works():
            check(work)
            medians = take_medians(make_ways(form.frame, work))
            base = next(iter(medians.values()))
            print(work.name)
            for name, value in medians.items():
                print(f"  {name:32} {value:12,.0f} requests a second   {value / base:.4f}")


if __name__ == "__main__":
    main()
