"""Cover secrets in a text, character by character, before anything else looks at it.

What is shown later is cut from the covered text, so no rule can show a secret by mistake. Better
too much is covered than too little.
"""

import re
from functools import cache
from typing import Final

from tutorial_py.data import load_error_codes
from tutorial_py.response_checks.findings import load_by_name

COVER: Final = "•"

# A field that holds a secret, up to the value: its name, quotes, a sign, the kind of a header.
_FIELD: Final = (
    r"(?:(?:api|access|private)[_\- ]?key|secret|(?<![a-z])sign?(?![a-z])|signature|token"
    r"|authorization|pass(?:phrase|word|wd)|pwd|cookie|credentials?)"
    r"(?:[_\- ]?(?:key|id|value))?+"
)
_SIGN: Final = r"""[\\"'`\]]{0,4}+\s{0,20}+(?:[:=]>?|:=)\s{0,20}+[\[(<`]{0,3}+"""
_KIND: Final = r"(?:(?:bearer|basic|digest|hmac|token)[ \t]{1,9}+)?+"
# A value in quotes ends with them, also when the quotes themselves are escaped.
_VALUE: Final = (
    r"""(?:"(?:[^"\\\n]|\\[^\n])*+|'(?:[^'\\\n]|\\[^\n])*+|\\{1,7}+["'][^"'\\\n]*+"""
    rf"""|{_KIND}(?P<bare>[^\s"'<>,;&()\[\]{{}}\\]++))"""
)
_LABELLED: Final = re.compile(f"(?P<lead>{_FIELD}{_SIGN}){_VALUE}", re.IGNORECASE)
_HEADER: Final = re.compile(
    r"^[ \t<>]{0,9}+(?:proxy-)?(?:authorization|(?:set-)?cookie)[ \t]{0,9}+:[^\n]*+",
    re.IGNORECASE | re.MULTILINE,
)
_BEARER: Final = re.compile(r"\b(?:bearer|basic)[ \t]{1,9}+[^\s\"'<>,;]++", re.IGNORECASE)
_PREFIXED: Final = re.compile(r"cxakp_?[^\s\"'<>,;&()\[\]{}\\]*+", re.IGNORECASE)

# Anything as long as this may be a key, unless it is made of words.
_LONG: Final = re.compile(r"[A-Za-z0-9+/_\-]{16,}+={0,2}+")
_WORD: Final = r"(?:[a-z]{1,15}|[A-Z][a-z]{1,14}|[A-Z0-9]{1,13}|[0-9]{1,19}|v[0-9])(?![A-Za-z0-9+])"
_WORDS: Final = re.compile(rf"[/_\-]*+{_WORD}(?:[/_\-]{_WORD})*+[/_\-]*+")
_SHORT_NUMBER: Final = re.compile(r"-?[0-9]{1,7}\.?")


def cover_secrets(text: str) -> str:
    """Return `text` with every character of a secret replaced by COVER. Keeps the length."""
    for pattern, cover in (
        (_HEADER, _cover_all),
        (_LABELLED, _cover_value),
        (_BEARER, _cover_all),
        (_PREFIXED, _cover_all),
        (_LONG, _cover_long),
    ):
        text = pattern.sub(cover, text)
    return text


def _cover_all(match: re.Match[str]) -> str:
    return COVER * len(match.group())


def _cover_value(match: re.Match[str]) -> str:
    # "Invalid signature: 40101" and "Wrong API key: IP_ILLEGAL" hold no secret.
    bare = match["bare"]
    if bare and (_SHORT_NUMBER.fullmatch(bare) or bare.rstrip(".") in load_by_name()):
        return match.group()
    return match["lead"] + COVER * (len(match.group()) - len(match["lead"]))


def _cover_long(match: re.Match[str]) -> str:
    found = match.group()
    is_plain = _WORDS.fullmatch(found) or found.lower() in _load_words()
    return found if is_plain else _cover_all(match)


@cache
def _load_words() -> frozenset[str]:
    """Return the words of all phrases, in lower case."""
    rows = load_error_codes().rows
    phrases = (phrase for row in rows for phrase in (*row.phrases, *row.hints))
    return frozenset(word for phrase in phrases for word in phrase.split())
