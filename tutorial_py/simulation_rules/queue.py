"""What is still to come in a simulation, moment by moment."""

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple


class Batch(NamedTuple):
    """Calls that arrive in the same moment for the same try, in the order in which they count.

    `places` are places in the timeline. `method` is "" where a batch holds several methods.
    """

    method: str
    tries: int
    places: Sequence[int]


class Queue:
    """Batches by moment; those of one moment in the order in which they were planned."""

    def __init__(self, planned: Iterable[tuple[int, Batch]]) -> None:
        self._batches: dict[int, list[Batch]] = {}
        for moment, batch in planned:
            self._batches.setdefault(moment, []).append(batch)
        self._moments = list(self._batches)
        heapify(self._moments)

    def __bool__(self) -> bool:
        return bool(self._moments)

    def add(self, moment: int, batch: Batch) -> None:
        """Plan a batch for a moment that is yet to come."""
        batches = self._batches.get(moment)
        if batches is None:
            self._batches[moment] = [batch]
            heappush(self._moments, moment)
        else:
            batches.append(batch)

    def pop(self) -> tuple[int, list[Batch]]:
        """Take the next moment and its batches."""
        moment = heappop(self._moments)
        return moment, self._batches.pop(moment)
