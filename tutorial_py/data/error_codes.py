"""The error codes that someone who connects an account meets: `error_codes.toml`."""

from dataclasses import dataclass, field
from functools import cache

from tutorial_py.data.rows import MAY_BE_EMPTY, Origin, among, open_file, read_rows, within
from tutorial_py.data.sources import check_origins
from tutorial_py.fields import Fields
from tutorial_py.steps import STEPS


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """A code in the body of an answer, and its name, "" where none is known."""

    code: int = field(metadata=within(1, 99_999))
    name: str = field(metadata=MAY_BE_EMPTY)


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """Codes of one meaning. `v2` is 0 without a code in version 2; `step` is "" or one of STEPS."""

    codes: tuple[ErrorCode, ...]
    http: tuple[int, ...] = field(metadata=within(100, 599))
    v2: int
    title: str
    meaning: str
    fixes: tuple[str, ...]
    step: str = field(metadata=among(("", *STEPS)))
    origin: Origin


@dataclass(frozen=True, slots=True)
class Trap:
    """Something about the codes that leads people wrong."""

    id: str
    words: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class ErrorCodes:
    """All of `error_codes.toml`."""

    rows: tuple[ErrorRow, ...]
    traps: tuple[Trap, ...]


@cache
def load_error_codes() -> ErrorCodes:
    """Return the error codes. Raises DataError."""
    return read_error_codes(open_file("error_codes.toml"))


def read_error_codes(file: Fields) -> ErrorCodes:
    """Read `error_codes.toml`. Raises DataError."""
    found = ErrorCodes(
        rows=read_rows(ErrorRow, file.tables("error")),
        traps=read_rows(Trap, file.tables("trap")),
    )
    file.finish()
    codes = [code.code for row in found.rows for code in row.codes]
    if len(set(codes)) != len(codes):
        raise file.fail("error", "a code occurs twice")
    check_origins(file, (*found.rows, *found.traps))
    return found
