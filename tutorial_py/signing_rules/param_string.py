"""Write params as the one string that is signed, piece by piece."""

import json
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from tutorial_py.signing_rules.styles import DOCUMENTED, Params, Place, Style, write_scalar

_NESTED: Final = (dict, list)


class ParamPiece(NamedTuple):
    """A name or a value as it enters the string; `path` says where it stands in the params."""

    label: Literal["name", "value"]
    text: str
    path: str
    value: object


@dataclass(slots=True)
class Written:
    """All pieces in their order, and the objects that were gone into: path and names in order."""

    pieces: list[ParamPiece] = field(default_factory=list)
    objects: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def join(self) -> str:
        """Return the string that the pieces make, nothing between them."""
        return "".join([piece.text for piece in self.pieces])


def write_params(params: Params | None, style: Style = DOCUMENTED) -> Written:
    """Write params in a style; None and {} give no piece at all."""
    written = Written()
    if params:
        _Writer(style, written).write_object(params, "params", 0, 0)
    return written


def name_path(path: str, name: str) -> str:
    """Return the path of the value `name` of the object at `path`."""
    if name.isascii() and name.isidentifier():
        return f"{path}.{name}"
    return f"{path}[{json.dumps(name)}]"


@dataclass(frozen=True, slots=True)
class _Writer:
    # Plain calls only: a generator or a key function for each level would use up the small stack
    # of WebAssembly when values are nested deeply.
    style: Style
    written: Written

    def write_object(self, values: Params, path: str, depth: int, lists: int) -> None:
        names = self.style.order(values, depth)
        self.written.objects.append((path, tuple(names)))
        for name in names:
            value = values[name]
            inner = name_path(path, name)
            self.written.pieces.append(ParamPiece("name", name, inner, value))
            if isinstance(value, _NESTED):
                self.write_nested(value, inner, depth, Place(name, lists, is_entry=False))
            else:
                self.add_value(write_scalar(value, self.style), inner, value)

    def write_nested(self, value: object, path: str, depth: int, place: Place) -> None:
        flat = self.style.flatten(value, place)
        if flat is not None:
            self.add_value(flat, path, value)
        elif isinstance(value, dict):
            self.write_object(value, path, depth + 1, place.lists)
        elif isinstance(value, list):
            inner = Place(place.name, place.lists + 1, is_entry=True)
            for index, entry in enumerate(value):
                entry_path = f"{path}[{index}]"
                if isinstance(entry, _NESTED):
                    self.write_nested(entry, entry_path, depth, inner)
                else:
                    self.add_value(write_scalar(entry, self.style), entry_path, entry)

    def add_value(self, text: str, path: str, value: object) -> None:
        self.written.pieces.append(ParamPiece("value", text, path, value))
