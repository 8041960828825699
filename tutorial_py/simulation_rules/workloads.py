"""The calls of a named workload."""

from collections.abc import Iterator

from tutorial_py.data import Workload
from tutorial_py.data.workloads import Calls
from tutorial_py.simulation_rules.settings import Timeline


def make_timeline(workload: Workload, size: int) -> Timeline:
    """Make the calls of a workload of `size` units, earliest first."""
    calls = sorted(_list_calls(workload, size), key=lambda call: call[0])
    return Timeline([at for at, _ in calls], [name for _, name in calls], workload.one_pair)


def _list_calls(workload: Workload, size: int) -> Iterator[tuple[int, str]]:
    for row in workload.calls:
        for at in _list_moments(row, size):
            yield from [(at, row.method)] * (row.calls or size)


def _list_moments(row: Calls, size: int) -> Iterator[int]:
    bursts = row.bursts or size
    for burst in range(bursts):
        yield row.first_ms + burst * row.over_ms // bursts
