"""A trader's workloads to simulate, and the choices of a simulation: `workloads.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from tutorial_py.data.rows import open_file, read_row, read_rows, within
from tutorial_py.fields import Fields

_SIZE = within(1, 10_000)


@dataclass(frozen=True, slots=True)
class Calls:
    """`bursts` bursts of `calls` calls, from `first_ms` on, evenly over `over_ms`; 0: the size."""

    method: str
    bursts: int = field(metadata=within(0, 1000))
    calls: int = field(metadata=within(0, 1000))
    first_ms: int
    over_ms: int


@dataclass(frozen=True, slots=True)
class Workload:
    """What a program asks of the exchange; its size is a number of `unit`."""

    id: str
    title: str
    words: str
    unit: str
    fewest: int = field(metadata=_SIZE)
    usual: int = field(metadata=_SIZE)
    most: int = field(metadata=_SIZE)
    one_pair: bool
    calls: tuple[Calls, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the ways in which a simulation may be done."""

    id: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Tries:
    """How often a call is tried in all, if nothing else is said."""

    usual: int = field(metadata=within(1, 100))


@dataclass(frozen=True, slots=True)
class Workloads:
    """All of `workloads.toml`; each by id, in the order of the file. The first is the default."""

    workloads: Mapping[str, Workload]
    strategies: Mapping[str, Choice]
    retries: Mapping[str, Choice]
    windows: Mapping[str, Choice]
    tries: Tries


@cache
def load_workloads() -> Workloads:
    """Return the workloads and choices. Raises DataError."""
    return read_workloads(open_file("workloads.toml"))


def read_workloads(file: Fields) -> Workloads:
    """Read `workloads.toml`. Raises DataError."""
    found = Workloads(
        workloads={row.id: row for row in read_rows(Workload, file.tables("workload"))},
        strategies=_read_choices(file, "strategy"),
        retries=_read_choices(file, "retry"),
        windows=_read_choices(file, "window"),
        tries=read_row(Tries, file.table("tries")),
    )
    file.finish()
    for row in found.workloads.values():
        if not row.fewest <= row.usual <= row.most:
            raise file.fail("workload", f"{row.id}: usual must be from fewest to most")
        if not row.calls:
            raise file.fail("workload", f"{row.id}: has no calls")
    return found


def _read_choices(file: Fields, name: str) -> Mapping[str, Choice]:
    return {row.id: row for row in read_rows(Choice, file.tables(name))}
