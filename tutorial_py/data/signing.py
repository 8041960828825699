"""What a request signature is made of: `signing.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from tutorial_py.data.rows import Origin, open_file, read_row, read_rows, within
from tutorial_py.data.sources import check_origins
from tutorial_py.fields import Fields

_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class NonceRule:
    """How far a nonce may be off, in milliseconds."""

    tolerance_ms: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class RequestIdRule:
    """The ids that the exchange takes, both ends included."""

    fewest: int
    most: int = field(metadata=within(1, _LARGEST))
    origin: Origin


@dataclass(frozen=True, slots=True)
class IntegerRule:
    """The largest whole number that every client keeps exactly."""

    largest: int = field(metadata=within(1, _LARGEST))
    origin: Origin


@dataclass(frozen=True, slots=True)
class AmountRule:
    """Names of params that hold amounts."""

    names: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Dispute:
    """A point on which official samples contradict each other."""

    id: str
    words: str
    chosen: str
    other: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class SigningFacts:
    """All of `signing.toml`; disputes by id."""

    nonce: NonceRule
    request_id: RequestIdRule
    integers: IntegerRule
    amounts: AmountRule
    disputes: Mapping[str, Dispute]


@cache
def load_signing() -> SigningFacts:
    """Return the facts. Raises DataError."""
    return read_signing(open_file("signing.toml"))


def read_signing(file: Fields) -> SigningFacts:
    """Read `signing.toml`. Raises DataError."""
    disputes = read_rows(Dispute, file.tables("dispute"))
    found = SigningFacts(
        nonce=read_row(NonceRule, file.table("nonce")),
        request_id=read_row(RequestIdRule, file.table("request_id")),
        integers=read_row(IntegerRule, file.table("integers")),
        amounts=read_row(AmountRule, file.table("amounts")),
        disputes={row.id: row for row in disputes},
    )
    file.finish()
    check_origins(file, (found.nonce, found.request_id, found.integers, found.amounts, *disputes))
    return found
