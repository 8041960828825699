"""Texts that go wrong: what cannot be seen, what never ends, what nearly fits a pattern."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Final

from tests.fuzz.patterns import make_near_match
from tests.unit.strategies import KEY, OTHER_SECRET, SECRET

# Characters that every version of Python knows alike: names and look-alikes are told by them.
_RANGES: Final = (
    *((0x20, 0x7E), (0x20, 0x7E), (0x20, 0x7E), (0x00, 0x1F), (0x7F, 0xFF), (0x100, 0x233)),
    *((0x391, 0x3A1), (0x410, 0x44F), (0x5D0, 0x5EA), (0x627, 0x63A), (0x2000, 0x206F)),
    *((0x2460, 0x249B), (0x3000, 0x3015), (0x4E00, 0x9FA5), (0xAC00, 0xD7A3), (0xD800, 0xDFFF)),
    *((0xE000, 0xE0FF), (0xFE00, 0xFE0F), (0xFF01, 0xFF5E), (0xFFF9, 0xFFFD)),
    *((0x1D400, 0x1D454), (0x1F600, 0x1F64F), (0xE0001, 0xE007F), (0x10FFFE, 0x10FFFF)),
)
NASTY: Final = (
    *("\x00", "\ud800", "\udfff", "\ud83d", "😀", "\ufeff", "\u200b", "\u200d", "\u202e", "\u2066"),
    *("\u2069", "\u061c", "\u2028", "\u2029", "\x85", "\xa0", "\xad", "\x1b[31m", "\x7f", "а", "е"),
    *("Ａ", "０", "٣", "²", "①", "ⅷ", "ß", "İ", "ı", "ﬁ", "e\u0301" * 3, "\U000e0041", "\uffff"),
    *(
        '"',
        "'",
        "\\",
        "`",
        "“",
        "”",
        "\n",
        "\r\n",
        "\t",
        " ",
        "",
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        "<",
    ),
    *(">", "&", "%s", "%n", "{}", "{0}", "${x}", "$(x)", "</script>", "<!--", "__proto__", "NaN"),
    *("null", "None", "true", "-0", "1e400", "1.0", "0x10", ",", ";", ":", "=", "->", "=>", "•"),
    *("...", "***", "…", "xxxx", "API Key: ", "Secret = ", '"apiKey": "', "cxakp_", "CXAKP_", KEY),
    *(SECRET, OTHER_SECRET, "YOUR_API_KEY", "key", "ip", "HTTP/1.1 401 Unauthorized", "40101"),
    *('{"code": 40103, "message": "IP_ILLEGAL"}', "INVALID_NONCE", "rate limit exceeded", "10007"),
    *("code ", "error ", "status ", "message: ", "Authorization: Bearer ", "token=", "203.0.113.7"),
    *("8.8.8.8", "2O3.0.113.7", "::", "::1", "fe80::1%eth0", "::ffff:1.2.3.4", "1.2.3.4/33", "/0"),
    *(
        "0.0.0.0/0",
        "[::1]:443",
        "1.2.3.4:99999",
        "10.0.0.1-10.0.0.9",
        "1.2.3",
        "01.2.3.4",
        "a.b.cd",
    ),
    *("fe80::%" + "x" * 50, "1:2:3:4:5:6:7:8", "::/0", "255.255.255.255/32", "1,2,3,4", "1.2.3.*"),
)

LONG: Final = 10_000
"""The length that a call has to be quick with, in characters."""


def make_text(random: Random, longest: int) -> str:
    """Make a text of any sort, `longest` characters at most."""
    make = random.choice(_MAKERS)
    return make(random, longest)[:longest]


def draw_length(random: Random, longest: int) -> int:
    """Draw a length, mostly a small one."""
    return min(longest, random.choice((0, 1, 8, 40, 40, 200, 1000, longest)))


def _join_nasty(random: Random, longest: int) -> str:
    count = random.randint(0, min(12, longest))
    return "".join(random.choice(NASTY) for _ in range(count))


def _join_any(random: Random, longest: int) -> str:
    length = draw_length(random, min(longest, 1000))
    return "".join(chr(random.randint(*random.choice(_RANGES))) for _ in range(length))


def _repeat(random: Random, longest: int) -> str:
    """Repeat a few pieces, then break off in another way: what patterns go astray with."""
    unit = "".join(random.choice(NASTY) for _ in range(random.randint(1, 3))) or " "
    times = draw_length(random, longest) // len(unit) + 1
    return (
        random.choice(("", "x", "\n")) + unit * times + random.choice(("", "!", "\x00", unit[:-1]))
    )


def _run_on(random: Random, longest: int) -> str:
    """One character for very long, without any blank."""
    return random.choice('aA0.:_-/"\\•é日😀\u200b\ud800') * draw_length(random, longest)


def _match_nearly(random: Random, longest: int) -> str:
    return make_near_match(random, draw_length(random, longest))


def _list_nearly(random: Random, longest: int) -> str:
    """Several near matches, with something between them."""
    between = random.choice(("", " ", ", ", "\n", ": "))
    count = random.randint(2, 6)
    return between.join(_match_nearly(random, longest // count) for _ in range(count))


_MAKERS: Final[Sequence[Callable[[Random, int], str]]] = (
    _join_nasty,
    _join_nasty,
    _join_any,
    _repeat,
    _run_on,
    _match_nearly,
    _list_nearly,
)
