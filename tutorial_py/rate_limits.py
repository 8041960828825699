"""Rate limits as rules: which limit holds for a method, and counting calls in its windows.

Edges: an accepted call at time t counts in a sliding window as long as less than `per_ms` has
passed since it, so a window that ends at `now` is (now - per_ms, now]. A fixed window is aligned:
[phase + i * per_ms, phase + (i + 1) * per_ms), and each begins at nothing. Times are whole
milliseconds and never go back. The figures are those of `data/rate_limits.toml`.
"""

from collections import deque
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from tutorial_py.data import Limit, load_rate_limits


@dataclass(frozen=True, slots=True)
class Allowance:
    """`calls` in `per_ms` milliseconds for one method; `scope` says what is counted together."""

    calls: int
    per_ms: int
    scope: str


class Window(Protocol):
    """Counts the accepted calls of one method in one scope."""

    def count(self, now: int) -> int:
        """Return how many calls count at `now`."""

    def take(self, now: int) -> bool:
        """Count a call at `now` if there is room for it, and tell whether there was."""


def list_rules() -> tuple[str, ...]:
    """List the ids of the rules that sources give for private calls, the default first."""
    rules = load_rate_limits().rules
    return tuple(rule.id for rule in sorted(rules, key=lambda rule: not rule.default))


@lru_cache(maxsize=1000)
def find_limit(method: str) -> Limit:
    """Find the limit of a method, the most specific one.

    Raises LookupError, with words for a reader, where no limit is known for it.
    """
    limits = load_rate_limits().limits
    group, _, name = method.partition("/")
    for limit in limits:
        if not limit.methods and limit.id in name.split("/"):
            raise LookupError("is of a group whose methods no source names")
    for wanted in (method, f"{group}/*" if name else ""):
        for limit in limits:
            if wanted in limit.methods:
                return limit
    raise LookupError("must be a method such as private/create-order or public/get-tickers")


@lru_cache(maxsize=1000)
def find_allowance(method: str, rule: str) -> Allowance:
    """Find what a method may do under one of the contradicting rules for private calls.

    Limits that are not in dispute stay what they are. Raises LookupError as `find_limit` does.
    """
    limit = find_limit(method)
    chosen = next(each for each in load_rate_limits().rules if each.id == rule)
    if not limit.disputed:
        return Allowance(limit.calls, limit.per_ms, limit.scope)
    own = Allowance(limit.calls, limit.per_ms, chosen.scope)
    return Allowance(chosen.calls, chosen.per_ms, chosen.scope) if chosen.calls else own


class SlidingWindow:
    """Counts the calls of the last `per_ms` milliseconds."""

    __slots__ = ("_calls", "_per_ms", "_times")

    def __init__(self, allowance: Allowance) -> None:
        self._calls, self._per_ms = allowance.calls, allowance.per_ms
        # The oldest goes by itself: a call more is only counted once that one is out of the window.
        self._times: deque[int] = deque(maxlen=allowance.calls)

    def count(self, now: int) -> int:
        """Return how many calls count at `now`."""
        times, begin = self._times, now - self._per_ms
        while times and times[0] <= begin:
            times.popleft()
        return len(times)

    def take(self, now: int) -> bool:
        """Count a call at `now` if there is room for it, and tell whether there was."""
        times = self._times
        if len(times) == self._calls and times[0] > now - self._per_ms:
            return False
        times.append(now)
        return True


class FixedWindow:
    """Counts the calls since the last multiple of `per_ms` milliseconds after `phase_ms`."""

    __slots__ = ("_calls", "_count", "_index", "_per_ms", "_phase_ms")

    def __init__(self, allowance: Allowance, phase_ms: int) -> None:
        self._calls, self._per_ms, self._phase_ms = allowance.calls, allowance.per_ms, phase_ms
        self._index, self._count = 0, 0

    def count(self, now: int) -> int:
        """Return how many calls count at `now`."""
        index = (now - self._phase_ms) // self._per_ms
        if index != self._index:
            self._index, self._count = index, 0
        return self._count

    def take(self, now: int) -> bool:
        """Count a call at `now` if there is room for it, and tell whether there was."""
        if self.count(now) >= self._calls:
            return False
        self._count += 1
        return True


def make_window(kind: str, allowance: Allowance, phase_ms: int) -> Window:
    """Make an empty window, `sliding` or `fixed`."""
    return SlidingWindow(allowance) if kind == "sliding" else FixedWindow(allowance, phase_ms)
