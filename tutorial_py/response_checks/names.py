"""Find names such as INVALID_NONCE, and the messages that stand beside codes."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tutorial_py.response_checks.findings import Finding, Stray, load_by_name

_NAME: Final = re.compile(r"(?<![A-Za-z0-9_])[A-Z][A-Z0-9]*+(?:_[A-Z0-9]++)*+(?![A-Za-z0-9_])")
_LABEL: Final = r"(?<![A-Za-z0-9_\-])(?:error[_\-]?|err[_\-]?)?(?:message|msg|reason|code|error)"
_NAMED: Final = re.compile(
    rf"{_LABEL}[\\\"'`]{{0,4}}+\s{{0,20}}+[:=]?>?\s{{0,20}}+[\\\"'`(\[]{{0,4}}+"
    r"(?P<name>(?-i:[A-Z][A-Z0-9]{1,19}(?:_[A-Z0-9]{1,19}){1,9}))(?![A-Za-z0-9_])",
    re.IGNORECASE,
)
_BARE: Final = re.compile(r"\W{0,20}(?P<name>[A-Z][A-Z0-9]{1,19}(?:_[A-Z0-9]{1,19}){1,9})\W{0,20}")
_MESSAGE: Final = re.compile(
    r"(?<![A-Za-z0-9])(?:error[_\-]?)?(?:message|msg)[\\\"'`]{0,4}+\s{0,20}+[:=]\s{0,20}+"
    r"(?:\\{0,3}+\"(?P<double>[^\"\\\n]{1,300})|\\{0,3}+'(?P<single>[^'\\\n]{1,300})"
    r"|(?P<bare>[^\s\"'\\,;{}\[\]][^\n\"\\,;{}\[\]]{0,300}))",
    re.IGNORECASE,
)
_BESIDE: Final = 300  # characters between a code and its message, at most
_LONGEST_SHOWN: Final = 120
_NOT_SHOWN: Final = re.compile(r"[^ -~\xa1-\xac\xae-\u02ff•“”‘’–—…]+")


@dataclass(frozen=True, slots=True)
class Message:
    """The message of an answer, fit to be shown, and its place."""

    text: str
    start: int
    end: int

    def holds(self, place: int) -> bool:
        """Tell whether `place` is inside the message."""
        return self.start <= place < self.end


def find_names(text: str) -> Iterator[Finding]:
    """Find the names that the guide knows."""
    known = load_by_name()
    for match in _NAME.finditer(text):
        if match.group() in known:
            row, code = known[match.group()]
            yield Finding(row, code, "certain", match.start(), match.end(), exact=True)


def find_unknown_names(text: str) -> Iterator[Stray]:
    """Find what stands where the name of an error does and is not known."""
    bare = _BARE.fullmatch(text)
    for match in (bare,) if bare else _NAMED.finditer(text):
        if match["name"] not in load_by_name():
            yield Stray(-1, match["name"], match.start("name"), match.end("name"))


def find_messages(text: str) -> list[Message]:
    """Find the messages, in their order."""
    return [
        Message(show(match[match.lastgroup or "bare"]), match.start(), match.end())
        for match in _MESSAGE.finditer(text)
    ]


def find_beside(
    messages: Sequence[Message], places: Sequence[tuple[int, int]], place: tuple[int, int]
) -> Message | None:
    """Return the message that belongs to the code at `place`, one of `places`, or None.

    It is the first one after the code and before the next code, or else the last one before it.
    """
    start, end = place
    index = bisect_left(places, place)
    if index == len(places) or places[index] != place:
        return None
    following = places[index + 1][0] if index + 1 < len(places) else end + _BESIDE
    after = bisect_left(messages, end, key=lambda message: message.start)
    if after < len(messages) and messages[after].start < min(following, end + _BESIDE):
        return messages[after]
    previous = places[index - 1][1] if index else 0
    if after and messages[after - 1].start >= max(previous, start - _BESIDE):
        return messages[after - 1]
    return None


def show(text: str) -> str:
    """Make a bit of the covered text fit to be shown: one short line of visible characters."""
    line = " ".join(_NOT_SHOWN.sub(" ", text).split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"
