"""Take off what is pasted along with a key: blanks, quotes, brackets, commas, a label.

Everything that is not part of a key is peeled from both ends until nothing more comes off, so the
core is the same however a text was wrapped. Positions always count in the text as typed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tutorial_py.characters import BLANKS, INVISIBLE, UNSEEN, fold
from tutorial_py.key_checks.labels import find_label_end

_QUOTES: Final = "\"'`´“”„‟‘’‚‛«»‹›＂＇"
_BRACKETS: Final = "()[]{}<>"
_AT_BOTH_ENDS: Final = frozenset(_QUOTES + _BRACKETS + ",;")
_IN_FRONT: Final = _AT_BOTH_ENDS | frozenset(":=")
_BLANKS: Final = frozenset(BLANKS)


@dataclass(frozen=True, slots=True)
class Peeled:
    """A text and its core, typed[start:end].

    `blanks` and `wrapping` are the positions that came off, in rising order; a label counts with
    its first character. `clean` is the core without invisible characters and blanks inside, with
    look-alikes folded to ASCII; `places[i]` is the position of clean[i].
    """

    typed: str
    start: int
    end: int
    blanks: tuple[int, ...]
    wrapping: tuple[int, ...]
    labelled: bool
    clean: str
    places: Sequence[int]


def peel(typed: str) -> Peeled:
    """Find the core of a text. Takes time in proportion to its length."""
    blanks: list[int] = []
    wrapping: list[int] = []
    end = _peel_back(typed, blanks, wrapping)
    start, labelled = _peel_front(typed, end, blanks, wrapping)
    places: Sequence[int] = range(start, end)
    if UNSEEN.search(typed, start, end):
        places = [place for place in places if not UNSEEN.match(typed, place)]
    clean = fold("".join([typed[place] for place in places]))
    return Peeled(
        typed, start, end, tuple(sorted(blanks)), tuple(sorted(wrapping)), labelled, clean, places
    )


def _peel_back(typed: str, blanks: list[int], wrapping: list[int]) -> int:
    end = len(typed)
    while end:
        character = typed[end - 1]
        if character in _BLANKS:
            blanks.append(end - 1)
        elif character in _AT_BOTH_ENDS:
            wrapping.append(end - 1)
        elif not INVISIBLE.match(character):
            break
        end -= 1
    return end


def _peel_front(typed: str, end: int, blanks: list[int], wrapping: list[int]) -> tuple[int, bool]:
    start, labelled = 0, False
    while start < end:
        character = typed[start]
        if character in _BLANKS:
            blanks.append(start)
        elif character in _IN_FRONT:
            wrapping.append(start)
        elif not INVISIBLE.match(character):
            after = find_label_end(typed, start, end)
            if after is None:
                break
            wrapping.append(start)
            labelled = True
            start = after
            continue
        start += 1
    return start, labelled
