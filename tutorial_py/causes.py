"""Tell why another program's signature differs from the right one.

What people do otherwise is computed, each thing alone and any two together. A match proves that a
program which does just that gives just that signature.
"""

from collections.abc import Generator, Iterable
from dataclasses import dataclass

from tutorial_py.cause_rules.deviations import Deviation
from tutorial_py.cause_rules.other_text import (
    Reading,
    Remark,
    find_shape_remark,
    read_signature,
)
from tutorial_py.cause_rules.recipes import make_hmac, make_recipe
from tutorial_py.cause_rules.search import LONGEST_FOR_PAIRS, Search, measure_length
from tutorial_py.signing import Request, sign


@dataclass(frozen=True, slots=True)
class Cause:
    """One way in which the other signature comes about; several codes where it takes several."""

    codes: tuple[str, ...]
    explanation: str
    fix: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether two signatures are equal, and each cause that was proved if they are not.

    `tried` is the number of signatures that were computed; with `complete` false the text was too
    long to try every cause, and two at once.
    """

    equal: bool
    causes: tuple[Cause, ...]
    tried: int
    complete: bool


def compare_signature(request: Request, other: str) -> Generator[int, None, Comparison]:
    """Compare the signature of a request with that of another program, a text in any form.

    Yields how much is done, per mille, and returns what was found.
    """
    signed = sign(request)
    if other.strip() == signed.signature:
        return Comparison(equal=True, causes=(), tried=1, complete=True)
    readings = read_signature(other)
    if not readings:
        cause = _make_cause((find_shape_remark(other, signed.signature),))
        return Comparison(equal=False, causes=(cause,), tried=1, complete=True)
    causes: list[Cause] = []
    tried = 0
    for index, reading in enumerate(readings):
        search = _search(request, reading)
        steps = search.find()
        while True:
            try:
                done = next(steps)
            except StopIteration as end:
                causes += [_make_cause((*reading.remarks, *found)) for found in end.value]
                break
            yield (1000 * index + done) // len(readings)
        tried += search.tried
    is_short = measure_length(make_recipe(request)) <= LONGEST_FOR_PAIRS
    return Comparison(equal=False, causes=tuple(causes), tried=tried, complete=is_short)


def _search(request: Request, reading: Reading) -> Search:
    recipe = make_recipe(request, make_hmac(reading.algorithm))
    return Search(recipe, reading.digest)


def _make_cause(found: Iterable[Deviation | Remark]) -> Cause:
    listed = tuple(found)
    fixes = dict.fromkeys(each.fix for each in listed)
    return Cause(
        codes=tuple(each.code for each in listed),
        explanation=" ".join(each.explanation for each in listed),
        fix=" ".join(fixes),
    )
