"""Check the list of IP addresses before it is pasted into Crypto.com.

The list holds the addresses from which Altrady calls. How many the exchange takes, and whether it
takes IPv6 or networks, is not documented; the words of the problems say so.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tutorial_py.characters import INVISIBLE, count_words, find_characters, name_character
from tutorial_py.data import load_address_kinds
from tutorial_py.list_checks.addresses import Reading, read_entry
from tutorial_py.list_checks.comparison import compare_lists
from tutorial_py.list_checks.entries import Entry, split_entries
from tutorial_py.list_checks.findings import Findings
from tutorial_py.list_checks.mistakes import COPY_LIST, UNTOLD, explain
from tutorial_py.list_checks.writing import find_writing_problems
from tutorial_py.problems import Problem


@dataclass(frozen=True, slots=True)
class WhitelistReport:
    """The addresses in one spelling each, in the order in which they first occur; no networks."""

    addresses: tuple[str, ...]
    problems: tuple[Problem, ...]


def check_whitelist(text: str, expected: str = "") -> WhitelistReport:
    """Check a list in any form people paste, against an `expected` one if that is not blank.

    Both may be of any content; never raises. Takes time in proportion to their length.
    """
    findings = Findings()
    _find_invisible(text, findings)
    readings = _read_list(text, findings)
    _find_kinds(readings, findings)
    if expected.strip():
        compare_lists(readings, expected, findings)
    addresses = tuple(name for name, (_, reading) in readings.items() if reading.address)
    return WhitelistReport(addresses, findings.close())


def _find_invisible(text: str, findings: Findings) -> None:
    found = find_characters(INVISIBLE, text, 0, len(text))
    if found:
        count = count_words(found.count, "character", "characters")
        message = f"{count} here cannot be seen; the first is {name_character(found.character)}."
        fix = f"Clear the field. {COPY_LIST}"
        findings.add("invisible_character", message, fix, found.first)


def _read_list(text: str, findings: Findings) -> dict[str, tuple[int, Reading]]:
    """Return position and reading of each address and network, by its one spelling."""
    readings: dict[str, tuple[int, Reading]] = {}
    is_empty = True
    for entry in split_entries(text):
        is_empty = False
        reading = _read_one(entry, findings)
        if reading is None:
            continue
        name = reading.canonical
        if name in readings:
            findings.add(
                "duplicate", f"{name} is in the list already.", "Leave it out here.", entry.position
            )
        else:
            readings[name] = (entry.position, reading)
    if is_empty:
        findings.add("empty", "There is no address in this text.", COPY_LIST)
    return readings


def _read_one(entry: Entry, findings: Findings) -> Reading | None:
    reading = None if entry.joined or entry.words else read_entry(entry.text)
    if reading is None:
        mistake = explain(entry) if findings.has_room("not_an_address") else UNTOLD
        findings.add("not_an_address", mistake.message, mistake.fix, entry.position)
    else:
        find_writing_problems(reading, entry.position, findings)
    return reading


def _find_kinds(readings: Mapping[str, tuple[int, Reading]], findings: Findings) -> None:
    """Find what no server on the internet has. Addresses for examples are told once for all."""
    kinds = load_address_kinds()
    examples = []
    for name, (position, reading) in readings.items():
        kind = None if reading.is_everything else kinds.find(reading.first)
        if kind is None:
            continue
        if kind.code == "example_address":
            examples.append(position)
            continue
        message = f"{name} cannot be a server on the internet. {kind.words}"
        findings.add(kind.code, message, f"Leave it out. {COPY_LIST}", position)
    if examples:
        count = count_words(len(examples), "address is", "addresses are")
        message = f"{count} set aside for examples: good for trying out, useless for a real key."
        fix = "For your own key, copy the whitelist that Altrady shows."
        findings.add("example_address", message, fix, examples[0])
