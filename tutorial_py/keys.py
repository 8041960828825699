"""Check API keys and their secrets before they are pasted into Altrady.

Only the exchange can say that a key is valid, so a text that nothing speaks against "looks right".
Rules and severities follow `data/key_shapes.toml`; the codes are those of `problems.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tutorial_py.data import load_key_shapes
from tutorial_py.key_checks.peeling import Peeled, peel
from tutorial_py.key_checks.shapes import find_shape_problems
from tutorial_py.key_checks.swaps import find_swap_problems
from tutorial_py.key_checks.texts import find_stand_in_code, find_text_problems
from tutorial_py.key_checks.twins import find_twins
from tutorial_py.key_checks.words import FieldName
from tutorial_py.problems import Problem, Status, judge, make_problem, sort_problems

_FIELDS: Final[tuple[FieldName, FieldName]] = ("api_key", "secret")


@dataclass(frozen=True, slots=True)
class KeyPair:
    """An API key and its secret, as typed. Never shown: it has no text form of its own."""

    api_key: str
    secret: str

    def __repr__(self) -> str:
        return "KeyPair(…)"


@dataclass(frozen=True, slots=True)
class FieldReport:
    """What was found in one field."""

    status: Status
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class PairReport:
    """What was found in the two fields of a pair."""

    api_key: FieldReport
    secret: FieldReport


@dataclass(frozen=True, slots=True)
class KeysReport:
    """What was found in each pair, in the order given, and across the pairs."""

    pairs: tuple[PairReport, ...]
    problems: tuple[Problem, ...]


def check_keys(keys: Sequence[KeyPair]) -> KeysReport:
    """Check the first key and the extra keys. Texts of any content; never raises."""
    peeled = [(peel(pair.api_key), peel(pair.secret)) for pair in keys]
    across = [*_find_too_many(len(keys)), *find_twins([(a.clean, b.clean) for a, b in peeled])]
    return KeysReport(
        pairs=tuple(_check_pair(key, secret) for key, secret in peeled),
        problems=sort_problems(across),
    )


def _check_pair(key: Peeled, secret: Peeled) -> PairReport:
    relations = list(find_swap_problems(key.clean, secret.clean))
    reports = []
    for field, peeled in zip(_FIELDS, (key, secret), strict=True):
        related = [problem for owner, problem in relations if owner == field]
        problems = [*related, *find_text_problems(field, peeled)]
        # A value that is the other one, or no value at all, has no shape to speak of.
        if peeled.clean and not related and not find_stand_in_code(peeled):
            problems += find_shape_problems(field, peeled)
        reports.append(FieldReport(judge(problems), sort_problems(problems)))
    return PairReport(*reports)


def _find_too_many(count: int) -> list[Problem]:
    most = load_key_shapes().slots.most
    if count <= most:
        return []
    message = f"These are {count} keys. One trading account in Altrady takes up to {most}."
    return [make_problem("too_many_keys", message, f"Leave {count - most} of them out.")]
