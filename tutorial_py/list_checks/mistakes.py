"""Say what was probably meant by an entry that is no address.

An entry may be a key or a secret pasted into the wrong place. So only what has the look of an
address is repeated: digits, dots and the letters that are taken for digits.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from tutorial_py.characters import count_words, find_characters, fold, name_character
from tutorial_py.data import load_key_shapes
from tutorial_py.list_checks.addresses import read_entry, read_ipv4
from tutorial_py.list_checks.entries import Entry
from tutorial_py.list_checks.octets import explain_numbers

COPY_LIST: Final = "Copy the whole whitelist again with the copy icon in Altrady."
_LONG: Final = re.compile(r"[A-Za-z0-9_+/=-]{16,}")
_INNER: Final = re.compile(r"(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![0-9.])")
_HOST: Final = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_RANGE: Final = re.compile(r"[0-9.]+[-–—][0-9.]+")
_LETTER: Final = re.compile(r"[OoIl]")
_DIGITS: Final = str.maketrans("OoIl", "0011")
_LEADING: Final = re.compile(r"(?<![0-9])0+(?=[0-9])")
_FOREIGN: Final = re.compile(r"[^\x00-\x7f]")
_IPV6: Final = re.compile(r"(?:[0-9A-Fa-f.]*:){2}[0-9A-Fa-f:.]*")
_SHOWN: Final = re.compile(r"(?=[^.:]*[.:])[0-9OoIl.:/*-]{3,20}")
_LONGEST: Final = 200  # of an entry that is looked into, in characters


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with an entry, and the one thing to do."""

    message: str
    fix: str = COPY_LIST


# For an entry that is only counted.
UNTOLD: Final = Mistake("", "")


def explain(entry: Entry) -> Mistake:
    """Explain an entry that is no address. Never raises."""
    if entry.joined:
        meant = suggest(entry.joined)
        return Mistake(f"A comma or a blank stands where a dot belongs{meant}.")
    text = entry.text[:_LONGEST]
    for find in _FINDERS:
        mistake = find(text)
        if mistake is not None:
            return _name_entry(entry.text, mistake)
    if entry.words > 1:
        count = count_words(entry.words, "word", "words")
        return Mistake(f"Here are {count} where addresses belong.", "Leave the text out.")
    return Mistake("This is not an IP address.", f"Leave it out. {COPY_LIST}")


def _name_entry(text: str, mistake: Mistake) -> Mistake:
    """Put the entry in front of the message where it has the look of an address."""
    if not _SHOWN.fullmatch(text):
        return mistake
    return Mistake(f"{text} is not an address. {mistake.message}", mistake.fix)


def suggest(text: str) -> str:
    """Return the words that suggest `text` when it is an IPv4 address, else ""."""
    address = read_ipv4(text)
    return "" if address is None else f"; probably {address} was meant"


def _find_secret(text: str) -> Mistake | None:
    prefix = load_key_shapes().shapes["secret"].prefix.rstrip("_")
    if prefix not in text.lower() and not _LONG.fullmatch(text):
        return None
    message = "This looks like a key or a secret, not like an address."
    return Mistake(message, "Take it out: a key or a secret never belongs in a whitelist.")


def _find_link(text: str) -> Mistake | None:
    host = re.split("[/:]", text, maxsplit=1)[0]
    if "://" not in text and not _HOST.fullmatch(host):
        return None
    inner = _INNER.search(text)
    meant = suggest(inner.group()) if inner else ""
    return Mistake(f"This is a web address or a name; only IP addresses belong here{meant}.")


def _find_mask(text: str) -> Mistake | None:
    address, slash, mask = text.partition("/")
    if not slash or read_entry(address) is None:
        return None
    if mask.isdecimal():
        return Mistake(
            "This is an address with a network size (after the slash) that is too large."
        )
    return Mistake(f"Something follows the address after a slash{suggest(address)}.")


def _find_range(text: str) -> Mistake | None:
    if _RANGE.fullmatch(text):
        return Mistake("This is a range; a whitelist takes single addresses.")
    if "*" in text and _INNER.fullmatch(text.replace("*", "0")):
        return Mistake("A star does not stand for a number here; single addresses are needed.")
    return None


def _find_letter(text: str) -> Mistake | None:
    found = find_characters(_LETTER, text, 0, len(text))
    # An O that stands for a zero may come to lead a number: 1.2.3.O4 was 1.2.3.4.
    address = read_ipv4(_LEADING.sub("", text.translate(_DIGITS)))
    if found is None or address is None:
        return None
    meant = suggest(str(address))
    return Mistake(f"It has {name_character(found.character)} in place of a digit{meant}.")


def _find_look_alike(text: str) -> Mistake | None:
    found = find_characters(_FOREIGN, text, 0, len(text))
    reading = read_entry(fold(text)) if found else None
    if found is None or reading is None:
        return None
    return Mistake(
        f"It has {name_character(found.character)}, which only looks like a plain character"
        f"; probably {reading.canonical} was meant."
    )


def _find_numbers(text: str) -> Mistake | None:
    message = explain_numbers(text)
    return None if message is None else Mistake(message)


def _find_ipv6(text: str) -> Mistake | None:
    return Mistake("This is not a complete IPv6 address.") if _IPV6.fullmatch(text) else None


_FINDERS: Final[Sequence[Callable[[str], Mistake | None]]] = (
    _find_secret,
    _find_link,
    _find_mask,
    _find_range,
    _find_letter,
    _find_look_alike,
    _find_numbers,
    _find_ipv6,
)
