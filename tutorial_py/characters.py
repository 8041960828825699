"""Characters that a reader cannot see or cannot tell apart, found and named."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from tutorial_py.data import load_key_shapes

# White space as people paste it; other separators of Python's are control characters here.
BLANKS: Final = (
    "\t\n\v\f\r \x85\xa0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
# Control characters, zero-width and direction marks, fillers, variation selectors, tags.
_INVISIBLES: Final = (
    r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
BLANK: Final = re.compile(f"[{BLANKS}]")
INVISIBLE: Final = re.compile(f"[{_INVISIBLES}]")
UNSEEN: Final = re.compile(f"[{BLANKS}{_INVISIBLES}]")
FOREIGN: Final = re.compile(rf"[^\x00-\x7f{BLANKS}{_INVISIBLES}]")

_LONGEST_FOLDED: Final = 1_000

_PLAIN_NAMES: Final = {
    " ": "a space",
    "\t": "a tab",
    "\n": "a line break",
    "\r": "a line break",
    "\ufeff": "a byte order mark",
}


@dataclass(frozen=True, slots=True)
class Found:
    """Characters of one sort in a text: how many, and where the first one is."""

    count: int
    first: int
    character: str


def find_characters(sort: re.Pattern[str], text: str, start: int, end: int) -> Found | None:
    """Find the characters of a sort (a one-character pattern) in text[start:end]."""
    first = sort.search(text, start, end)
    if first is None:
        return None
    return Found(len(sort.findall(text, first.start(), end)), first.start(), first.group())


def name_character(character: str) -> str:
    """Name one character in plain words, with its code point where the words are not enough."""
    plain = load_key_shapes().names.get(character) or _PLAIN_NAMES.get(character)
    point = f"U+{ord(character):04X}"
    if plain is not None:
        return plain if character.isascii() else f"{plain} ({point})"
    if character.isascii() and character.isprintable():
        return f'the character "{character}"'
    category = unicodedata.category(character)
    if category == "Cs":
        return f"half a character ({point})"
    if category == "Cc":
        return f"a control character ({point})"
    name = unicodedata.name(character, "unnamed character").lower()
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name} ({point})"


def find_look_alike(character: str) -> str | None:
    """Return the ASCII character that a non-ASCII one looks like. None if there is no such."""
    if character.isascii():
        return None
    known = load_key_shapes().look_alikes.get(character)
    if known is not None:
        return known
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 and folded.isascii() else None


def fold(text: str) -> str:
    """Replace each look-alike by the ASCII character that it looks like. Keeps the length.

    A text that is far too long to be a key or an address stays as it is.
    """
    if text.isascii() or len(text) > _LONGEST_FOLDED:
        return text
    table = {ord(each): find_look_alike(each) or each for each in set(text)}
    return text.translate(table)


def count_words(count: int, one: str, many: str) -> str:
    """Say a number of things: `1 blank`, `2 blanks`, `1,000 blanks`."""
    return f"{count:,} {one if count == 1 else many}"
