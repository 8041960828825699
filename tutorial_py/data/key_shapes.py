"""What keys and secrets look like, as far as anybody knows: `key_shapes.toml`."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

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


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape seen in a field. Lengths in characters; out_of is 0 where it is not known."""

    id: str
    field: str = dataclasses.field(metadata=among(("api_key", "secret")))
    title: str
    prefix: str = dataclasses.field(metadata=MAY_BE_EMPTY)
    body: int
    length: int
    seen: int = dataclasses.field(metadata=within(1, 1_000_000))
    out_of: int
    legacy: bool
    origin: Origin


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The characters of a body. `short_percent` of all bodies have `short_body` characters."""

    name: str
    characters: str
    absent: tuple[str, ...]
    seen_characters: int
    bytes: int
    short_body: int
    short_percent: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class Slots:
    """How many keys one trading account takes."""

    most: int = dataclasses.field(metadata=within(1, 100))
    origin: Origin


@dataclass(frozen=True, slots=True)
class Placeholders:
    """Texts that stand in for a key: whole ones and parts, lower case letters and digits only."""

    names: tuple[str, ...]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """Words of a label in front of a key, in lower case; a label has at least one of `needed`."""

    needed: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyShapes:
    """All of `key_shapes.toml`. `names` and `look_alikes` are by single character."""

    shapes: Mapping[str, Shape]
    alphabet: Alphabet
    slots: Slots
    placeholders: Placeholders
    labels: Labels
    names: Mapping[str, str]
    look_alikes: Mapping[str, str]


@cache
def load_key_shapes() -> KeyShapes:
    """Return the shapes. Raises DataError."""
    return read_key_shapes(open_file("key_shapes.toml"))


def read_key_shapes(file: Fields) -> KeyShapes:
    """Read `key_shapes.toml`. Raises DataError."""
    shapes = read_rows(Shape, file.tables("shape"))
    found = KeyShapes(
        shapes={shape.id: shape for shape in shapes},
        alphabet=read_row(Alphabet, file.table("alphabet")),
        slots=read_row(Slots, file.table("slots")),
        placeholders=read_row(Placeholders, file.table("placeholders")),
        labels=read_row(Labels, file.table("labels")),
        names=_read_characters(file.table("names")),
        look_alikes=_read_characters(file.table("look_alikes")),
    )
    file.finish()
    check_origins(file, (*shapes, found.alphabet, found.slots))
    for shape in shapes:
        if len(shape.prefix) + shape.body != shape.length:
            raise file.fail("shape", f"{shape.id}: prefix and body do not make the length")
    return found


def _read_characters(table: Fields) -> Mapping[str, str]:
    found = {name: table.filled_text(name) for name in table.names()}
    for name in found:
        if len(name) != 1:
            raise table.fail(name, "must be named by one character")
    return found
