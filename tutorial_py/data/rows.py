"""Read TOML tables of this folder into frozen rows, by the types of the row's own fields."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import Field, dataclass, fields, is_dataclass
from datetime import date
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final, cast, get_args

from tutorial_py.errors import DataError
from tutorial_py.fields import Fields

# What a row class may say about one of its fields, as `field(metadata=…)`.
MAY_BE_EMPTY: Final[Mapping[str, object]] = {"may_be_empty": True}


def within(fewest: int, most: int) -> Mapping[str, object]:
    """Say that a whole number is from `fewest` to `most`; without it, from 0 to 1,000,000."""
    return {"range": (fewest, most)}


def among(choices: tuple[str, ...]) -> Mapping[str, object]:
    """Say that a text is one of `choices`."""
    return {"choices": choices}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a row comes from (ids of `sources.toml`, none if unknown) and when it was checked."""

    sources: tuple[str, ...]
    checked: date


def parse_file(name: str, text: str) -> Fields:
    """Parse the TOML `text` of the file `name`. Raises DataError."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(name, str(error)) from error
    return Fields(values, name, DataError)


def open_file(name: str) -> Fields:
    """Read and parse the file `name` of this folder. Raises DataError."""
    return parse_file(name, (files(__package__) / name).read_text(encoding="utf-8"))


def read_rows[Row](kind: type[Row], tables: Iterable[Fields]) -> tuple[Row, ...]:
    """Read each table as a row of the dataclass `kind`. Raises DataError, also for equal ids."""
    found = []
    seen: set[object] = set()
    for table in tables:
        row = read_row(kind, table)
        row_id = getattr(row, "id", None)
        if row_id is not None and row_id in seen:
            raise table.fail("id", f"{row_id} occurs twice")
        seen.add(row_id)
        found.append(row)
    return tuple(found)


def read_row[Row](kind: type[Row], table: Fields) -> Row:
    """Read a table as a row of the dataclass `kind`. Raises DataError."""
    values = {field.name: _read_value(table, field) for field in fields(cast("Any", kind))}
    table.finish()
    return kind(**values)


def _read_value(table: Fields, field: Field[object]) -> object:
    inner = get_args(field.type)
    if inner and is_dataclass(inner[0]):
        return read_rows(cast("type[object]", inner[0]), table.tables(field.name))
    return _READERS[field.type](table, field)


def _read_text(table: Fields, field: Field[object]) -> str:
    choices = field.metadata.get("choices")
    if choices:
        return table.one_of(field.name, choices)
    if field.metadata.get("may_be_empty"):
        return table.text(field.name)
    return table.filled_text(field.name)


def _read_number(table: Fields, field: Field[object]) -> int:
    fewest, most = field.metadata.get("range", (0, 1_000_000))
    return table.integer(field.name, fewest, most)


def _read_texts(table: Fields, field: Field[object]) -> tuple[str, ...]:
    return table.texts(field.name)


def _read_integers(table: Fields, field: Field[object]) -> tuple[int, ...]:
    fewest, most = field.metadata.get("range", (0, 1_000_000))
    return table.integers(field.name, fewest, most)


def _read_flag(table: Fields, field: Field[object]) -> bool:
    return table.flag(field.name)


def _read_numbers(table: Fields, field: Field[object]) -> Mapping[str, int]:
    inner = table.table(field.name)
    return MappingProxyType({name: inner.integer(name, 1, 1_000_000) for name in inner.names()})


def _read_map(table: Fields, field: Field[object]) -> Mapping[str, str]:
    inner = table.table(field.name)
    return MappingProxyType({name: inner.filled_text(name) for name in inner.names()})


def _read_origin(table: Fields, _field: Field[object]) -> Origin:
    return Origin(table.texts("sources"), table.day("checked"))


_READERS: Final[Mapping[object, Callable[[Fields, Field[object]], object]]] = {
    str: _read_text,
    int: _read_number,
    bool: _read_flag,
    tuple[str, ...]: _read_texts,
    tuple[int, ...]: _read_integers,
    Mapping[str, int]: _read_numbers,
    Mapping[str, str]: _read_map,
    Origin: _read_origin,
}
