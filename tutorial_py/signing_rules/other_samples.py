"""What official samples write where they contradict the chosen one: see `data/signing.toml`."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tutorial_py.signing_rules.numbers import format_plainly
from tutorial_py.signing_rules.param_string import ParamPiece, write_params
from tutorial_py.signing_rules.styles import DOCUMENTED, Params, Place, write_literal

# The end of an entry's path. A name of its own kind ends in a quote and a bracket: `["a b"]`.
_ENTRY: Final = re.compile(r"\[[0-9]+\]$")


def write_like_java(value: object) -> str:
    """Write any value as the text that Java makes of it: `[A, B]`, `{name=value}`."""
    if isinstance(value, list):
        return f"[{', '.join([write_like_java(entry) for entry in value])}]"
    if isinstance(value, dict):
        pairs = [f"{name}={write_like_java(each)}" for name, each in value.items()]
        return f"{{{', '.join(pairs)}}}"
    if value is None or isinstance(value, bool):
        return write_literal(value)
    return format_plainly(value) if isinstance(value, float) else str(value)


def flatten_listed_lists(value: object, place: Place) -> str | None:
    """Write a list inside a listed object as Java does; go into everything else."""
    is_listed = place.lists > 0 and not place.is_entry
    return write_like_java(value) if is_listed and isinstance(value, list) else None


JAVA: Final = replace(DOCUMENTED, flatten=flatten_listed_lists)


def is_null_in_list(piece: ParamPiece) -> bool:
    """Tell whether a piece is a null that is an entry of a list."""
    return piece.label == "value" and piece.value is None and bool(_ENTRY.search(piece.path))


def find_listed_lists(params: Params) -> tuple[list[str], str]:
    """Return the paths of lists inside listed objects, and the string with Java's form of them."""
    written = write_params(params, JAVA)
    paths = [
        piece.path
        for piece in written.pieces
        if piece.label == "value" and isinstance(piece.value, list)
    ]
    return paths, written.join()


def find_listed_nulls(pieces: Sequence[ParamPiece]) -> tuple[list[str], str]:
    """Return the paths of nulls in lists, and the string with Python's word for them."""
    paths = [piece.path for piece in pieces if is_null_in_list(piece)]
    if not paths:
        return [], ""
    return paths, "".join(["None" if is_null_in_list(each) else each.text for each in pieces])
