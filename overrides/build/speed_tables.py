"""Tables of how fast the guide is, from the results of the benches that measured it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from overrides.build.tools import ROOT
from tutorial_py.cells import Row, Table, write

RESULTS: Final = ROOT / "tests" / "bench" / "results.json"
"""By section `date`, what it was measured `with`, and `rows`; see `make bench`."""

NOTHING: Final = "–"


@dataclass(frozen=True)
class Section:
    """A section of the results: its caption, and what the guide is held against."""

    caption: str
    base: str
    guide: str = "This guide"


SECTIONS: Final[Mapping[str, Section]] = {
    "start": Section("From opening the page to the first verdict, in Chromium", "Stock Pyodide"),
    "engines": Section("The first visit in other browsers", "Stock Pyodide"),
    "ready": Section("While Python starts, and once it runs", "Stock Pyodide"),
    "calls": Section("Calls in a second", "CPython", "In the page"),
    "libraries": Section("The same work in a second, in CPython", "The library"),
    "site": Section("Building and reading the site", "Bare MkDocs"),
}


def load_results() -> Mapping[str, Mapping[str, Any]]:
    """Read the results of all benches."""
    results: dict[str, Mapping[str, Any]] = json.loads(RESULTS.read_text("utf-8"))
    return results


def _write_value(value: float | None, unit: str) -> str:
    if value is None:
        return NOTHING
    digits = 0 if value >= 100 or value == round(value) else 1  # noqa: PLR2004
    return f"{value:,.{digits}f} {unit}".rstrip()


def _write_row(row: Mapping[str, Any]) -> tuple[str, ...]:
    base, guide, most, unit = row["base"], row["guide"], row["most"], row["unit"]
    ratio = NOTHING if base is None else f"{guide / base:.2f}"
    limit = NOTHING
    if most is not None:
        limit = _write_value(most, unit) if base is None else f"{most:.2f}"
    return row["what"], _write_value(base, unit), _write_value(guide, unit), ratio, limit


def build_speed(name: str) -> Table:
    """Give the table of a section."""
    section, result = SECTIONS[name], load_results()[name]
    return Table(
        name=f"speed-{name}",
        caption=section.caption,
        columns=("What", section.base, section.guide, "Ratio", "Wanted at most"),
        rows=tuple(
            Row(ids=(), cells=tuple(map(write, _write_row(row))), disputed=False)
            for row in result["rows"]
        ),
        notes=(f"Measured on {result['date']} with {result['with']}.",),
    )


TABLES: Final[Mapping[str, Callable[[], Table]]] = {
    f"speed-{name}": partial(build_speed, name) for name in SECTIONS
}
