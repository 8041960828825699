"""Make sample keys and whitelists to try the checks with. All of them are marked as samples.

Values follow from a seed alone and belong to nobody: they start with `SampNotRea`, and addresses
come from the ranges that are set aside for examples.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from typing import Final

from tutorial_py.data import load_key_shapes
from tutorial_py.keys import KeyPair
from tutorial_py.sample_request import (
    SampleRequest,
    make_answer,
    make_request,
    spoil_answer,
    spoil_request,
)

KINDS: Final = ("good", "mistakes")
MARK: Final = "SampNotRea"
_ADDRESSES: Final = 5


@dataclass(frozen=True, slots=True)
class SampleList:
    """A whitelist to paste and the one that it should be."""

    text: str
    expected: str


@dataclass(frozen=True, slots=True)
class Sample:
    """Sample arguments of the calls.

    `keys` are for `check_keys`, `whitelist` for `check_whitelist`, `request` together with the
    first key for `sign_request` and `compare_signature`, `answer` for `explain_error`.
    """

    keys: tuple[KeyPair, ...]
    whitelist: SampleList
    request: SampleRequest
    answer: str


def make_sample(kind: str, seed: int) -> Sample:
    """Make a sample of one of KINDS. The same kind and seed always make the same sample."""
    good = _make_good(seed)
    return good if kind == "good" else _spoil(good)


def _make_good(seed: int) -> Sample:
    digits = _make_digits(seed)
    pairs = tuple(KeyPair(_make_body(digits), _make_secret(digits)) for _ in range(2))
    first = 1 + next(digits) % 200
    lines = "\n".join(f"203.0.113.{first + place}" for place in range(_ADDRESSES))
    return Sample(pairs, SampleList(lines, lines), make_request(), make_answer())


def _spoil(good: Sample) -> Sample:
    """Make the most common mistakes: swapped, a character misread, pasted with more, twice."""
    first, second = good.keys
    swapped = KeyPair(first.secret, first.api_key)
    misread = KeyPair(f"API Key: {second.api_key[:-1]}0", f"{second.secret} ")
    again = KeyPair(second.api_key[:-1] + "0", second.secret[:-3] + "...")
    one, two, three, four, _ = good.whitelist.expected.splitlines()
    wrong = [one, two, one, three.replace("203.", "2O3."), f"{four}:443", "192.168.1.20"]
    return Sample(
        keys=(swapped, misread, again),
        whitelist=SampleList(", ".join(wrong), good.whitelist.expected),
        request=spoil_request(first),
        answer=spoil_answer(first),
    )


def _make_secret(digits: Iterator[int]) -> str:
    return load_key_shapes().shapes["secret"].prefix + _make_body(digits)


def _make_body(digits: Iterator[int]) -> str:
    facts = load_key_shapes()
    letters = facts.alphabet.characters
    length = facts.shapes["api-key"].body - len(MARK)
    return MARK + "".join(letters[next(digits) % len(letters)] for _ in range(length))


def _make_digits(seed: int) -> Iterator[int]:
    """Yield numbers that follow from the seed, the same in every version of Python."""
    for block in count():
        yield from sha256(f"{seed} {block}".encode()).digest()
