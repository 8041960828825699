"""The error codes that someone who connects an account meets: `error_codes.toml`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from tutorial_py.data.rows import (
    MAY_BE_EMPTY,
    Origin,
    among,
    open_file,
    read_row,
    read_rows,
    within,
)
from tutorial_py.data.sources import check_origins
from tutorial_py.fields import Fields
from tutorial_py.steps import STEPS

# Between two words of a phrase: a few others may come in.
GAP: Final = "..."
_PHRASE: Final = re.compile(r"[a-z0-9]+(?: (?:\.\.\. )?[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """A code in the body of an answer, and its name, "" where none is known."""

    code: int = field(metadata=within(1, 99_999))
    name: str = field(metadata=MAY_BE_EMPTY)


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """Codes of one meaning. `v2` is 0 without a code in version 2; `step` is one of STEPS.

    `phrases` tell this error in words, `hints` more vaguely. Both are in lower case, with GAP.
    """

    codes: tuple[ErrorCode, ...]
    http: tuple[int, ...] = field(metadata=within(100, 599))
    v2: int
    title: str
    meaning: str
    fixes: tuple[str, ...]
    phrases: tuple[str, ...]
    hints: tuple[str, ...]
    step: str = field(metadata=among(STEPS))
    origin: Origin


@dataclass(frozen=True, slots=True)
class Trap:
    """Something about the codes that leads people wrong; `codes` are those that it concerns."""

    id: str
    codes: tuple[int, ...] = field(metadata=within(1, 99_999))
    words: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Success:
    """The code of an answer that is no error."""

    code: int
    words: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class ErrorCodes:
    """All of `error_codes.toml`."""

    rows: tuple[ErrorRow, ...]
    traps: tuple[Trap, ...]
    success: Success

    def list_traps(self, code: int) -> tuple[str, ...]:
        """Return the words of the traps that concern a code."""
        return tuple(trap.words for trap in self.traps if code in trap.codes)

    def find_trap(self, trap_id: str) -> str:
        """Return the words of one trap."""
        return next(trap.words for trap in self.traps if trap.id == trap_id)


@cache
def load_error_codes() -> ErrorCodes:
    """Return the error codes. Raises DataError."""
    return read_error_codes(open_file("error_codes.toml"))


def read_error_codes(file: Fields) -> ErrorCodes:
    """Read `error_codes.toml`. Raises DataError."""
    found = ErrorCodes(
        rows=read_rows(ErrorRow, file.tables("error")),
        traps=read_rows(Trap, file.tables("trap")),
        success=read_row(Success, file.table("success")),
    )
    file.finish()
    _check_codes(file, found)
    _check_phrases(file, found.rows)
    check_origins(file, (*found.rows, *found.traps, found.success))
    return found


def _check_codes(file: Fields, found: ErrorCodes) -> None:
    codes = [found.success.code, *(code.code for row in found.rows for code in row.codes)]
    if len(set(codes)) != len(codes):
        raise file.fail("error", "a code occurs twice")


def _check_phrases(file: Fields, rows: Sequence[ErrorRow]) -> None:
    for phrase in (phrase for row in rows for phrase in (*row.phrases, *row.hints)):
        if not _PHRASE.fullmatch(phrase):
            raise file.fail("error", f"{phrase!r} must be words in lower case")
    phrases = [phrase for row in rows for phrase in row.phrases]
    if len(set(phrases)) != len(phrases):
        raise file.fail("error", "a phrase occurs twice")
