"""Write params as the one string that is signed, piece by piece."""

import json
import re
from dataclasses import dataclass, field
from typing import Final, Literal

from tutorial_py.signing_rules.styles import DOCUMENTED, Params, Place, Style, write_scalar

_PLAIN: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class ParamPiece:
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
    return f"{path}.{name}" if _PLAIN.fullmatch(name) else f"{path}[{json.dumps(name)}]"


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
            self.write_value(value, inner, depth, Place(name, lists, is_entry=False))

    def write_value(self, value: object, path: str, depth: int, place: Place) -> None:
        if not isinstance(value, dict | list):
            text = write_scalar(value, self.style)
            self.written.pieces.append(ParamPiece("value", text, path, value))
            return
        flat = self.style.flatten(value, place)
        if flat is not None:
            self.written.pieces.append(ParamPiece("value", flat, path, value))
        elif isinstance(value, dict):
            self.write_object(value, path, depth + 1, place.lists)
        else:
            inner = Place(place.name, place.lists + 1, is_entry=True)
            for index, entry in enumerate(value):
                self.write_value(entry, f"{path}[{index}]", depth, inner)
