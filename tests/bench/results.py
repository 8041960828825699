"""What was measured, printed and kept for the page about speed."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from overrides.build.speed_tables import RESULTS, build_speed, load_results


@dataclass(frozen=True)
class Row:
    """One thing that was measured, beside what a reader would have instead, if anything.

    `most` is the ratio that the project wants at most; without `base`, the value.
    """

    what: str
    unit: str
    base: float | None
    guide: float
    most: float | None = None


def save_section(name: str, instrument: str, rows: Sequence[Row]) -> None:
    """Put a section's rows in the place of its last ones, and print its table."""
    results = dict(load_results()) if RESULTS.exists() else {}
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    results[name] = {"date": today, "with": instrument, "rows": [asdict(row) for row in rows]}
    lines = json.dumps(results, indent=1, ensure_ascii=False, sort_keys=True)
    RESULTS.write_text(lines + "\n", "utf-8")
    table = build_speed(name)
    lines_shown = [table.columns, *([cell[0].text for cell in row.cells] for row in table.rows)]
    print(table.caption)
    for first, *others in lines_shown:
        print(f"  {first:44}" + "".join(f"{other:>16}" for other in others))
    print(f"  {table.notes[0]}")
