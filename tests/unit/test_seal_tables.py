"""The tables of what was tried against the seal."""

from __future__ import annotations

from typing import Any

import pytest

from overrides.build import seal_tables
from overrides.build.seal_tables import INSIDE, OPEN, TABLES, VERDICTS
from tests.egress.verdicts import Verdict
from tests.engines.launcher import ENGINES


def make_row(way: str, verdict: str, **more: Any) -> dict[str, Any]:
    row = {"place": "frame", "way": way, "title": way.title(), "words": "done", "control": True}
    return {**row, "verdict": verdict, **more}


@pytest.fixture
def results(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Two engines that disagree."""
    rows = [
        make_row("fetch", "refused", words="refused by connect-src"),
        make_row("name", "kept", words="kept as this frame's own name"),
        make_row("location", "out", place="page"),
    ]
    other = [make_row("fetch", "refused", words="SecurityError: no, not from here"), *rows[1:]]
    found = {
        "One": {"version": "1.0", "date": "2026-01-01", "rows": rows},
        "Other": {"version": "2.0", "date": "2026-01-02", "rows": other[:1]},
    }
    monkeypatch.setattr(seal_tables, "load_results", lambda: found)
    return found


def read_cells(name: str) -> list[list[str]]:
    return [
        ["".join(piece.text for piece in cell) for cell in row.cells] for row in TABLES[name]().rows
    ]


def test_summary_counts_what_came_of_the_ways_within_the_seal(results: dict[str, Any]) -> None:
    assert results
    lines = {name: cells for name, *cells in read_cells("ways-out-summary")}
    assert lines["Version"] == ["1.0", "2.0"]
    assert lines["Ways tried"] == ["2", "1"]
    assert lines["Refused"] == ["1", "1"]
    assert lines["Kept within"] == ["1", "0"]
    assert lines["Got out"] == ["0", "0"]


def test_full_table_gives_the_words_of_a_refusal_and_of_an_error_its_name(
    results: dict[str, Any],
) -> None:
    assert results
    fetch, name = read_cells("ways-out")
    assert fetch == ["Fetch", "form", "refused by connect-src", "refused: SecurityError"]
    assert name == ["Name", "form", "kept within", "not tried"]


def test_only_what_some_engine_lets_be_is_among_the_open_ways(results: dict[str, Any]) -> None:
    assert results
    assert [cells[0] for cells in read_cells("ways-open")] == ["Name"]


def test_ways_of_the_page_stand_apart(results: dict[str, Any]) -> None:
    assert results
    assert read_cells("ways-of-the-page") == [["Location", "page", "got out", "not tried"]]


def test_every_verdict_has_words() -> None:
    assert list(VERDICTS) == [str(verdict) for verdict in Verdict]
    assert set(OPEN) < set(VERDICTS)


def test_results_are_of_every_engine_and_let_nothing_out_of_the_seal() -> None:
    results = seal_tables.load_results()
    assert sorted(results) == sorted(ENGINES)
    for result in results.values():
        inside = [row for row in result["rows"] if row["place"] in INSIDE]
        assert {row["place"] for row in inside} == set(INSIDE)
        assert [row for row in inside if row["verdict"] == "out"] == []


UNPROVEN = {
    "copy",  # takes a reader's own press
    "paste",  # takes a reader's consent
    "dns-prefetch",  # asks a server of names, and none listens here
    # Python's sockets, which in a page are WebSockets: they ask without the secret, and get no
    # further; the policy refuses even that.
    *("python-datagram", "python-http-client", "python-socket", "python-urllib"),
    *("python-name", "python-program"),  # no such thing in a page
    "python-worker",  # its own script leaves the worker no other to start, sealed or not
}
"""Ways of which no control can show that they get out."""


def test_every_way_was_proven_by_a_control_in_some_engine() -> None:
    proven, tried = set(), set()
    for result in seal_tables.load_results().values():
        for row in result["rows"]:
            tried.add(row["way"])
            if row["control"]:
                proven.add(row["way"])
    assert tried - proven == UNPROVEN
