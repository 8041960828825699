"""The table of rate limits, with what its sources say against each other."""

from collections.abc import Iterator, Mapping
from typing import Final, Protocol

from tutorial_py.cells import Cell, Piece, Row, Table, link_sources, name_sources, show_day, write
from tutorial_py.data import Limit, Origin, Rule, load_rate_limits


class _Claim(Protocol):
    @property
    def words(self) -> str: ...
    @property
    def origin(self) -> Origin: ...


_SCOPES: Final[Mapping[str, str]] = {
    "method_and_key": "for each method and each API key",
    "method_and_account": "for each method and each account",
    "method_and_ip": "for each method and each IP address",
    "connection": "for each connection",
    "unstated": "not said",
}
_SECOND_MS: Final = 1000


def build_rate_limits() -> Table:
    """Build the table: a row for each limit, then one for each rule with figures of its own."""
    facts = load_rate_limits()
    rules = [rule for rule in facts.rules if rule.calls]
    return Table(
        name="rate-limits",
        caption="How many calls Crypto.com Exchange takes",
        columns=("Calls", "Methods", "Limit", "Counted", "Source", "Checked"),
        rows=(
            *(_make_limit_row(limit) for limit in facts.limits),
            *(_make_rule_row(rule) for rule in rules),
        ),
        notes=tuple(_note_limits()),
    )


def show_period(per_ms: int) -> str:
    """Show a period in words: `second`, `10 seconds`, `100 ms`."""
    if per_ms == _SECOND_MS:
        return "second"
    if per_ms % _SECOND_MS == 0:
        return f"{per_ms // _SECOND_MS} seconds"
    return f"{per_ms} ms"


def _make_limit_row(limit: Limit) -> Row:
    note = f". {limit.note}" if limit.note else ""
    return Row(
        ids=(f"limit-{limit.id}",),
        cells=(
            write(limit.title),
            _list_methods(limit),
            write(f"{limit.calls} per {show_period(limit.per_ms)}"),
            write(f"{_SCOPES[limit.scope]}{note}"),
            link_sources(limit.origin),
            show_day(limit.origin),
        ),
        disputed=limit.disputed,
    )


def _make_rule_row(rule: Rule) -> Row:
    return Row(
        ids=(f"limit-{rule.id.replace('_', '-')}",),
        cells=(
            write("User calls, as other sources have it"),
            write("not named"),
            write(f"{rule.calls} per {show_period(rule.per_ms)}"),
            write(_SCOPES[rule.scope]),
            link_sources(rule.origin),
            show_day(rule.origin),
        ),
        disputed=True,
    )


def _list_methods(limit: Limit) -> Cell:
    names = limit.examples or limit.methods
    pieces: list[Piece] = []
    for name in names:
        pieces += [*write(", " if pieces else ""), Piece(name, "code")]
    if limit.examples:
        pieces += write(" and others")
    return tuple(pieces) or write("not named")


def _note_limits() -> Iterator[str]:
    facts = load_rate_limits()
    yield "Sources disagree about private calls. The rows in question are marked."
    claims: tuple[_Claim, ...] = (*facts.rules, *facts.statements, *facts.doubts)
    advice: tuple[_Claim, ...] = (*facts.ceilings, facts.excess, facts.backoff, facts.batch)
    for claim in (*claims, *advice):
        yield f"{claim.words}{name_sources(claim.origin)}"
