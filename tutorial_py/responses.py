"""Explain an error: find in pasted text what the exchange answered, and what to do about it.

The text may be a code, a name, the body of an answer, a log line or plain words. What it says is
compared with `data/error_codes.toml`; nothing else is guessed. Secrets pasted along are covered
before anything is looked at, so nothing shows them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tutorial_py.response_checks.codes import read_codes
from tutorial_py.response_checks.covers import cover_secrets
from tutorial_py.response_checks.findings import (
    Certainty,
    Finding,
    Stray,
    choose,
    load_by_status,
)
from tutorial_py.response_checks.names import find_messages, find_names
from tutorial_py.response_checks.phrases import find_phrases
from tutorial_py.response_checks.statuses import find_statuses
from tutorial_py.response_checks.unknowns import (
    Answer,
    Unknown,
    find_stray_names,
    list_unknowns,
)
from tutorial_py.response_checks.words import (
    say_other_name,
    say_others,
    say_read_body,
    say_status,
)


@dataclass(frozen=True, slots=True)
class Match:
    """A known error. `v2` is its number in the retired version 2, 0 if it has none.

    `found` is what the text says, `meaning` what that means, `cause` why it happens, and `step`
    the step that says what to do about it.
    """

    code: int
    name: str
    http: tuple[int, ...]
    meaning: str
    cause: str
    fixes: tuple[str, ...]
    step: str
    v2: int
    found: str
    certainty: Certainty
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The errors that a text names, the surest first, and what in it is not known.

    There is always at least one of either.
    """

    matches: tuple[Match, ...]
    unknown: tuple[Unknown, ...]


def explain_error(text: str) -> Explanation:
    """Explain whatever was pasted. Texts of any content; never raises."""
    covered = cover_secrets(text)
    statuses = find_statuses(covered)
    codes = read_codes(covered, statuses)
    answer = Answer(covered, statuses, codes, find_messages(covered))
    told = [*codes.findings, *_find_told(answer)]
    names = find_stray_names(answer, told)
    noted = [_add_notes(answer, finding, names) for finding in told]
    findings = choose([*noted, *_find_by_status(answer)], is_coded=codes.has_error)
    return Explanation(
        matches=tuple(_make_match(answer, finding) for finding in findings),
        unknown=tuple(list_unknowns(answer, findings, names)),
    )


def _find_told(answer: Answer) -> Iterator[Finding]:
    """Find names and phrases, but no words that only belong to an HTTP status."""
    for finding in (*find_names(answer.text), *find_phrases(answer.text)):
        status = answer.find_status(finding.start)
        if status is None or not status.start <= finding.start < status.end:
            yield finding


def _add_notes(answer: Answer, finding: Finding, names: Sequence[Stray]) -> Finding:
    """Add what the surroundings of a code or a name say about it."""
    if not (finding.exact or finding.notes):
        return finding
    notes = list(finding.notes)
    status = answer.find_status(finding.start)
    if status and status.is_success:
        notes.append(say_read_body())
    notes += [say_other_name(name.name) for name in answer.list_beside(finding, names)]
    return replace(finding, notes=tuple(notes))


def _find_by_status(answer: Answer) -> Iterator[Finding]:
    """Find the errors that go with each HTTP status, unless a code in the body decides."""
    decided = {answer.find_status(start) for start, _ in answer.codes.places}
    for status in (*answer.statuses, *answer.codes.doubtful):
        if status in decided:
            continue
        for row in load_by_status().get(status.number, ()):
            yield Finding(
                row=row,
                code=row.codes[0],
                certainty="possible",
                start=status.start,
                end=status.end,
                doubts=(say_status(status), *say_others(row)),
                family=f"HTTP {status.number}",
            )


def _make_match(answer: Answer, finding: Finding) -> Match:
    row, code = finding.row, finding.code
    return Match(
        code=code.code,
        name=code.name,
        http=row.http,
        meaning=f"{row.title}.",
        cause=row.meaning,
        fixes=row.fixes,
        step=row.step,
        v2=row.v2,
        found=answer.cut(finding.start, finding.end),
        certainty=finding.certainty,
        notes=(*finding.notes, *finding.doubts),
    )
