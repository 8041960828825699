"""Recognise a label such as `API Key:` in front of a key."""

import re
from functools import cache
from typing import Final

from tutorial_py.data import load_key_shapes

# No label is longer, in characters; it bounds the work for each one.
_LONGEST: Final = 64
# A value that follows its label without a colon has at least this many characters and no blank.
_SHORTEST_VALUE: Final = 16

_SIGN: Final = re.compile(r"->|=>|→|[:=：＝]|\s[-–—](?=\s|\Z)")
_LABEL: Final = re.compile(r"[A-Za-z0-9_./#\-()\[\]{}\"'`“”‘’*\s]*")
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_LEAD: Final = re.compile(r"(?:[A-Za-z]+(?:[ _-]?#?[0-9]{1,2})?[ \t\r\n]+)+")
_BLANK: Final = re.compile(r"\s")
_BLANKS: Final = re.compile(r"\s*")
_MOST_DIGITS: Final = 2


def find_label_end(text: str, start: int, end: int) -> int | None:
    """Return the position after a label at `start`, or None when there is no label.

    A label ends in a colon, an equals sign, an arrow or a dash between blanks. Known label words
    followed by a blank count as well when the rest is one long word: `API Key SampNot…`.
    """
    window = min(start + _LONGEST, end)
    sign = _SIGN.search(text, start, window)
    if sign is not None and _is_label(text[start : sign.start()]):
        return _skip_blanks(text, sign.end(), end)
    lead = _LEAD.match(text, start, window)
    if lead is None or not _is_label(lead.group()):
        return None
    after = lead.end()
    is_one_word = end - after >= _SHORTEST_VALUE and not _BLANK.search(text, after, end)
    return after if is_one_word else None


def _is_label(text: str) -> bool:
    needed, words = _load_words()
    if not _LABEL.fullmatch(text):
        return False
    found = {word.lower() for word in _WORD.findall(text)}
    names = {word for word in found if not (word.isdigit() and len(word) <= _MOST_DIGITS)}
    return names <= words and not names.isdisjoint(needed)


@cache
def _load_words() -> tuple[frozenset[str], frozenset[str]]:
    labels = load_key_shapes().labels
    needed = frozenset(labels.needed)
    return needed, needed | frozenset(labels.others)


def _skip_blanks(text: str, start: int, end: int) -> int:
    blanks = _BLANKS.match(text, start, end)
    return blanks.end() if blanks else start
