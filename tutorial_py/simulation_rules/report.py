"""What a simulation has found, as figures and as lists to draw and to tabulate."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass

from tutorial_py.simulation_rules.exchange import Desk
from tutorial_py.simulation_rules.run import Outcome, Run
from tutorial_py.simulation_rules.steps import (
    DONE,
    count_by_moment,
    count_fill,
    count_waiting,
    slice_attempts,
)

type Value = dict[str, object]


@dataclass(frozen=True, slots=True)
class Totals:
    """The figures of a run. Calls are accepted or lost; tries are rejected or suspended.

    `tries` counts them by key and outcome. `waits_ms` are the waits of the accepted calls in
    ascending order: how much later than without a limit. `finished_ms` is when the last answer is
    in.
    """

    calls: int
    accepted: int
    rejected: int
    suspended: int
    tries: Mapping[tuple[int | None, Outcome], int]
    lost: int
    delayed: int
    waits_ms: Sequence[int]
    finished_ms: int

    @property
    def longest_ms(self) -> int:
        """The longest wait. There is one: the first call of all is always accepted."""
        return self.waits_ms[-1]


def add_up(run: Run) -> Totals:
    """Add up a run."""
    waits = sorted(run.waits)
    tries = run.tries
    return Totals(
        calls=len(run.timeline.at_ms),
        accepted=len(waits),
        rejected=sum(count for (_, outcome), count in tries.items() if outcome == "rejected"),
        suspended=sum(count for (_, outcome), count in tries.items() if outcome == "suspended"),
        tries=tries,
        lost=len(run.lost),
        delayed=sum(wait > 0 for wait in waits),
        waits_ms=waits,
        finished_ms=run.last_ms + run.settings.latency_ms,
    )


def write_totals(totals: Totals) -> Value:
    """Write the figures of a run for a reply."""
    return {
        "accepted": totals.accepted,
        "rejected": totals.rejected,
        "suspended": totals.suspended,
        "lost": totals.lost,
        "wait_ms": {
            "p50": find_percentile(totals.waits_ms, 50),
            "p95": find_percentile(totals.waits_ms, 95),
            "max": find_percentile(totals.waits_ms, 100),
        },
        "finished_ms": totals.finished_ms,
    }


def find_percentile(ascending: Sequence[int], percent: int) -> int:
    """Return the smallest value that `percent` of all reach or stay below."""
    return ascending[-(-len(ascending) * percent // 100) - 1]


def write_requests(run: Run) -> Generator[int, None, list[Value]]:
    """Write each call with its tries, in the order of the timeline. Yields DONE now and then."""
    timeline = run.timeline
    # Tries that were answered alike are one object: a burst has them by the hundred thousand.
    tries: list[list[Value]] = [[] for _ in timeline.at_ms]
    done: dict[int, int] = {}
    for index, part in enumerate(slice_attempts(run)):
        if index:
            yield DONE
        for sent_ms, key, outcome, places in part:
            attempt: Value = {"sent_ms": sent_ms, "key": key, "outcome": outcome}
            for place in places:
                tries[place].append(attempt)
            if outcome == "accepted":
                done[places[0]] = sent_ms + run.settings.latency_ms
    return [
        {"at_ms": at, "method": method, "attempts": tries[place], "done_ms": done.get(place)}
        for place, (at, method) in enumerate(zip(timeline.at_ms, timeline.methods, strict=True))
    ]


def write_keys(run: Run, totals: Totals) -> list[Value]:
    """Write what became of the tries with each key, and how long it was suspended."""
    return [
        {
            "accepted": totals.tries.get((key, "accepted"), 0),
            "rejected": totals.tries.get((key, "rejected"), 0),
            "suspended": totals.tries.get((key, "suspended"), 0),
            "suspended_ms": run.suspensions.sum_up(key),
        }
        for key in range(run.settings.keys)
    ]


def write_drawing(run: Run) -> Generator[int, None, Value]:
    """Write what a picture needs besides: who waits, how full each window is, who is suspended.

    Yields DONE now and then.
    """
    begin = min(run.timeline.at_ms) + run.settings.latency_ms
    waiting = yield from count_waiting(run, begin)
    return {
        "waiting": waiting,
        "fill": (yield from _list_fill(run, begin)),
        "suspensions": [
            {"key": each.key, "from_ms": each.from_ms, "until_ms": each.until_ms}
            for each in run.suspensions.found
        ],
    }


def _list_fill(run: Run, begin: int) -> Generator[int, None, list[Value]]:
    counted: dict[tuple[str, int | None], list[tuple[int, int]]] = {}
    for index, part in enumerate(slice_attempts(run)):
        if index:
            yield DONE
        for sent_ms, key, outcome, places in part:
            if outcome == "accepted":
                desk = run.desks[run.timeline.methods[places[0]]]
                place = (desk.method, key if desk.counts_keys else None)
                counted.setdefault(place, []).append((sent_ms, len(places)))
    return [
        _write_fill(run, run.desks[method], key, count_by_moment(calls), begin)
        for (method, key), calls in counted.items()
    ]


def _write_fill(
    run: Run, desk: Desk, key: int | None, accepted: Mapping[int, int], begin: int
) -> Value:
    return {
        "key": key,
        "method": desk.method,
        "limit": desk.allowance.calls,
        "per_ms": desk.allowance.per_ms,
        "scope": desk.allowance.scope,
        "steps": count_fill(accepted, desk, run.settings, begin),
    }
