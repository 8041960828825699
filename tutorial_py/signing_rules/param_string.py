"""Write params as the one string that is signed, piece by piece."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from tutorial_py.signing_rules.styles import DOCUMENTED, Params, Place, Style, write_scalar

_NESTED: Final = (dict, list)
# Every value has its path, a quarter of a million of them in the largest params. Whole, paths along
# long names would be a thousand times as long as what was typed.
_LONGEST_NAME: Final = 60
_LONGEST_PATH: Final = 240


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
        _Writer(style, written).write(params)
    return written


def name_path(path: str, name: str) -> str:
    """Return the path of the value `name` of the object at `path`, with "…" where it is cut."""
    more = "" if len(name) <= _LONGEST_NAME else "…"
    shown = name[:_LONGEST_NAME]
    if shown.isascii() and shown.isidentifier():
        return _extend(path, f".{shown}{more}")
    return _extend(path, f"[{json.dumps(shown)}{more}]")


def name_entry(path: str, index: int) -> str:
    """Return the path of an entry of the list at `path`, with "…" where it is cut."""
    return _extend(path, f"[{index}]")


def _extend(path: str, step: str) -> str:
    """Add a step to a path. Of a long one the two ends stay."""
    longer = f"{path}{step}"
    if len(longer) <= _LONGEST_PATH:
        return longer
    half = _LONGEST_PATH // 2
    return f"{longer[:half]}…{longer[1 - half :]}"


@dataclass(frozen=True, slots=True)
class _Level:
    """A list or an object that was gone into: what is left of it, and where it stands."""

    rest: Iterator[tuple[str | int, object]]
    path: str
    depth: int
    name: str
    lists: int


@dataclass(frozen=True, slots=True)
class _Writer:
    # No call for each level: WebAssembly has a small stack, and a call in a loop is many times as
    # slow where it happens to begin a new piece of Python's own stack.
    style: Style
    written: Written

    def write(self, params: Params) -> None:
        levels = [self._open_object(params, "params", 0, 0)]
        while levels:
            inner = self._go_on(levels[-1])
            if inner is None:
                levels.pop()
            else:
                levels.append(inner)

    def _go_on(self, level: _Level) -> _Level | None:
        """Write what is left of a level, up to what has to be gone into."""
        for key, value in level.rest:
            if isinstance(key, int):
                path, name = name_entry(level.path, key), level.name
            else:
                path, name = name_path(level.path, key), key
                self.written.pieces.append(ParamPiece("name", key, path, value))
            if not isinstance(value, _NESTED):
                self._add_value(write_scalar(value, self.style), path, value)
                continue
            place = Place(name, level.lists, is_entry=isinstance(key, int))
            flat = self.style.flatten(value, place)
            if flat is None:
                return self._open(value, path, level.depth, place)
            self._add_value(flat, path, value)
        return None

    def _open(self, value: object, path: str, depth: int, place: Place) -> _Level:
        if isinstance(value, dict):
            return self._open_object(value, path, depth + 1, place.lists)
        entries = enumerate(value if isinstance(value, list) else ())
        return _Level(entries, path, depth, place.name, place.lists + 1)

    def _open_object(self, values: Params, path: str, depth: int, lists: int) -> _Level:
        names = self.style.order(values, depth)
        self.written.objects.append((path, tuple(names)))
        return _Level(((name, values[name]) for name in names), path, depth, "", lists)

    def _add_value(self, text: str, path: str, value: object) -> None:
        self.written.pieces.append(ParamPiece("value", text, path, value))
