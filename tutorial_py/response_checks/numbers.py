"""Find the whole numbers in a text that may be error codes, and what each is called there.

An answer is full of other numbers: ids, nonces, prices, lengths. A number counts only when it is
called a code or an error, or when nothing calls it something else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

type Called = Literal["code", "error", "nothing"]

_LABELLED: Final = re.compile(
    r"(?:[\"'`]?(?<![A-Za-z0-9_\-])(?P<word>[A-Za-z][A-Za-z0-9_\-]{0,40}+)(?P<quote>[\\\"'`>]{0,4}+)"
    r"\s{0,20}+(?P<sign>[:=]>?|(?:is|was)\b|)\s{0,20}+[\\\"'`(\[#]{0,4}+)?+"
    r"(?P<minus>-?)(?<![\w.])(?P<number>0|[1-9][0-9]{0,6})"
    r"(?![\w%]|[.:/\-][0-9]|,[0-9]{3}(?![0-9]))[\"'`]?",
)
_CODE: Final = re.compile(
    r"(?:(?:err|error|ret|return|res|response|result|api|exchange|body|answer|status|http)[_\-]?)?"
    r"codes?",
    re.IGNORECASE,
)
# Codes of other kinds: `2FA code 123456`, `exit code 1`.
_OTHER_CODE: Final = re.compile(
    r"(?:2fa|totp|otp|verification|auth|authenticator|confirmation|exit|zip|country|promo)"
    r"[_\- ]?\Z",
    re.IGNORECASE,
)
_ERROR: Final = re.compile(
    r"(?:err|error|errors|errno|exception|failure|failed|reason|message|msg|status)", re.IGNORECASE
)
# Words before a colon that tell what follows: `Altrady says: 40101`.
_SAYING: Final = re.compile(
    r"(?:says?|said|shows?|showed|get|got|gives?|gave|this|these|following|answer|answers|answered"
    r"|response|reply|here|cryptocom|com|altrady|exchange|api|body)",
    re.IGNORECASE,
)
# What is counted, measured or numbered in other ways.
_OTHER_THING: Final = re.compile(
    r"(?:id|ids|nonce|orders?|price|quantity|qty|amount|size|port|line|lines|pid|length|time|ts"
    r"|timestamp|seq|count|total|limit|volume|uid|user|account|number|no|page|version|v|at|of|for"
    r"|about|than|least|most|over|under|thread|process|block|buy|sell|ms|bytes|[a-z]{1,20}ids?)",
    re.IGNORECASE,
)
_UNIT: Final = re.compile(
    r"[ \t]{1,3}(?:(?!HTTP)[A-Z]{3,5}\b|(?:ms|s|seconds?|minutes?|bytes?|times|users)\b)"
    r"|[ \t]?[€$%]"
)
# Before a number that is a part of something else, such as an amount or an address.
_PART: Final = re.compile(r"[/:.#$€£+*=~^&%_@\-]\s{0,3}\Z|,\Z")
_BARE: Final = re.compile(r"\W{0,20}(-?(?:0|[1-9][0-9]{0,6}))\W{0,20}")
_FEWEST_DIGITS: Final = 5  # of a code that nothing calls a code


@dataclass(frozen=True, slots=True)
class Number:
    """A number, its place with what it is called, and whether it is the value of a quoted name."""

    value: int
    start: int
    end: int
    called: Called
    quoted: bool


def find_bare(text: str) -> int | None:
    """Return the number when the text is nothing but one number, else None."""
    match = _BARE.fullmatch(text)
    return abs(int(match[1])) if match else None


def find_numbers(text: str) -> Iterator[Number]:
    """Find the numbers that may be codes, in their order."""
    called: Called | None = None
    last_end = 0
    for match in _LABELLED.finditer(text):
        # The next in a list is what the one before it was.
        is_next = match["word"] is None and text[last_end : match.start()].strip() == ","
        called = called if is_next else _name_number(text, match)
        last_end = match.end()
        if called:
            yield _make_number(match, called)


def _make_number(match: re.Match[str], called: Called) -> Number:
    start = match.start("number" if called == "nothing" else 0)
    is_quoted = bool(match["word"] and match["quote"] and match["sign"])
    return Number(int(match["number"]), start, match.end(), called, is_quoted)


def _name_number(text: str, match: re.Match[str]) -> Called | None:
    word = match["word"]
    if word is None:
        return _name_alone(text, match)
    if _CODE.fullmatch(word):
        before = text[max(0, match.start() - 16) : match.start()]
        return None if _OTHER_CODE.search(before) else "code"
    if _ERROR.fullmatch(word):
        return "error"
    if match["minus"] or len(match["number"]) < _FEWEST_DIGITS or _UNIT.match(text, match.end()):
        return None
    if match["quote"] or match["sign"].startswith((":", "=")):
        is_told = match["sign"] == ":" and not match["quote"] and _SAYING.fullmatch(word)
        return "nothing" if is_told else None
    is_name = ("_" in word or "-" in word) and not word.isupper()
    return None if is_name or _OTHER_THING.fullmatch(word) else "nothing"


def _name_alone(text: str, match: re.Match[str]) -> Called | None:
    is_part = _PART.search(text, max(0, match.start() - 4), match.start())
    if is_part or match["minus"] or len(match["number"]) < _FEWEST_DIGITS:
        return None
    return None if _UNIT.match(text, match.end()) else "nothing"
