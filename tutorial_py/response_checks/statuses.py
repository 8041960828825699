"""Find HTTP statuses in a text: `HTTP/1.1 401 Unauthorized`, `HTTP 429`, `status code 400`."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

# Statuses that answers really have; a number among them may be one wherever it stands.
IN_USE: Final = frozenset(
    (200, 201, 202, 204, 400, 401, 403, 404, 405, 406, 408, 409, 410, 429, 500, 502, 503, 504)
)
_SUCCESS: Final = 200
# What stands behind a status in words; it is no name or message of an error.
_REASONS: Final = (
    r"OK|Created|Accepted|No Content|Bad Request|Unauthori[sz]ed|Forbidden|Not Found"
    r"|Method Not Allowed|Not Acceptable|Request Time-?out|Conflict|Gone|Too Many Requests"
    r"|Internal Server Error|Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out"
)
_REASON: Final = rf"(?:(?:Client|Server) Error\b(?::[ \t]{{0,4}})?)?(?:{_REASONS})?"
_NUMBER: Final = r"(?P<number>[1-5][0-9]{2})(?![\w%]|[.,:/\-][0-9])"
_FIELD: Final = (
    r"(?:http|https|response|reply|result)?[_\- ]?status(?:[_\- ]?code)?"
    r"|(?:http|response)[_\- ]?code|response"
)
_LEAD: Final = (
    r"HTTP(?:/[0-9](?:\.[0-9])?)?[\"']?(?:[ \t]{0,4}Error)?(?:[ \t]{1,4}|[ \t]{0,4}[:=][ \t]{0,4})"
    rf"|(?:{_FIELD})[\\\"']{{0,4}}\s{{0,20}}(?:[:=]\s{{0,20}})?[\\\"'(\[]{{0,4}}"
)
_LABELLED: Final = re.compile(
    rf"(?<![A-Za-z])(?:{_LEAD}){_NUMBER}(?:[\"']?[ \t]{{0,2}}[ :,\-]{{0,2}}{_REASON})",
    re.IGNORECASE,
)
_WORDED: Final = re.compile(
    rf"(?<![\w.,$#+\-]){_NUMBER}(?:[ \t]{{1,4}}|[ \t]?[:,\-][ \t]{{0,4}})"
    rf"(?=(?:Client|Server) Error\b|(?:{_REASONS})\b){_REASON}",
    re.IGNORECASE,
)


# A line that begins another record of a log; lines of a header or of a body do not.
_BREAK: Final = re.compile(r"\n(?=[A-Za-z0-9\[])(?![A-Za-z][\w\-]{0,40}:\s)")


@dataclass(frozen=True, slots=True)
class Status:
    """An HTTP status and the place where the text says it.

    What stands from `since` to `until` belongs to the same answer. `doubtful` says that the number
    may be something else, such as the code in the body.
    """

    number: int
    start: int
    end: int
    since: int
    until: int
    doubtful: bool = False

    @property
    def is_success(self) -> bool:
        """Whether it says that all went well."""
        return self.number == _SUCCESS


def find_statuses(text: str) -> list[Status]:
    """Find the statuses that a text gives as such, in their order."""
    found = sorted(
        (*_LABELLED.finditer(text), *_WORDED.finditer(text)), key=lambda match: match.start()
    )
    kept = [found[0]] if found else []
    for match in found:
        if match.start() >= kept[-1].end():
            kept.append(match)
    breaks = [0, *(match.end() for match in _BREAK.finditer(text)), len(text)]
    starts = [*(match.start() for match in kept), len(text)]
    return [
        Status(
            number=int(match["number"]),
            start=match.start(),
            end=match.end(),
            since=breaks[bisect_right(breaks, match.start()) - 1],
            until=min(breaks[bisect_right(breaks, match.start())], after),
        )
        for match, after in zip(kept, starts[1:], strict=True)
    ]


def make_doubtful(number: int, start: int, end: int) -> Status:
    """Make the status that a number may be."""
    return Status(number, start, end, start, end, doubtful=True)


def find_governing(statuses: Sequence[Status], place: int) -> Status | None:
    """Return the status of the answer that the text at `place` belongs to, or None."""
    after = bisect_right(statuses, place, key=lambda status: status.start)
    if after and place < statuses[after - 1].until:
        return statuses[after - 1]
    is_before = after < len(statuses) and statuses[after].since <= place
    return statuses[after] if is_before else None
