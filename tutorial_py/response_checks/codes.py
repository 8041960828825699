"""Take numbers for what they are: a code of the body, a number of version 2, a status, unknown."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from tutorial_py.data.error_codes import load_error_codes
from tutorial_py.response_checks.findings import (
    Certainty,
    Finding,
    Stray,
    load_by_code,
    load_by_old_code,
    load_by_status,
)
from tutorial_py.response_checks.numbers import Number, find_bare, find_numbers
from tutorial_py.response_checks.statuses import IN_USE, Status, make_doubtful
from tutorial_py.response_checks.words import (
    BY_NUMBER,
    BY_SHORT_NUMBER,
    say_old_code,
    say_others,
)

_SHORT: Final = 1_000  # below it, a number may be an HTTP status as well
_MOST_STRAYS: Final = 10


@dataclass(slots=True)
class Codes:
    """What the numbers of a text are.

    `places` are those of the codes of answers, known or not, in their order; `unnamed` are numbers
    that nothing calls a code, and `doubtful` those that may be an HTTP status.
    """

    findings: list[Finding] = field(default_factory=list)
    doubtful: list[Status] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)
    unnamed: list[Stray] = field(default_factory=list)
    successes: list[Stray] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)

    @property
    def has_error(self) -> bool:
        """Whether an answer gives the code of an error."""
        return len(self.places) > len(self.successes)


def read_codes(text: str, statuses: Sequence[Status]) -> Codes:
    """Sort the numbers of a text that are no HTTP status by what they are."""
    codes = Codes()
    bare = find_bare(text)
    if bare is not None:
        _add(codes, Number(bare, 0, len(text), "error", quoted=False))
        return codes
    rest = deque(statuses)
    for number in find_numbers(text):
        while rest and rest[0].end < number.end:
            rest.popleft()
        if not rest or number.end <= rest[0].start:
            _add(codes, number)
    return codes


def _add(codes: Codes, number: Number) -> None:
    value = number.value
    is_status = value in load_by_status() and not number.quoted
    if value == load_error_codes().success.code:
        if number.called == "code":
            codes.successes.append(Stray(value, "", number.start, number.end))
            codes.places.append((number.start, number.end))
        return
    if is_status or (value in load_by_status() and value not in load_by_code()):
        codes.doubtful.append(make_doubtful(value, number.start, number.end))
    elif number.called == "code" or (value >= _SHORT and number.called == "error"):
        codes.places.append((number.start, number.end))
    if value in load_by_code():
        codes.findings.append(_make_known(number))
    elif value in load_by_old_code():
        codes.findings.append(_make_old(number))
    elif value not in load_by_status():
        _add_stray(codes, number)


def _make_known(number: Number) -> Finding:
    row, code = load_by_code()[number.value]
    certainty, doubts = _judge(number)
    notes = load_error_codes().list_traps(number.value)
    return Finding(
        row, code, certainty, number.start, number.end, notes=notes, doubts=doubts, exact=True
    )


def _judge(number: Number) -> tuple[Certainty, tuple[str, ...]]:
    if number.called == "nothing":
        return "likely", (BY_NUMBER,)
    if number.value >= _SHORT or number.quoted:
        return "certain", ()
    # "Error 401" mostly means the HTTP status; "error 306" cannot.
    if number.value not in IN_USE:
        return "likely", ()
    return ("likely" if number.called == "code" else "possible"), (BY_SHORT_NUMBER,)


def _make_old(number: Number) -> Finding:
    row = load_by_old_code()[number.value]
    is_called = number.called != "nothing"
    return Finding(
        row=row,
        code=row.codes[0],
        certainty="certain" if is_called else "possible",
        start=number.start,
        end=number.end,
        notes=(say_old_code(row),),
        doubts=(*say_others(row), *(() if is_called else (BY_NUMBER,))),
    )


def _add_stray(codes: Codes, number: Number) -> None:
    if number.called == "error" and number.value < _SHORT:
        # "Error 404" is a status; "error 5" counts something.
        if number.value in IN_USE:
            codes.doubtful.append(make_doubtful(number.value, number.start, number.end))
        return
    strays = codes.unnamed if number.called == "nothing" else codes.strays
    is_new = all(stray.code != number.value for stray in strays)
    if is_new and len(strays) < _MOST_STRAYS:
        strays.append(Stray(number.value, "", number.start, number.end))
