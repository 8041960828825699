"""Take a simulation's calls and settings from the arguments of a call."""

from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from tutorial_py.arguments import LARGEST_SEED, take_text
from tutorial_py.data import load_key_shapes, load_workloads
from tutorial_py.fields import Fields
from tutorial_py.rate_limits import find_limit, list_rules
from tutorial_py.simulation_rules.settings import Retry, Settings, Timeline, make_retry
from tutorial_py.simulation_rules.targets import Target
from tutorial_py.simulation_rules.workloads import make_timeline

# Limits of this guide, not of the exchange. Times are in milliseconds.
MOST_CALLS: Final = 100_000
MOST_METHODS: Final = 200  # each is counted apart, for every key
_LATEST_MS: Final = 3_600_000
_LONGEST_WAIT_MS: Final = 600_000
_LONGEST_METHOD: Final = 200


class Range(NamedTuple):
    """A whole number from `fewest` to `most`; `usual` if it is not given."""

    fewest: int
    most: int
    usual: int


@cache
def list_ranges() -> Mapping[str, Range]:
    """List what the numbers among the arguments may be. Times are in milliseconds."""
    retry = make_retry()
    return {
        "keys": Range(1, load_key_shapes().slots.most, 1),
        "phase_ms": Range(0, _LATEST_MS, 0),
        "suspension_ms": Range(0, 600_000, 0),
        "seed": Range(0, LARGEST_SEED, 0),
        "base_ms": Range(1, _LONGEST_WAIT_MS, retry.base_ms),
        "max_ms": Range(1, _LONGEST_WAIT_MS, retry.max_ms),
        "max_tries": Range(1, 100, retry.max_tries),
        "jitter_seed": Range(0, LARGEST_SEED, 0),
        "latency_ms": Range(0, 10_000, 0),
        "max_wait_ms": Range(0, _LATEST_MS, 0),
    }


def take_timeline(fields: Fields) -> Timeline:
    """Take `workload`, a name with a `size` or a list of calls. Raises InputError."""
    if fields.has_list("workload"):
        return _read_calls(fields)
    workloads = load_workloads().workloads
    name = fields.take("workload")
    if not isinstance(name, str) or name not in workloads:
        names = ", ".join(workloads)
        raise fields.fail("workload", f"must be a list of calls or one of {names}")
    workload = workloads[name]
    size = workload.usual
    if fields.has("size"):
        size = fields.integer("size", workload.fewest, workload.most)
    return make_timeline(workload, size)


def _read_calls(fields: Fields) -> Timeline:
    rows = fields.tables("workload")
    if not 1 <= len(rows) <= MOST_CALLS:
        raise fields.fail("workload", f"must have from 1 to {MOST_CALLS:,} calls")
    at_ms, methods = [], []
    for row in rows:
        at_ms.append(row.integer("at_ms", 0, _LATEST_MS))
        methods.append(_take_method(row))
        row.finish()
    if len(set(methods)) > MOST_METHODS:
        raise fields.fail("workload", f"has more than {MOST_METHODS} methods")
    return Timeline(at_ms, methods)


def _take_method(row: Fields) -> str:
    method = take_text(row, "method", _LONGEST_METHOD)
    try:
        find_limit(method)
    except LookupError as error:
        raise row.fail("method", str(error)) from None
    return method


def take_settings(fields: Fields, keys: int) -> Settings:
    """Take all settings but the number of keys; each has a default. Raises InputError."""
    choices = load_workloads()
    return Settings(
        keys=keys,
        rule=_take_choice(fields, "rule", list_rules()),
        window=_take_choice(fields, "window", tuple(choices.windows)),
        phase_ms=_take_number(fields, "phase_ms"),
        suspension_ms=_take_number(fields, "suspension_ms"),
        strategy=_take_choice(fields, "strategy", tuple(choices.strategies)),
        seed=_take_number(fields, "seed"),
        retry=_take_retry(fields.table("retry")) if fields.has("retry") else make_retry(),
        latency_ms=_take_number(fields, "latency_ms"),
    )


def take_keys(fields: Fields) -> int:
    """Take the number of keys, up to as many as one trading account takes."""
    fewest, most, _ = list_ranges()["keys"]
    return fields.integer("keys", fewest, most)


def take_target(fields: Fields) -> Target:
    """Take what is good enough: `max_wait_ms`, and `lost`, 0 if not given."""
    fewest, most, _ = list_ranges()["max_wait_ms"]
    longest = fields.integer("max_wait_ms", fewest, most)
    lost = fields.integer("lost", 0, MOST_CALLS) if fields.has("lost") else 0
    fields.finish()
    return Target(longest, lost)


def _take_retry(fields: Fields) -> Retry:
    kind = fields.one_of("kind", tuple(load_workloads().retries))
    base_ms = _take_number(fields, "base_ms")
    # A first wait that is longer than the usual longest one is the longest, if none is given.
    given = fields.has("max_ms")
    max_ms = _take_number(fields, "max_ms")
    if given and max_ms < base_ms:
        raise fields.fail("max_ms", "must not be shorter than the first wait")
    tries = _take_number(fields, "max_tries")
    jitter = _take_number(fields, "jitter_seed") if fields.has("jitter_seed") else None
    fields.finish()
    return Retry(kind, base_ms, max(base_ms, max_ms), tries, jitter)


def _take_choice(fields: Fields, name: str, choices: tuple[str, ...]) -> str:
    return fields.one_of(name, choices) if fields.has(name) else choices[0]


def _take_number(fields: Fields, name: str) -> int:
    fewest, most, usual = list_ranges()[name]
    return fields.integer(name, fewest, most) if fields.has(name) else usual
