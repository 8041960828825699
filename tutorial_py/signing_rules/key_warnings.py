"""Warn of an API key and a secret as the key checker does, in the words of signing."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from tutorial_py.key_checks.peeling import peel
from tutorial_py.key_checks.shapes import has_key_shape
from tutorial_py.key_checks.words import COPY_AGAIN, NAMES, FieldName
from tutorial_py.keys import KeyPair, check_keys
from tutorial_py.problems import Problem, make_problem
from tutorial_py.signing_rules.findings import SigningProblem, place

# The key checker leaves these out before it looks; a signature is made of the text as it is.
_SIGNED_CODES: Final[Mapping[str, str]] = {"trimmed": "blanks_signed", "wrapped": "wrapping_signed"}
_SIGNED_WORDS: Final[Mapping[str, str]] = {
    "blanks_signed": "Blanks or line breaks before or after the {name} were signed with it.",
    "wrapping_signed": "What stands around the {name}, such as quotes or a label, was signed "
    "with it.",
}
_KEY_LIKE: Final = frozenset({"no_prefix", "swapped"})


def find_key_warnings(api_key: str, secret: str) -> Iterator[SigningProblem]:
    """Find what the key checker finds; a secret that looks like an API key has its own code."""
    (pair,) = check_keys([KeyPair(api_key, secret)]).pairs
    for problem in pair.api_key.problems:
        yield place("api_key", _reword("api_key", problem))
    looks_like_key = has_key_shape(peel(secret).clean)
    if looks_like_key:
        yield place("secret", _warn_of_key())
    for problem in pair.secret.problems:
        if not (looks_like_key and problem.code in _KEY_LIKE):
            yield place("secret", _reword("secret", problem))


def _reword(field: FieldName, problem: Problem) -> Problem:
    code = _SIGNED_CODES.get(problem.code)
    if code is None:
        return problem
    name = NAMES[field]
    message = _SIGNED_WORDS[code].format(name=name)
    fix = f"Leave only the {name} itself in the field, and in your program."
    return replace(make_problem(code, message, fix), position=problem.position)


def _warn_of_key() -> Problem:
    message = "This secret looks like an API key. It is an old secret, or the two were mixed up."
    fix = f"Compare it with your API key. If they are mixed up: {COPY_AGAIN['secret']}"
    return make_problem("secret_looks_like_key", message, fix)
