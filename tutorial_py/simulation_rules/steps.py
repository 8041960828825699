"""Step functions over time, for drawing: lists of [from_ms, value]."""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final

from tutorial_py.simulation_rules.exchange import Desk
from tutorial_py.simulation_rules.run import Attempts, Run
from tutorial_py.simulation_rules.settings import Settings

type Steps = list[list[int]]
type Counts = dict[int, int]

# What is said while a report is made, per mille: the simulation itself is over.
DONE: Final = 1000
_SLICE: Final = 20_000


def slice_attempts(run: Run) -> Iterator[Sequence[Attempts]]:
    """Yield the tries of a run part by part; going through all at once may take long.

    A run of one part is short, and nothing is said on the way. A long one ends with an empty part.
    """
    size = len(run.attempts)
    for begin in range(0, size + _SLICE if size > _SLICE else size, _SLICE):
        yield run.attempts[begin : begin + _SLICE]


def add_up(changes: Mapping[int, int], begin: int) -> Steps:
    """Turn changes by moment into the values from `begin` on, without steps that change nothing."""
    moments = sorted({begin, *changes})
    values = accumulate(changes.get(moment, 0) for moment in moments)
    steps: Steps = []
    for moment, value in zip(moments, values, strict=True):
        if not steps or steps[-1][1] != value:
            steps.append([moment, value])
    return steps


def count_waiting(run: Run, begin: int) -> Generator[int, None, Steps]:
    """Count the calls that have arrived for the first time and are neither accepted nor lost.

    Yields DONE now and then.
    """
    changes: Counts = {}
    latency = run.settings.latency_ms
    for at in run.timeline.at_ms:
        _change(changes, at + latency, 1)
    last: dict[int, int] = {}
    for index, part in enumerate(slice_attempts(run)):
        if index:
            yield DONE
        for sent_ms, _, outcome, places in part:
            if outcome == "accepted":
                _change(changes, sent_ms, -1)
            else:
                last.update(dict.fromkeys(places, sent_ms))
    for place in run.lost:
        _change(changes, last[place], -1)
    return add_up(changes, begin)


def count_fill(accepted: Mapping[int, int], desk: Desk, settings: Settings, begin: int) -> Steps:
    """Count the calls in a desk's window, from how many were accepted at each moment."""
    changes: Counts = {}
    for moment, calls in accepted.items():
        _change(changes, moment, calls)
        _change(changes, find_end(moment, desk.allowance.per_ms, settings), -calls)
    return add_up(changes, begin)


def find_end(moment: int, per_ms: int, settings: Settings) -> int:
    """Return from when on a call at `moment` does not count any more."""
    if settings.window == "sliding":
        return moment + per_ms
    return moment + per_ms - (moment - settings.phase_ms) % per_ms


def count_by_moment(attempts: Iterable[tuple[int, int]]) -> Counts:
    """Add up calls of the same moment."""
    counts: Counts = {}
    for moment, calls in attempts:
        _change(counts, moment, calls)
    return counts


def _change(changes: Counts, moment: int, by: int) -> None:
    changes[moment] = changes.get(moment, 0) + by
