"""Warn of params that clients sign in different ways."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from tutorial_py.characters import count_words
from tutorial_py.data import load_signing
from tutorial_py.signing_rules.findings import Choice, SigningProblem, warn
from tutorial_py.signing_rules.other_samples import find_listed_lists, find_listed_nulls
from tutorial_py.signing_rules.param_string import ParamPiece, Written
from tutorial_py.signing_rules.request import Request, compute_signature

# So many places of one kind are named; then their number is enough.
_MOST_NAMED: Final = 20


def find_param_warnings(request: Request, written: Written) -> Iterator[SigningProblem]:
    """Find numbers that should be texts, and what official samples sign differently."""
    values = [piece for piece in written.pieces if piece.label == "value"]
    yield from _name_some(values, _is_amount, _warn_of_number)
    yield from _name_some(values, _is_too_big, _warn_of_size)
    for dispute, (paths, other) in (
        ("listed-list", find_listed_lists(request.params or {})),
        ("null-in-list", find_listed_nulls(written.pieces)),
    ):
        if paths:
            yield _warn_of_dispute(dispute, request, written.join(), other, paths)


def _name_some(
    values: Sequence[ParamPiece],
    is_meant: Callable[[ParamPiece], bool],
    make: Callable[[ParamPiece, str], SigningProblem],
) -> Iterator[SigningProblem]:
    found = [piece for piece in values if is_meant(piece)]
    more = len(found) - _MOST_NAMED
    for number, piece in enumerate(found[:_MOST_NAMED], start=1):
        is_last = number == _MOST_NAMED and more > 0
        yield make(piece, f" {count_words(more, 'more', 'more')} like it." if is_last else "")


def _is_amount(piece: ParamPiece) -> bool:
    if isinstance(piece.value, float):
        return True
    name = piece.path.rpartition(".")[2].partition("[")[0]
    return _read_whole(piece.value) is not None and name in load_signing().amounts.names


def _warn_of_number(piece: ParamPiece, more: str) -> SigningProblem:
    message = (
        f"{piece.path} is a number. Clients write numbers in different ways, and the exchange "
        f"wants amounts as texts: its answer looks like that to a wrong key.{more}"
    )
    fix = f'Put it in quotes, in the request as well: "{piece.text}".'
    return warn("params", "number_not_string", message, fix, path=piece.path)


def _is_too_big(piece: ParamPiece) -> bool:
    return abs(_read_whole(piece.value) or 0) > load_signing().integers.largest


def _read_whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _warn_of_size(piece: ParamPiece, more: str) -> SigningProblem:
    message = (
        f"{piece.path} has more digits than a JavaScript client keeps: it would sign another "
        f"number.{more}"
    )
    fix = "Put it in quotes, in the request as well."
    return warn("params", "integer_too_big", message, fix, path=piece.path)


def _warn_of_dispute(
    name: str, request: Request, chosen: str, other: str, paths: Sequence[str]
) -> SigningProblem:
    dispute = load_signing().disputes[name]
    more = count_words(len(paths) - 1, "more place", "more places")
    message = f"{dispute.words} Here: {paths[0]}{f' and {more}' if paths[1:] else ''}."
    fix = (
        f"The signature here is that of {dispute.chosen}. If the exchange refuses it, try that of "
        f"{dispute.other}."
    )
    choices = tuple(
        Choice(sample, payload, compute_signature(request.secret, payload))
        for sample, payload in (
            (dispute.chosen, request.join_payload(chosen)),
            (dispute.other, request.join_payload(other)),
        )
    )
    code = "nested_list_ambiguous"
    return warn("params", code, message, fix, path=paths[0], choices=choices)
