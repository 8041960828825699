"""Tables of what was tried against the seal, from the results of the tests that tried it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Final

from overrides.build.tools import ROOT
from tutorial_py.cells import Cell, Row, Table, write

RESULTS: Final = ROOT / "tests" / "egress" / "results.json"
"""By engine `version`, `date` and `rows`; `python -m tests.egress` makes it."""

FAULTS: Final = ROOT / "tests" / "browser" / "faults.json"
"""What each fault showed; `make faults` makes it."""

PLACES: Final = {
    "page": "page",
    "frame": "form",
    "worker": "Python's worker",
    "python": "Python",
}
"""What a reader calls a place. The page is outside of the seal, and knows nothing of the secret."""

INSIDE: Final = ("frame", "worker", "python")

VERDICTS: Final = {
    "refused": "refused",
    "missing": "no such thing",
    "unproven": "nothing came",
    "kept": "kept within",
    "spoken": "message",
    "touched": "bare connection",
    "out": "got out",
}
"""What a reader reads for a verdict; `Verdict` in `tests/egress/verdicts.py` says what it means."""

OPEN: Final = ("kept", "spoken", "touched", "out")

LONGEST: Final = 70
"""Of a browser's words, in characters."""

type Result = Mapping[str, Any]
type Way = tuple[str, str]


def load_results() -> Mapping[str, Result]:
    """Read the results of all engines."""
    results: dict[str, Result] = json.loads(RESULTS.read_text("utf-8"))
    return results


def _gather(results: Mapping[str, Result], places: Iterable[str]) -> dict[Way, dict[str, Any]]:
    """Put each way's rows of all engines together, in the order in which they were tried."""
    gathered: dict[Way, dict[str, Any]] = {}
    for place in places:
        for engine, result in results.items():
            for row in result["rows"]:
                if row["place"] == place:
                    gathered.setdefault((place, row["way"]), {})[engine] = row
    return gathered


def _shorten(words: str) -> str:
    """Keep of a browser's words what fits into a cell: of an error, its name."""
    error = re.match(r"(\w+Error)\b", words)
    if error:
        return error[1]
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"


def _write_verdict(row: Mapping[str, Any] | None) -> Cell:
    if row is None:
        return write("not tried")
    if row["verdict"] != "refused":
        return write(VERDICTS[row["verdict"]])
    words = _shorten(row["words"])
    return write(words if words.startswith("refused") else f"refused: {words}")


def build_summary() -> Table:
    """Count what came of the ways within the seal, for each engine."""
    results = load_results()
    inside = {
        engine: [row["verdict"] for row in result["rows"] if row["place"] in INSIDE]
        for engine, result in results.items()
    }
    lines = [
        ("Version", [result["version"] for result in results.values()]),
        ("Tried on", [result["date"] for result in results.values()]),
        ("Ways tried", [str(len(verdicts)) for verdicts in inside.values()]),
        *(
            (words.capitalize(), [str(verdicts.count(name)) for verdicts in inside.values()])
            for name, words in VERDICTS.items()
        ),
    ]
    return Table(
        name="ways-out-summary",
        caption="Ways out that the tests tried with a secret typed, from form, worker and Python",
        columns=("What came of it", *results),
        rows=tuple(
            Row(ids=(), cells=(write(name), *map(write, cells)), disputed=False)
            for name, cells in lines
        ),
        notes=(),
    )


def _build_ways(
    name: str, caption: str, places: Iterable[str], verdicts: Collection[str] = tuple(VERDICTS)
) -> Table:
    """List the ways from some places; only those of which some engine has one of the verdicts."""
    results = load_results()
    return Table(
        name=name,
        caption=caption,
        columns=("Way", "From", *results),
        rows=tuple(
            Row(
                ids=(),
                cells=(
                    write(next(iter(rows.values()))["title"]),
                    write(PLACES[place]),
                    *(_write_verdict(rows.get(engine)) for engine in results),
                ),
                disputed=False,
            )
            for (place, _), rows in _gather(results, places).items()
            if any(row["verdict"] in verdicts for row in rows.values())
        ),
        notes=(),
    )


def build_open() -> Table:
    """List the ways within the seal that some engine does not refuse."""
    caption = "What a browser does not refuse within the seal"
    return _build_ways("ways-open", caption, INSIDE, OPEN)


def build_all() -> Table:
    """List every way that was tried within the seal."""
    return _build_ways("ways-out", "Every way out that was tried within the seal", INSIDE)


def build_page() -> Table:
    """List the ways from the page around, which knows nothing of what is typed."""
    caption = "The same ways from the page around the forms"
    return _build_ways("ways-of-the-page", caption, ("page",))


def build_faults() -> Table:
    """List what breaks, and what a reader sees then."""
    rows: list[dict[str, str]] = json.loads(FAULTS.read_text("utf-8"))
    return Table(
        name="faults",
        caption="What breaks, and what the form says then",
        columns=("What breaks", "What the reader sees", "What was typed", "Works again"),
        rows=tuple(
            Row(
                ids=(),
                cells=tuple(write(row[key]) for key in ("fault", "saw", "typed", "recovered")),
                disputed=False,
            )
            for row in rows
        ),
        notes=(),
    )


TABLES: Final[Mapping[str, Callable[[], Table]]] = {
    "ways-out-summary": build_summary,
    "ways-open": build_open,
    "ways-out": build_all,
    "ways-of-the-page": build_page,
    "faults": build_faults,
}
