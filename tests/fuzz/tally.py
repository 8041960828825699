"""What many inputs came to: counts, the slowest, what was reached, and every finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from tests.fuzz.words import list_golden_codes, list_golden_messages
from tutorial_py.bridge import CALLS

_UNKNOWN: Final = "(unknown names)"
_MOST_SHOWN: Final = 50


@dataclass(slots=True)
class OfCall:
    """What the inputs of one call came to. `slowest` is by the share of the time allowed."""

    kinds: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, float, int, int] = (0.0, 0.0, 0, 0)  # share, ms, bytes, number
    largest: int = 0


@dataclass(slots=True)
class Tally:
    """Collects results; `findings` are what fails, each with the number of its input."""

    calls: dict[str, OfCall] = field(default_factory=dict)
    findings: list[tuple[int, str, str]] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)
    _digests: dict[int, str] = field(default_factory=dict)

    def add(self, number: int, result: dict[str, Any]) -> None:
        """Take what an input came to."""
        name = result["name"] if result["name"] in CALLS else _UNKNOWN
        if result["wrong"]:
            self.findings.append((number, name, result["wrong"]))
        if "kind" not in result:
            return
        of_call = self.calls.setdefault(name, OfCall())
        of_call.kinds[result["kind"]] += 1
        of_call.largest = max(of_call.largest, result["size"])
        slow = (result["share"], result["step_ms"], result["size"], number)
        of_call.slowest = max(of_call.slowest, slow)
        self.told.update(result["told"])
        self.codes.update(result["codes"])
        self._digests[number] = result["digest"]

    def compare(self, number: int, again: dict[str, Any]) -> None:
        """Compare what an input came to in another process; a call may be cancelled in either."""
        before, after = self._digests.get(number, ""), again.get("digest", "")
        if before and after and before != after:
            words = "another process gives another reply"
            self.findings.append((number, again["name"], words))

    def write(self) -> Iterator[str]:
        """Write the report, line by line."""
        yield "| call | inputs | values | errors | cancelled | slowest step | its input | largest |"
        yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
        for name in (*CALLS, _UNKNOWN):
            of_call = self.calls.get(name, OfCall())
            yield _write_row(name, of_call)
        yield ""
        yield f"{sum(each.kinds.total() for each in self.calls.values()):,} inputs."
        yield _write_share("messages", list_golden_messages(), self.told)
        yield _write_share("codes", list_golden_codes(), self.codes)
        missed = [name for name in CALLS if not self.calls.get(name, OfCall()).kinds["value"]]
        yield f"Calls that never gave a value: {', '.join(missed) or 'none'}."
        yield f"{len(self.findings)} findings."
        for number, name, words in self.findings[:_MOST_SHOWN]:
            yield f"  input {number}, {name}: {words}"


def _write_row(name: str, of_call: OfCall) -> str:
    total = max(1, of_call.kinds.total())
    _, step_ms, size, number = of_call.slowest
    shares = [f"{of_call.kinds[kind] / total:.0%}" for kind in ("value", "error")]
    cells = (
        *(name, f"{of_call.kinds.total():,}", *shares, str(of_call.kinds["cancelled"])),
        *(f"{step_ms:.0f} ms", f"{number} ({size:,} bytes)", f"{of_call.largest:,} bytes"),
    )
    return f"| {' | '.join(cells)} |"


def _write_share(what: str, golden: set[str], reached: set[str]) -> str:
    missed = sorted(golden - reached)
    shown = "; ".join(missed[:5])
    share = f"{len(golden) - len(missed)} of {len(golden)} {what} of the golden replies"
    return f"Reached: {share}, {len(reached)} in all.{f' Missed: {shown}' if missed else ''}"
