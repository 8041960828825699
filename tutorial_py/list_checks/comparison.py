"""Compare a whitelist with the list that it should be."""

from collections.abc import Mapping

from tutorial_py.characters import count_words
from tutorial_py.list_checks.addresses import Reading, read_entry
from tutorial_py.list_checks.entries import split_entries
from tutorial_py.list_checks.findings import Findings
from tutorial_py.list_checks.mistakes import COPY_LIST


def compare_lists(
    readings: Mapping[str, tuple[int, Reading]], expected: str, findings: Findings
) -> None:
    """Find what of `expected` is missing in the list, and what is in the list beyond it."""
    found = [read_entry(entry.text) for entry in split_entries(expected)]
    wanted = dict.fromkeys(reading.canonical for reading in found if reading)
    _find_unreadable(found.count(None), findings)
    for name in wanted:
        if name not in readings:
            message = f"{name} is in the expected list but missing here."
            findings.add("missing", message, COPY_LIST)
    for name, (position, _) in readings.items():
        if wanted and name not in wanted:
            message = f"{name} is not in the expected list."
            fix = "Leave it out unless you know whose address it is."
            findings.add("unexpected", message, fix, position)
    if not wanted and not found:
        findings.add("expected_unreadable", "The expected list has no address.", COPY_LIST)


def _find_unreadable(count: int, findings: Findings) -> None:
    if count:
        entries = count_words(count, "entry", "entries")
        message = f"The expected list has {entries} that cannot be read and was not compared."
        fix = "Put into the expected list only the addresses that Altrady shows."
        findings.add("expected_unreadable", message, fix)
