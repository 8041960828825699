"""The matrix of place, way and engine: as a run gives it, on disk, and printed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from overrides.build.seal_tables import RESULTS, load_results
from tests.egress.scenes import MARK
from tests.egress.verdicts import judge, proves, tidy_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.egress.trial import Attempt

HOSTS = ("without headers", "with headers")
"""A host that sends none, as many do, and one that sends those that the site ships."""

type Key = tuple[str, str]
type Attempts = Mapping[Key, Attempt]
type Row = dict[str, Any]


@dataclass(frozen=True)
class Run:
    """What one engine gave: by host within the seal, and once without the seal."""

    engine: str
    version: str
    sealed: Mapping[str, Attempts]
    control: Attempts

    def make_rows(self) -> list[Row]:
        """Judge every way of every place; the words are those without headers."""
        rows = []
        for key, attempt in self.sealed[HOSTS[0]].items():
            place, way = key
            control = self.control[key]
            verdicts = {host: judge(self.sealed[host][key], control) for host in HOSTS}
            row = {
                "place": place,
                "way": way,
                "title": attempt.way.title,
                "verdict": str(verdicts[HOSTS[0]]),
                "words": tidy_words(attempt.words, MARK),
                "control": proves(control),
            }
            if len(set(verdicts.values())) > 1:
                row["with_headers"] = str(verdicts[HOSTS[1]])
            rows.append(row)
        return rows


def save_run(run: Run, date: str) -> None:
    """Put an engine's run, of a day, in the place of its last one."""
    results = dict(load_results()) if RESULTS.exists() else {}
    results[run.engine] = {"version": run.version, "date": date, "rows": run.make_rows()}
    lines = json.dumps(results, indent=1, ensure_ascii=False, sort_keys=True)
    RESULTS.write_text(lines + "\n")


def format_matrix(results: Mapping[str, Any]) -> str:
    """Lay out place, way and each engine's verdict; `*` where the control got nothing out."""
    lines = [f"{name} {each['version']}, {each['date']}" for name, each in results.items()]
    rows: dict[Key, dict[str, str]] = {}
    for engine, result in results.items():
        for row in result["rows"]:
            verdict = row["verdict"] + ("" if row["control"] else "*")
            if "with_headers" in row:
                verdict += f" ({row['with_headers']} with headers)"
            rows.setdefault((row["place"], row["way"]), {})[engine] = verdict
    lines.append(f"{'':31}" + "".join(f"{engine:16}" for engine in results))
    for (place, way), verdicts in rows.items():
        cells = "".join(f"{verdicts.get(engine, '-'):16}" for engine in results)
        lines.append(f"{place:8}{way:23}{cells}")
    lines.append("* the control without the seal got nothing out, so this proves nothing")
    return "\n".join(lines)
