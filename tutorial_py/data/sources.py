"""The sources of the other rows: `sources.toml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Protocol

from tutorial_py.data.rows import MAY_BE_EMPTY, Origin, open_file, read_rows
from tutorial_py.errors import DataError
from tutorial_py.fields import Fields


@dataclass(frozen=True, slots=True)
class Source:
    """One source; `url` and `date` (of its text) are "" where they are not known."""

    id: str
    short: str
    title: str
    url: str = field(metadata=MAY_BE_EMPTY)
    date: str = field(metadata=MAY_BE_EMPTY)


class Sourced(Protocol):
    """A row that says where it comes from."""

    @property
    def origin(self) -> Origin:
        """Where the row comes from."""


@cache
def load_sources() -> Mapping[str, Source]:
    """Return the sources by id. Raises DataError."""
    return read_sources(open_file("sources.toml"))


def read_sources(file: Fields) -> Mapping[str, Source]:
    """Read `sources.toml`. Raises DataError."""
    rows = read_rows(Source, file.tables("source"))
    file.finish()
    for row in rows:
        if row.url and not row.url.startswith("https://"):
            raise DataError(f"{file.path}: {row.id}", "url must start with https://")
    return MappingProxyType({row.id: row for row in rows})


def check_origins(file: Fields, rows: Iterable[Sourced]) -> None:
    """Refuse the file when a row names a source that does not exist. Raises DataError."""
    for row in rows:
        for source in row.origin.sources:
            if source not in load_sources():
                raise file.fail("sources", f"{source} is not in sources.toml")
