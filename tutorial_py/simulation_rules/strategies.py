"""Which key a program takes for the next call of a method.

All but `least_used` are blind to what the exchange counts. Every strategy keeps each method apart:
going round the keys with all methods together would send every cancellation to one key and every
creation to another, and gain nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import Final, Protocol

from tutorial_py.simulation_rules.exchange import Desk, Suspensions
from tutorial_py.simulation_rules.settings import Settings

type Shares = Iterator[tuple[int, Sequence[int]]]


class Strategy(Protocol):
    """Takes keys by their place, from 0 on."""

    def pick(self, desk: Desk, now: int) -> int:
        """Pick the key of the next call, which the exchange will count at `now`."""

    def refuse(self, desk: Desk, now: int, key: int) -> None:
        """Hear that a call with `key` was refused at `now`."""

    def spread(self, desk: Desk, now: int, places: Sequence[int]) -> Shares:
        """Pick for many calls of one moment at once, all of which will be refused."""


class RoundRobin:
    """One key after the other."""

    def __init__(self, settings: Settings) -> None:
        self._keys = settings.keys

    def pick(self, desk: Desk, _now: int) -> int:
        """Pick the key whose turn it is."""
        key = desk.turn
        desk.turn = key + 1 if key + 1 < self._keys else 0
        return key

    def refuse(self, _desk: Desk, _now: int, _key: int) -> None:
        """Stay blind."""

    def spread(self, desk: Desk, _now: int, places: Sequence[int]) -> Shares:
        """Deal the calls out in turn."""
        yield from _deal(places, desk.turn, self._keys)
        desk.turn = (desk.turn + len(places)) % self._keys


class LeastUsed:
    """The key with most room left: the program keeps the same count as the exchange."""

    def __init__(self, suspensions: Suspensions) -> None:
        self._until = suspensions.until

    def pick(self, desk: Desk, now: int) -> int:
        """Pick a key that is not suspended and counts fewest calls, the first of equals."""
        best, fewest = 0, desk.allowance.calls + 1
        for key, window in enumerate(desk.windows):
            if self._until[key] > now:
                continue
            count = window.count(now)
            if count < fewest:
                best, fewest = key, count
            if not count:
                break
        return best

    def refuse(self, _desk: Desk, _now: int, _key: int) -> None:
        """Learn nothing new."""

    def spread(self, desk: Desk, now: int, places: Sequence[int]) -> Shares:
        """Keep to one key: where nothing changes any more, the choice does not either."""
        yield self.pick(desk, now), places


class Failover:
    """One key until it is refused, then the next. A refusal is known once the answer is back."""

    def __init__(self, settings: Settings) -> None:
        self._keys = settings.keys
        self._answer_ms = 2 * settings.latency_ms

    def pick(self, desk: Desk, now: int) -> int:
        """Pick the present key, after what is known by the time the call leaves."""
        while desk.refusals and desk.refusals[0][0] <= now - self._answer_ms:
            _, key = desk.refusals.popleft()
            if key == desk.turn:
                desk.turn = (key + 1) % self._keys
        return desk.turn

    def refuse(self, desk: Desk, now: int, key: int) -> None:
        """Note it; a second refusal of the same key in the same moment says nothing new."""
        if not desk.refusals or desk.refusals[-1] != (now, key):
            desk.refusals.append((now, key))

    def spread(self, desk: Desk, now: int, places: Sequence[int]) -> Shares:
        """Take the next key after each refusal if answers come at once, else stay with one."""
        key = self.pick(desk, now)
        if self._answer_ms:
            self.refuse(desk, now, key)
            yield key, places
            return
        yield from _deal(places, key, self._keys)
        desk.turn = (key + len(places)) % self._keys


class AtRandom:
    """Any key, drawn from a seed."""

    def __init__(self, settings: Settings) -> None:
        self._keys = settings.keys
        # Only `random()` of it: that is the same in every version of Python.
        self._random = Random(settings.seed)  # noqa: S311 - nothing secret is drawn

    def pick(self, _desk: Desk, _now: int) -> int:
        """Draw a key."""
        return int(self._random.random() * self._keys)

    def refuse(self, _desk: Desk, _now: int, _key: int) -> None:
        """Stay blind."""

    def spread(self, desk: Desk, now: int, places: Sequence[int]) -> Shares:
        """Draw a key for each call."""
        shares: list[list[int]] = [[] for _ in range(self._keys)]
        for place in places:
            shares[self.pick(desk, now)].append(place)
        yield from enumerate(shares)


def _deal(places: Sequence[int], first: int, keys: int) -> Shares:
    for turn in range(keys):
        yield (first + turn) % keys, places[turn::keys]


_MAKERS: Final[Mapping[str, Callable[[Settings, Suspensions], Strategy]]] = {
    "round_robin": lambda settings, _: RoundRobin(settings),
    "least_used": lambda _, suspensions: LeastUsed(suspensions),
    "failover": lambda settings, _: Failover(settings),
    "random": lambda settings, _: AtRandom(settings),
}


def make_strategy(settings: Settings, suspensions: Suspensions) -> Strategy:
    """Make the strategy that the settings name."""
    return _MAKERS[settings.strategy](settings, suspensions)
