"""Say what is there and not known: codes, names, statuses, and answers that are no error."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tutorial_py.data.error_codes import load_error_codes
from tutorial_py.response_checks.codes import Codes
from tutorial_py.response_checks.findings import Finding, Stray, load_by_status
from tutorial_py.response_checks.names import Message, find_beside, find_unknown_names, show
from tutorial_py.response_checks.statuses import Status, find_governing
from tutorial_py.response_checks.words import NOTHING, say_unknown, say_unknown_status

_MOST_NAMES: Final = 10


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something in the text that is no known error, and the words about it.

    With `is_error` false the answer says that the call was taken.
    """

    found: str
    words: str
    is_error: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """The parts of a covered text that belong together."""

    text: str
    statuses: Sequence[Status]
    codes: Codes
    messages: Sequence[Message]

    def find_message(self, place: tuple[int, int]) -> Message | None:
        """Return the message beside the code at `place`."""
        return find_beside(self.messages, self.codes.places, place)

    def find_status(self, place: int) -> Status | None:
        """Return the status of the answer that `place` belongs to."""
        return find_governing(self.statuses, place)

    def list_beside(self, finding: Finding, names: Sequence[Stray]) -> list[Stray]:
        """List the names inside the message beside a code."""
        message = self.find_message((finding.start, finding.end))
        return [name for name in names if message and message.holds(name.start)]

    def is_beside_code(self, name: Stray) -> bool:
        """Tell whether a name is in the message that belongs to a code."""
        places = self.codes.places
        index = bisect_left(places, (name.start, name.end))
        around = [self.find_message(place) for place in places[max(0, index - 1) : index + 1]]
        return any(message.holds(name.start) for message in around if message)

    def cut(self, start: int, end: int) -> str:
        """Cut out a bit of the text, fit to be shown."""
        return show(self.text[start:end])


def find_stray_names(answer: Answer, findings: Sequence[Finding]) -> list[Stray]:
    """Find names that nothing else accounts for, in their order and each once."""
    told = sorted(finding.start for finding in findings)
    strays: dict[str, Stray] = {}
    for stray in find_unknown_names(answer.text):
        place = bisect_left(told, stray.start)
        is_told = place < len(told) and told[place] < stray.end
        if not is_told and len(strays) < _MOST_NAMES:
            strays.setdefault(stray.name, stray)
    return list(strays.values())


def list_unknowns(
    answer: Answer, findings: Sequence[Finding], names: Sequence[Stray]
) -> Iterator[Unknown]:
    """List what the guide does not know; when there is nothing at all, say that."""
    codes = answer.codes
    is_alone = not (findings or codes.strays or names or codes.successes)
    strays = codes.unnamed if is_alone else codes.strays
    for stray in strays:
        message = answer.find_message((stray.start, stray.end))
        yield _make_unknown(answer, stray, message.text if message else "")
    for name in names:
        if not answer.is_beside_code(name):
            yield _make_unknown(answer, name, "")
    if not (findings or strays or names):
        yield _explain_nothing(answer)


def _make_unknown(answer: Answer, stray: Stray, message: str) -> Unknown:
    status = answer.find_status(stray.start)
    words = say_unknown(stray.code, stray.name, message, status)
    return Unknown(answer.cut(stray.start, stray.end), words)


def _explain_nothing(answer: Answer) -> Unknown:
    if answer.codes.successes:
        stray = answer.codes.successes[0]
        words = load_error_codes().success.words
        return Unknown(answer.cut(stray.start, stray.end), words, is_error=False)
    for status in (*answer.statuses, *answer.codes.doubtful):
        if status.number not in load_by_status():
            return Unknown(answer.cut(status.start, status.end), say_unknown_status(status))
    return Unknown("", NOTHING)
