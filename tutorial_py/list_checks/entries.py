"""Split a pasted whitelist into entries, whatever people put between the addresses."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tutorial_py.characters import BLANKS, INVISIBLE

_SEPARATORS: Final = BLANKS + ",;|\"'`´“”„‘’«»(){}<>&、，；•●∙⋅·◦▪■○‣⁃"
_TOKEN: Final = re.compile(f"[^{_SEPARATORS}]+")
_MARKS: Final = "-*+–—#=>"
# Words around a list that say nothing about it, in lower case, without a colon or a number.
_LABELS: Final = frozenset(
    {
        *("address", "addresses", "allow", "allowed", "allowlist", "altrady", "and", "api"),
        *("crypto", "crypto.com", "for", "ip", "ips", "ipv", "is", "key", "list", "my", "of"),
        *("only", "or", "restrict", "server", "servers", "the", "these", "to", "trusted", "use"),
        *("white", "whitelist", "whitelisted", "with"),
    }
)
_LABEL: Final = re.compile(r"([A-Za-z][A-Za-z.]*)[0-9]{0,2}[:=]?")
_GLUED_LABEL: Final = re.compile(r"([A-Za-z][A-Za-z.]*)[0-9]{0,2}[:=](?=[0-9\[])")
_BRACKETED: Final = re.compile(r"\[[^\]]*\]:[0-9]")  # [address]:port
# Some of the four numbers of an IPv4 address, and the number of a row.
_FRAGMENT: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,2}")
_BARE: Final = re.compile(r"[0-9](?:[0-9.]*[0-9])?")
_ROW_NUMBER: Final = re.compile(r"[0-9]{1,3}")
_WORD: Final = re.compile(r"[A-Za-z]+")
_PARTS: Final = 4


class Entry(NamedTuple):
    """One entry: its text without what surrounds it, and its position in the text as typed.

    `joined` is the address that fragments make once dots stand between them, else "". `words` is
    the number of plain words in a row that the entry stands for, 0 for anything else.
    """

    text: str
    position: int
    joined: str = ""
    words: int = 0


class _Token(NamedTuple):
    text: str
    position: int
    gap: str  # what separates it from the token before
    after_dot: bool  # the token before ended in a dot


def split_entries(text: str) -> Iterator[Entry]:
    """Yield the entries of a list. Takes time in proportion to the length of `text`."""
    tokens = list(_split_tokens(text))
    index = 0
    while index < len(tokens):
        token = tokens[index]
        pieces = _count_fragments(tokens, index)
        words = 0 if pieces else _count_words(tokens, index)
        if pieces:
            joined = ".".join(each.text for each in tokens[index : index + pieces])
            yield Entry(token.text, token.position, joined=joined)
        elif words:
            yield Entry(token.text, token.position, words=words)
        elif not _is_row_number(tokens, index):
            yield Entry(token.text, token.position)
        index += max(pieces, words, 1)


def _split_tokens(text: str) -> Iterator[_Token]:
    end, after_dot = 0, False
    for match in _TOKEN.finditer(text):
        raw = match.group()
        gap = text[end : match.start()]
        token, offset = _strip_token(raw)
        if token and (token[0].isdigit() or not _is_label(token)):
            yield _Token(token, match.start() + offset, gap, after_dot)
            end, after_dot = match.end(), raw.endswith(".") and "." in raw[:-1]


def _strip_token(raw: str) -> tuple[str, int]:
    """Return a token without what surrounds it, and how many characters came off in front."""
    if _BARE.fullmatch(raw):
        return raw, 0
    seen = INVISIBLE.sub("", raw)
    token = seen.lstrip(_MARKS)
    label = _GLUED_LABEL.match(token)
    if label and label.group(1).lower() in _LABELS:
        token = token[label.end() :]
    if not _BRACKETED.match(token):
        token = token.lstrip("[")
    off = len(seen) - len(token)
    token = token if token.startswith("[") else token.rstrip("]")
    token = token.rstrip(".")
    if token.endswith(":") and not token.endswith("::"):
        token = token.rstrip(":")
    return token, off if seen == raw else _find_place(raw, off)


def _find_place(raw: str, off: int) -> int:
    """Return the position in `raw` of the visible character after the first `off` ones."""
    visible = [place for place, each in enumerate(raw) if not INVISIBLE.match(each)]
    return visible[off] if off < len(visible) else 0


def _is_label(token: str) -> bool:
    match = _LABEL.fullmatch(token)
    return match is not None and match.group(1).lower() in _LABELS


def _is_row_number(tokens: Sequence[_Token], index: int) -> bool:
    token = tokens[index]
    starts_line = index == 0 or "\n" in token.gap or "\r" in token.gap
    goes_on = index + 1 < len(tokens) and "\n" not in tokens[index + 1].gap
    return starts_line and goes_on and _ROW_NUMBER.fullmatch(token.text) is not None


def _count_fragments(tokens: Sequence[_Token], index: int) -> int:
    """Count the tokens from `index` on that make one IPv4 address with dots for separators."""
    numbers = 0
    for count, token in enumerate(tokens[index : index + _PARTS]):
        if not _FRAGMENT.fullmatch(token.text) or (count and not _is_slip(token)):
            return 0
        numbers += token.text.count(".") + 1
        if numbers >= _PARTS:
            return count + 1 if numbers == _PARTS else 0
    return 0


def _is_slip(token: _Token) -> bool:
    """Tell whether the separator before a fragment may be a mistyped dot."""
    on_one_line = "\n" not in token.gap and "\r" not in token.gap
    return on_one_line and ("," in token.gap or token.after_dot)


def _count_words(tokens: Sequence[_Token], index: int) -> int:
    """Count the plain words from `index` on with nothing but blanks between them."""
    count = 0
    while index + count < len(tokens):
        token = tokens[index + count]
        if not _WORD.fullmatch(token.text) or (count and token.gap.strip(" \t")):
            break
        count += 1
    return count
