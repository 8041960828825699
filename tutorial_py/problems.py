"""What a check finds: problems, each with a stable code, and the registry of these codes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, Protocol

type Severity = Literal["error", "warning", "info"]
type Status = Literal["looks_right", "look_again", "wrong"]

_RANK: Final[Mapping[Severity, int]] = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `position` is a 0-based index in code points into the text as typed, or None.

    `message` says what is wrong and `fix` the one thing to do next, both in plain words.
    Neither repeats what was typed, but for single characters and addresses.
    """

    code: str
    severity: Severity
    message: str
    fix: str
    position: int | None


# The severity of each code, one for all places where the code occurs.
KEY_CODES: Final[Mapping[str, Severity]] = {
    "empty": "error",
    "inner_whitespace": "error",
    "invisible_character": "error",
    "non_ascii": "error",
    "placeholder": "error",
    "masked": "error",
    "same_as_secret": "error",
    "swapped": "warning",
    "unusual_length": "warning",
    "unusual_character": "warning",
    "no_prefix": "warning",
    "trimmed": "info",
    "wrapped": "info",
}
ACROSS_CODES: Final[Mapping[str, Severity]] = {
    "duplicate_key": "error",
    "duplicate_secret": "error",
    "key_is_other_secret": "error",
    "too_many_keys": "error",
}
WHITELIST_CODES: Final[Mapping[str, Severity]] = {
    "empty": "error",
    "not_an_address": "error",
    "open_to_all": "error",
    "private_address": "error",
    "port": "error",
    "missing": "error",
    "invisible_character": "error",
    "unexpected": "warning",
    "duplicate": "warning",
    "ipv6": "warning",
    "network": "warning",
    "expected_unreadable": "warning",
    "example_address": "info",
}
# Besides the codes of the key check: `blanks_signed` and `wrapping_signed` stand for its
# `trimmed` and `wrapped`, because a signature is made of the text as it is.
SIGNING_CODES: Final[Mapping[str, Severity]] = {
    "id_range": "error",
    "nonce_in_seconds": "error",
    "nonce_far": "warning",
    "unusual_method": "warning",
    "blanks_signed": "warning",
    "wrapping_signed": "warning",
    "secret_looks_like_key": "warning",
    "number_not_string": "warning",
    "integer_too_big": "warning",
    "nested_list_ambiguous": "warning",
}
SEVERITIES: Final[Mapping[str, Severity]] = {
    **KEY_CODES,
    **ACROSS_CODES,
    **WHITELIST_CODES,
    **SIGNING_CODES,
}


def make_problem(code: str, message: str, fix: str, position: int | None = None) -> Problem:
    """Make a problem of a registered code, with the severity of that code."""
    return Problem(code, SEVERITIES[code], message, fix, position)


class HasSeverity(Protocol):
    """What can be put in order: a problem, or a problem with more to say."""

    @property
    def severity(self) -> Severity:
        """How bad it is."""


def sort_problems[Kind: HasSeverity](problems: Iterable[Kind]) -> tuple[Kind, ...]:
    """Put the worst first; within a severity keep the order in which they were found."""
    return tuple(sorted(problems, key=lambda problem: _RANK[problem.severity]))


def judge(problems: Iterable[Problem]) -> Status:
    """Return the status that follows from the worst of `problems`. There is no "valid"."""
    severities = {problem.severity for problem in problems}
    if "error" in severities:
        return "wrong"
    return "look_again" if "warning" in severities else "looks_right"
