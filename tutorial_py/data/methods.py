"""Methods to try a request with, and the address they go to: `methods.toml`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from tutorial_py.data.rows import Origin, among, open_file, read_row, read_rows
from tutorial_py.data.sources import check_origins
from tutorial_py.fields import Fields

TRANSPORTS: Final = ("rest", "websocket")


@dataclass(frozen=True, slots=True)
class RestAddress:
    """What an HTTP request goes to: `url`, which ends in a slash, and the method after it."""

    url: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Method:
    """A method, whether it changes orders, and an example of its params as JSON text."""

    method: str
    title: str
    trades: bool
    transport: str = field(metadata=among(TRANSPORTS))
    params: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Methods:
    """All of `methods.toml`; methods by name, in the order of the file."""

    rest: RestAddress
    methods: Mapping[str, Method]


@cache
def load_methods() -> Methods:
    """Return the methods. Raises DataError."""
    return read_methods(open_file("methods.toml"))


def read_methods(file: Fields) -> Methods:
    """Read `methods.toml`. Raises DataError."""
    rest = read_row(RestAddress, file.table("rest"))
    rows = read_rows(Method, file.tables("method"))
    file.finish()
    found = {row.method: row for row in rows}
    if len(found) != len(rows):
        raise file.fail("method", "a method occurs twice")
    for row in rows:
        _check_params(file, row)
    if not (rest.url.startswith("https://") and rest.url.endswith("/")):
        raise file.fail("rest.url", "must start with https:// and end in /")
    check_origins(file, (rest, *rows))
    return Methods(rest, found)


def _check_params(file: Fields, row: Method) -> None:
    try:
        is_object = isinstance(json.loads(row.params), dict)
    except json.JSONDecodeError:
        is_object = False
    if not is_object:
        raise file.fail("method", f"{row.method}: params must be a JSON object")
