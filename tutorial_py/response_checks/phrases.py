"""Find errors that a text tells in words, as programs and people write them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from tutorial_py.data.error_codes import GAP, ErrorRow, load_error_codes
from tutorial_py.response_checks.findings import Certainty, Finding
from tutorial_py.response_checks.words import BY_HINT, BY_WORDS, say_others

_WORD: Final = re.compile(r"[A-Za-z0-9]+")
_WIDEST_GAP: Final = 6  # words; an address counts as four


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a phrase, each with the most words that may come before it, and its row."""

    text: str
    words: tuple[tuple[str, int], ...]
    row: ErrorRow
    certainty: Certainty


def find_phrases(text: str) -> Iterator[Finding]:
    """Find the phrases, but none inside a longer one. Takes time in proportion to the text."""
    places = [(match.group().lower(), match.start(), match.end()) for match in _WORD.finditer(text)]
    known = _load_phrases()
    found = [
        _make_finding(phrase, places[first][1], places[last][2])
        for first, (word, _, _) in enumerate(places)
        for phrase in known.get(word, ())
        if (last := _find_last(places, first, phrase)) is not None
    ]
    widest, outer = -1, (-1, -1)
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        # What ends no later than something that began before is inside it, but for equals.
        if each.end > widest or (each.start, each.end) == outer:
            widest, outer = each.end, (each.start, each.end)
            yield each


def _find_last(places: Sequence[tuple[str, int, int]], first: int, phrase: Phrase) -> int | None:
    """Return the index of the last word of a phrase that begins at `first`, or None."""
    last = first
    for word, gap in phrase.words[1:]:
        for index in range(last + 1, min(last + 2 + gap, len(places))):
            if places[index][0] == word:
                last = index
                break
        else:
            return None
    return last


def _make_finding(phrase: Phrase, start: int, end: int) -> Finding:
    is_hint = phrase.certainty == "possible"
    return Finding(
        row=phrase.row,
        code=phrase.row.codes[0],
        certainty=phrase.certainty,
        start=start,
        end=end,
        doubts=(BY_HINT if is_hint else BY_WORDS, *say_others(phrase.row)),
        family=phrase.text if is_hint else "",
    )


@cache
def _load_phrases() -> Mapping[str, tuple[Phrase, ...]]:
    """Return the phrases by their first word."""
    phrases: dict[str, tuple[Phrase, ...]] = {}
    for row in load_error_codes().rows:
        for text in (*row.phrases, *row.hints):
            certainty: Certainty = "likely" if text in row.phrases else "possible"
            phrase = Phrase(text, tuple(_split(text)), row, certainty)
            first = phrase.words[0][0]
            phrases[first] = (*phrases.get(first, ()), phrase)
    return phrases


def _split(text: str) -> Iterator[tuple[str, int]]:
    gap = 0
    for word in text.split():
        if word == GAP:
            gap = _WIDEST_GAP
        else:
            yield word, gap
            gap = 0
