"""The simulation itself: a discrete-event loop over the moments in which calls arrive.

Calls that arrive in the same millisecond count in the order in which they were planned: first tries
before repeats, each as the timeline has them. They are looked at one by one only until no key has
room any more; the rest of that moment is refused together, so that the cost grows with distinct
moments, whatever the number of calls in one of them.
"""

from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from random import Random
from typing import Final, Literal, NamedTuple

from tutorial_py.errors import InputError
from tutorial_py.simulation_rules.exchange import Desk, Suspensions, make_desks
from tutorial_py.simulation_rules.queue import Batch, Queue
from tutorial_py.simulation_rules.settings import Settings, Timeline, draw_wait
from tutorial_py.simulation_rules.strategies import make_strategy

type Outcome = Literal["accepted", "rejected", "suspended"]

# Limits of this guide: what is simulated at most, and after how much it looks up.
MOST_ATTEMPTS: Final = 1_000_000
_SLICE: Final = 2_000
_FEW: Final = 16


class Attempts(NamedTuple):
    """Tries that the exchange answered alike: when, with which key, of which calls."""

    sent_ms: int
    key: int | None
    outcome: Outcome
    places: Sequence[int]


@dataclass(slots=True)
class Run:
    """What happened: every try, the waits of the accepted calls, the places of the lost ones.

    Times are in milliseconds; `last_ms` is when the last try was counted, `size` how many were.
    `tries` counts them by key and outcome.
    """

    timeline: Timeline
    settings: Settings
    desks: Mapping[str, Desk]
    suspensions: Suspensions
    attempts: list[Attempts] = field(default_factory=list)
    waits: list[int] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    tries: Counter[tuple[int | None, Outcome]] = field(default_factory=Counter)
    last_ms: int = 0
    size: int = 0


