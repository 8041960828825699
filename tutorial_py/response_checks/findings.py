"""What the rules find: errors that the guide knows, and codes or names that it does not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal

from tutorial_py.data.error_codes import ErrorCode, ErrorRow, load_error_codes

type Certainty = Literal["certain", "likely", "possible"]

RANK: Final[Mapping[Certainty, int]] = {"certain": 0, "likely": 1, "possible": 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """A known error and the place in the text that speaks for it.

    `notes` hold whatever else is found; `doubts` say how weak this one finding is. `family` names
    what several findings come from when only one of them can be meant, such as a status that goes
    with several codes. `exact` says that the text gives the code or its name.
    """

    row: ErrorRow
    code: ErrorCode
    certainty: Certainty
    start: int
    end: int
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    family: str = ""
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Stray:
    """A code, a name or a status that the guide does not know; `code` is -1 without a code."""

    code: int
    name: str
    start: int
    end: int


@cache
def load_by_code() -> Mapping[int, tuple[ErrorRow, ErrorCode]]:
    """Return each row and code by the number of the code."""
    return {code.code: (row, code) for row in load_error_codes().rows for code in row.codes}


@cache
def load_by_name() -> Mapping[str, tuple[ErrorRow, ErrorCode]]:
    """Return each row and code by the name of the code."""
    return {code.name: (row, code) for row, code in load_by_code().values() if code.name}


@cache
def load_by_old_code() -> Mapping[int, ErrorRow]:
    """Return each row by its number in the retired version 2."""
    return {row.v2: row for row in load_error_codes().rows if row.v2}


@cache
def load_by_status() -> Mapping[int, tuple[ErrorRow, ...]]:
    """Return the rows that come with each HTTP status."""
    rows = load_error_codes().rows
    statuses = {status for row in rows for status in row.http}
    return {status: tuple(row for row in rows if status in row.http) for status in statuses}


def choose(findings: Iterable[Finding], *, is_coded: bool) -> list[Finding]:
    """Keep the best finding of each code, with the notes of all; the surest first.

    What does not give the code itself gives way to a better finding of its own row, and one of a
    family to a better one of any row of the family: `AuthenticationError` adds nothing to the code
    that stands beside it. When answers in the text give codes (`is_coded`), what only goes with
    several errors is left out.
    """
    ordered = sorted(findings, key=lambda each: (*_rate(each), each.start))
    families: dict[str, set[str]] = {}
    for each in ordered:
        families.setdefault(each.family, set()).add(each.row.title)
    kept: dict[int, Finding] = {}
    best: dict[str, Finding] = {}  # of each row, by its title
    for each in ordered:
        rows = families[each.family] if each.family else {each.row.title}
        better = [best[row] for row in rows if row in best and _rate(best[row]) < _rate(each)]
        if is_coded and each.family and len(rows) > 1:
            continue
        winner = kept.get(each.code.code) or (better[0] if better and not each.exact else None)
        if winner is None:
            kept[each.code.code] = best[each.row.title] = each
        elif each.notes:
            code = winner.code.code
            notes = tuple(dict.fromkeys((*kept[code].notes, *each.notes)))
            kept[code] = replace(kept[code], notes=notes)
    return sorted(kept.values(), key=lambda each: (RANK[each.certainty], each.start))


def _rate(finding: Finding) -> tuple[int, bool]:
    return RANK[finding.certainty], not finding.exact
