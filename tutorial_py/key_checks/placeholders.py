"""Recognise a text that only stands in for a key: `YOUR_API_KEY`, `xxxx…`, `••••`, `abc…xyz`."""

import re
from functools import cache
from typing import Final

from tutorial_py.data import load_key_shapes

_MASK_CHARACTERS: Final = "•●∙⋅·◦▪■█○⬤…‥․⁎∗"
MASK: Final = re.compile(rf"[{_MASK_CHARACTERS}]|\*{{2,}}|\.{{3,}}")
MASK_CHARACTER: Final = re.compile(f"[{_MASK_CHARACTERS}]")
_NOT_PLAIN: Final = re.compile(r"[^a-z0-9]")
# One character again and again that is no letter or digit of a key, or an x.
_FILLING: Final = re.compile(r"([xX]|[^1-9A-Za-z])\1{2,}")
_LONGEST: Final = 40  # of a placeholder in words, in characters; longer texts hold a real value too


def find_mask(text: str) -> int | None:
    """Return the position where `text` is masked, or None."""
    mask = MASK.search(text)
    return None if mask is None else mask.start()


def is_placeholder(text: str) -> bool:
    """Tell whether `text` stands in for a key or a secret. What a mask hides does not count."""
    prefix = load_key_shapes().shapes["secret"].prefix
    return any(_stands_in(each) for each in (text, text.removeprefix(prefix)))


def _stands_in(text: str) -> bool:
    if _FILLING.fullmatch(MASK.sub("", text)):
        return True
    if len(text) > _LONGEST:
        return False
    names, parts = _load_words()
    plain = _NOT_PLAIN.sub("", text.lower())
    return plain in names or any(part in plain for part in parts)


@cache
def _load_words() -> tuple[frozenset[str], tuple[str, ...]]:
    placeholders = load_key_shapes().placeholders
    return frozenset(placeholders.names), placeholders.parts
