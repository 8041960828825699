"""How many calls the exchange takes, and what is not known about it: `rate_limits.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from tutorial_py.data.rows import (
    MAY_BE_EMPTY,
    Origin,
    among,
    open_file,
    read_row,
    read_rows,
    within,
)
from tutorial_py.data.sources import Sourced, check_origins
from tutorial_py.fields import Fields

SCOPES: Final = ("method_and_key", "method_and_account", "method_and_ip", "connection", "unstated")
_MILLISECONDS: Final = within(1, 3_600_000)


@dataclass(frozen=True, slots=True)
class Limit:
    """`calls` in `per_ms` milliseconds for each method by itself; `scope` is one of SCOPES."""

    id: str
    title: str
    methods: tuple[str, ...]
    examples: tuple[str, ...]
    calls: int = field(metadata=within(1, 1_000_000))
    per_ms: int = field(metadata=_MILLISECONDS)
    scope: str = field(metadata=among(SCOPES))
    disputed: bool
    note: str = field(metadata=MAY_BE_EMPTY)
    origin: Origin


@dataclass(frozen=True, slots=True)
class Rule:
    """One of the contradicting rules for private calls. calls = 0: the limits' own figures hold."""

    id: str
    title: str
    words: str
    calls: int
    per_ms: int
    scope: str = field(metadata=among(SCOPES))
    default: bool
    origin: Origin


@dataclass(frozen=True, slots=True)
class Statement:
    """What a source says, in our words."""

    id: str
    words: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Doubt:
    """What nobody has published; `cautious` is the careful one of `options`, or ""."""

    id: str
    words: str
    options: tuple[str, ...]
    cautious: str = field(metadata=MAY_BE_EMPTY)
    origin: Origin


@dataclass(frozen=True, slots=True)
class Ceiling:
    """What extra keys cannot raise under any rule; `figures` are the numbers in `words`."""

    id: str
    words: str
    figures: Mapping[str, int]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Excess:
    """How the exchange answers a call too many: HTTP status and code in the body."""

    words: str
    http: int
    code: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class Backoff:
    """How long to wait after an excess, in milliseconds: first, times `factor`, up to longest."""

    words: str
    first_ms: int = field(metadata=_MILLISECONDS)
    factor: int
    longest_ms: int = field(metadata=_MILLISECONDS)
    jitter: bool
    origin: Origin


@dataclass(frozen=True, slots=True)
class Batch:
    """A method that carries `fewest` to `most` orders in one call."""

    words: str
    method: str
    fewest: int
    most: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class RateLimits:
    """All of `rate_limits.toml`."""

    limits: tuple[Limit, ...]
    rules: tuple[Rule, ...]
    statements: tuple[Statement, ...]
    doubts: tuple[Doubt, ...]
    ceilings: tuple[Ceiling, ...]
    excess: Excess
    backoff: Backoff
    batch: Batch


@cache
def load_rate_limits() -> RateLimits:
    """Return the rate limits. Raises DataError."""
    return read_rate_limits(open_file("rate_limits.toml"))


def read_rate_limits(file: Fields) -> RateLimits:
    """Read `rate_limits.toml`. Raises DataError."""
    found = RateLimits(
        limits=read_rows(Limit, file.tables("limit")),
        rules=read_rows(Rule, file.tables("rule")),
        statements=read_rows(Statement, file.tables("statement")),
        doubts=read_rows(Doubt, file.tables("doubt")),
        ceilings=read_rows(Ceiling, file.tables("ceiling")),
        excess=read_row(Excess, file.table("excess")),
        backoff=read_row(Backoff, file.table("backoff")),
        batch=read_row(Batch, file.table("batch")),
    )
    file.finish()
    rows: tuple[Sourced, ...] = (
        *found.limits,
        *found.rules,
        *found.statements,
        *found.doubts,
        *found.ceilings,
    )
    single: tuple[Sourced, ...] = (found.excess, found.backoff, found.batch)
    check_origins(file, (*rows, *single))
    _check_choices(file, found)
    return found


def _check_choices(file: Fields, found: RateLimits) -> None:
    methods = [name for limit in found.limits for name in limit.methods]
    if len(set(methods)) != len(methods):
        raise file.fail("limit", "a method occurs in two limits")
    if sum(rule.default for rule in found.rules) != 1:
        raise file.fail("rule", "exactly one rule must be the default")
    for doubt in found.doubts:
        if doubt.cautious not in (doubt.options or ("",)):
            raise file.fail("doubt", f"{doubt.id}: cautious must be one of the options")
