"""Explain the way from params to a signature, in four kinds of steps."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal

from tutorial_py.characters import count_words
from tutorial_py.signing_rules.param_string import ParamPiece, Written
from tutorial_py.signing_rules.request import Request

# More pieces and objects than these nobody reads; the reply says how many are left out.
_MOST_PIECES: Final = 1_000
_MOST_OBJECTS: Final = 100

_PARTS: Final[Mapping[str, str]] = {
    "method": "The method, as it stands in the request.",
    "id": "The id of the request, in digits.",
    "api_key": "The API key.",
    "param_string": "The params, written as one string.",
    "nonce": "The nonce: the time of the request in milliseconds.",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A bit of text on the way; `path` names its place in the params, "" if it is not of them."""

    label: str
    text: str
    path: str
    words: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `left_out` is the number of pieces that are not listed."""

    code: Literal["sort_names", "write_params", "join_parts", "compute_hmac"]
    words: str
    pieces: tuple[Piece, ...]
    left_out: int


def explain_steps(request: Request, written: Written, signature: str) -> tuple[Step, ...]:
    """Explain how the signature of a request came about. The secret is counted, not shown."""
    return (
        *_explain_sorting(written),
        _explain_writing(written),
        _explain_joining(request, written.join()),
        _explain_hmac(request, signature),
    )


def _explain_sorting(written: Written) -> Iterator[Step]:
    for path, names in islice(written.objects, _MOST_OBJECTS):
        yield Step(
            code="sort_names",
            words=f"Sort the names in {path} in ascending order: capital letters first, "
            "whatever the order was.",
            pieces=tuple(
                Piece("name", name, path, f"Number {number:,} of the sorted names in {path}.")
                for number, name in enumerate(names[:_MOST_PIECES], start=1)
            ),
            left_out=max(0, len(names) - _MOST_PIECES),
        )


def _explain_writing(written: Written) -> Step:
    if not written.pieces:
        words = "There are no params, so there is nothing to write: the string is empty."
    else:
        words = "Write each name and its value one after the other, nothing between them."
    more = len(written.objects) - _MOST_OBJECTS
    if more > 0:
        words += f" The sorting of {count_words(more, 'more object', 'more objects')} is not shown."
    return Step(
        code="write_params",
        words=words,
        pieces=tuple(_explain_pieces(written.pieces[:_MOST_PIECES])),
        left_out=max(0, len(written.pieces) - _MOST_PIECES),
    )


def _explain_pieces(pieces: Iterable[ParamPiece]) -> Iterator[Piece]:
    for piece in pieces:
        if piece.label == "name":
            words = f"The name of {piece.path}{_describe_inside(piece.value)}."
        else:
            words = f"The value of {piece.path}, {_describe_value(piece.value)}."
        yield Piece(piece.label, piece.text, piece.path, words)


def _describe_inside(value: object) -> str:
    if isinstance(value, list):
        entries = count_words(len(value), "entry", "entries")
        return f", a list: its name stands once, then its {entries} without anything between"
    if isinstance(value, dict):
        return ", an object: its own names follow, sorted, each with its value"
    return ""


def _describe_value(value: object) -> str:
    if isinstance(value, str):
        return "a text: as it is, without quotes" if value else "an empty text: nothing is written"
    if value is None or isinstance(value, bool):
        return "written as JSON has it, in small letters"
    if isinstance(value, int):
        return "a whole number: its digits"
    return "a number with a point or an exponent: clients write it in different ways"


def _explain_joining(request: Request, param_string: str) -> Step:
    parts = request.split_payload(param_string)
    total = sum(len(text) for _, text in parts)
    return Step(
        code="join_parts",
        words="Join method, id, API key, the params' string and the nonce, nothing between them: "
        f"{count_words(total, 'character', 'characters')}.",
        pieces=tuple(
            Piece(name, text, "", f"{_PARTS[name]} {_count(text)}.") for name, text in parts
        ),
        left_out=0,
    )


def _count(text: str) -> str:
    count = count_words(len(text), "character", "characters")
    size = len(text.encode())
    return count if size == len(text) else f"{count}, {size:,} bytes in UTF-8"


def _explain_hmac(request: Request, signature: str) -> Step:
    words = (
        "Compute the HMAC-SHA256 of that text, both in UTF-8, with the secret "
        f"({_count(request.secret)}, not shown) as its key, and write the result in hexadecimal "
        "digits, in small letters."
    )
    piece = Piece("signature", signature, "", f"The signature: {len(signature)} digits.")
    return Step(code="compute_hmac", words=words, pieces=(piece,), left_out=0)