class Simulation:
    """One run. Use `advance` to its end, then read `run`."""

    def __init__(self, timeline: Timeline, settings: Settings) -> None:
        self._desks = make_desks(timeline.methods, settings)
        self.run = Run(timeline, settings, self._desks, Suspensions(settings))
        self._settings = settings
        self._methods, self._at_ms = timeline.methods, timeline.at_ms
        self._suspends = settings.suspension_ms > 0
        self._strategy = make_strategy(settings, self.run.suspensions)
        seed = settings.retry.jitter_seed
        self._jitter = None if seed is None else Random(seed)  # noqa: S311 - nothing secret
        self._queue = Queue(self._plan())
        self._counted = 0

    def advance(self) -> Generator[int]:
        """Simulate to the end, and yield from time to time how much is done, per mille.

        Raises InputError where it would take more than MOST_ATTEMPTS tries.
        """
        run, total, budget = self.run, len(self._at_ms), _SLICE
        while self._queue:
            now, batches = self._queue.pop()
            run.last_ms = now
            for batch in batches:
                before = len(run.attempts)
                self._serve(now, batch)
                run.size += len(batch.places)
                budget -= 1 + len(run.attempts) - before
            if run.size > MOST_ATTEMPTS:
                message = f"takes more than {MOST_ATTEMPTS:,} tries to simulate"
                raise InputError("workload", message)
            if budget < 0:
                budget = _SLICE
                self._count_tries()
                yield (len(run.waits) + len(run.lost)) * 1000 // total
        self._count_tries()

    def _count_tries(self) -> None:
        """Count what came since the last time; all of it in the end would take long."""
        run = self.run
        for _, key, outcome, places in run.attempts[self._counted :]:
            run.tries[key, outcome] += len(places)
        self._counted = len(run.attempts)

    def _plan(self) -> Iterator[tuple[int, Batch]]:
        """Group the first tries by moment, and by what can be looked at together."""
        places = sorted(range(len(self._at_ms)), key=self._at_ms.__getitem__)
        for at, group in groupby(places, key=self._at_ms.__getitem__):
            batches: dict[str, list[int]] = {}
            for place in group:
                batches.setdefault(self._name_group(place), []).append(place)
            for name, members in batches.items():
                yield at + self._settings.latency_ms, Batch(name, 1, members)

    def _name_group(self, place: int) -> str:
        """Methods are apart, but for the suspension of a key: that reaches over to all of them."""
        method = self._methods[place]
        return "" if self._suspends and self._desks[method].keyed else method

    def _serve(self, now: int, batch: Batch) -> None:
        if batch.method:
            refused = self._count(now, self._desks[batch.method], batch.places)
        else:
            refused = self._count_or_suspend(now, batch.places)
        if refused:
            self._repeat(now, batch, refused)

    def _count(self, now: int, desk: Desk, places: Sequence[int]) -> Sequence[int]:
        """Count calls of one method, and return those that were refused."""
        strategy, windows, total = self._strategy, desk.windows, len(places)
        refused: list[int] = []
        for index, place in enumerate(places):
            key = strategy.pick(desk, now) if desk.keyed else 0
            if windows[key].take(now):
                self._accept(now, desk, key, place)
                continue
            self._refuse(now, desk, key, place)
            refused.append(place)
            few = total - index < _FEW or len(refused) % len(windows)
            if not few and desk.is_full(now):
                rest = places[index + 1 :]
                self._refuse_all(now, desk, rest, "rejected")
                return [*refused, *rest]
        return refused

    def _count_or_suspend(self, now: int, places: Sequence[int]) -> Sequence[int]:
        """Count calls of any methods; a refusal suspends the key, or the account."""
        strategy, suspensions = self._strategy, self.run.suspensions
        refused: list[int] = []
        for index, place in enumerate(places):
            desk = self._desks[self._methods[place]]
            key = strategy.pick(desk, now)
            suspended = suspensions.until[key] > now
            if not suspended and desk.windows[key].take(now):
                self._accept(now, desk, key, place)
                continue
            if not suspended:
                suspensions.add(key, now)
            self._refuse(now, desk, key, place, "suspended" if suspended else "rejected")
            refused.append(place)
            if suspensions.hold_all(now):
                rest = places[index + 1 :]
                self._suspend_all(now, rest)
                return [*refused, *rest]
        return refused

    def _suspend_all(self, now: int, places: Sequence[int]) -> None:
        by_method: dict[str, list[int]] = {}
        for place in places:
            by_method.setdefault(self._methods[place], []).append(place)
        for method, members in by_method.items():
            self._refuse_all(now, self._desks[method], members, "suspended")

    def _accept(self, now: int, desk: Desk, key: int, place: int) -> None:
        run = self.run
        run.waits.append(now - self._at_ms[place] - self._settings.latency_ms)
        run.attempts.append(Attempts(now, key if desk.keyed else None, "accepted", (place,)))

    def _refuse(
        self, now: int, desk: Desk, key: int, place: int, outcome: Outcome = "rejected"
    ) -> None:
        if desk.keyed:
            self._strategy.refuse(desk, now, key)
        self.run.attempts.append(Attempts(now, key if desk.keyed else None, outcome, (place,)))

    def _refuse_all(self, now: int, desk: Desk, places: Sequence[int], outcome: Outcome) -> None:
        attempts = self.run.attempts
        if not desk.keyed:
            attempts.append(Attempts(now, None, outcome, places))
            return
        for key, share in self._strategy.spread(desk, now, places):
            if share:
                attempts.append(Attempts(now, key, outcome, share))

    def _repeat(self, now: int, batch: Batch, refused: Sequence[int]) -> None:
        """Plan the next try of refused calls, or give them up."""
        retry = self._settings.retry
        if not retry.may_repeat(batch.tries):
            self.run.lost.extend(refused)
            return
        wait = retry.find_wait(batch.tries)
        there_and_back = 2 * self._settings.latency_ms
        tries = batch.tries + 1
        if self._jitter is None:
            self._queue.add(now + there_and_back + wait, Batch(batch.method, tries, refused))
            return
        for place in refused:
            moment = now + there_and_back + draw_wait(self._jitter, wait)
            self._queue.add(moment, Batch(batch.method, tries, (place,)))
