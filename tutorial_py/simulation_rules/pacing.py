"""Calls at a pace at which one key is never refused, whichever way the exchange cuts time."""

from collections import deque
from dataclasses import dataclass

from tutorial_py.rate_limits import find_allowance
from tutorial_py.simulation_rules.settings import Settings, Timeline


@dataclass(frozen=True, slots=True)
class PacedStep:
    """How many calls of a method the program sends at a moment, in milliseconds."""

    at_ms: int
    method: str
    calls: int


@dataclass(frozen=True, slots=True)
class Pace:
    """A schedule for `keys` keys; `longest_ms` is the longest that it holds a call back."""

    keys: int
    finished_ms: int
    longest_ms: int
    steps: tuple[PacedStep, ...]


def pace_calls(timeline: Timeline, settings: Settings) -> Pace:
    """Hold each call back until there is room for it in a sliding window.

    What never overfills a sliding window never overfills a fixed one of the same length either.
    """
    recent: dict[str, deque[int]] = {}
    counts: dict[tuple[int, str], int] = {}
    longest = 0
    calls = sorted(zip(timeline.at_ms, timeline.methods, strict=True), key=lambda call: call[0])
    for at, method in calls:
        allowance = find_allowance(method, settings.rule)
        times = recent.setdefault(method, deque(maxlen=allowance.calls))
        full = len(times) == allowance.calls
        moment = max(at, times[0] + allowance.per_ms) if full else at
        times.append(moment)
        counts[moment, method] = counts.get((moment, method), 0) + 1
        longest = max(longest, moment - at)
    steps = tuple(PacedStep(*place, calls) for place, calls in sorted(counts.items()))
    return Pace(1, steps[-1].at_ms + 2 * settings.latency_ms, longest, steps)
