from collections.abc import Mapping
from datetime import date

import pytest

from tutorial_py.data import (
    Choice,
    Rule,
    load_error_codes,
    load_rate_limits,
    load_sources,
    load_workloads,
)
from tutorial_py.steps import STEPS
from tutorial_py.tables import TABLES, Row, Table, build_table

SIMULATED = ("workloads", "simulation-choices")
"""Tables of what can be simulated. Their rows are ours and claim nothing about the exchange."""

FACTS = [name for name in TABLES if name not in SIMULATED]


def show(row: Row) -> list[str]:
    return ["".join(piece.text for piece in cell) for cell in row.cells]


def find(table: Table, row_id: str) -> Row:
    (row,) = [row for row in table.rows if row_id in row.ids]
    return row


@pytest.mark.parametrize("name", TABLES)
def test_every_row_fits_its_columns_and_fills_them(name: str) -> None:
    table = build_table(name)
    assert table.name == name
    for row in table.rows:
        cells = show(row)
        assert len(cells) == len(table.columns)
        assert all(cells), cells


@pytest.mark.parametrize("name", FACTS)
def test_every_row_of_facts_says_source_and_day(name: str) -> None:
    table = build_table(name)
    assert table.columns[-2:] == ("Source", "Checked")
    titles = {source.short for source in load_sources().values()}
    for row in table.rows:
        cells = show(row)
        assert any(title in cells[-2] for title in titles)
        assert date.fromisoformat(cells[-1]) == date(2026, 11, 23)


@pytest.mark.parametrize("name", TABLES)
def test_row_ids_are_unique_and_links_lead_somewhere(name: str) -> None:
    table = build_table(name)
    ids = [row_id for row in table.rows for row_id in row.ids]
    assert len(set(ids)) == len(ids)
    urls = {source.url for source in load_sources().values()} - {""}
    steps = {f"step:{step}" for step in STEPS}
    pieces = [piece for row in table.rows for cell in row.cells for piece in cell]
    for piece in pieces:
        assert piece.text
        assert (piece.kind == "link") is bool(piece.href)
        assert not piece.href or piece.href in urls | steps


def test_contradictions_about_private_calls_are_shown() -> None:
    table = build_table("rate-limits")
    disputed = {row.ids[0] for row in table.rows if row.disputed}
    assert disputed == {
        *("limit-orders", "limit-order-detail", "limit-trades", "limit-order-history"),
        *("limit-other-private", "limit-per-account"),
    }
    assert "15 per 100 ms" in show(find(table, "limit-orders"))
    assert "10 per second" in show(find(table, "limit-per-account"))
    said = " ".join(table.notes)
    for words in (
        "disagree",
        "twice as many",
        "suspended",
        "sliding",
        "200",
        "1,000",
        "32 seconds",
    ):
        assert words in said


def test_each_error_code_can_be_linked_and_leads_to_its_step() -> None:
    table = build_table("error-codes")
    for row in load_error_codes().rows:
        for code in row.codes:
            cells = show(find(table, f"error-{code.code}"))
            assert str(code.code) in cells[0]
            assert code.name in cells[0]
        hrefs = [
            piece.href for cell in find(table, f"error-{row.codes[0].code}").cells for piece in cell
        ]
        assert f"step:{row.step}" in hrefs


def test_fixes_stand_on_lines_of_their_own_where_there_are_several() -> None:
    table = build_table("error-codes")
    for row in load_error_codes().rows:
        cell = find(table, f"error-{row.codes[0].code}").cells[4]
        assert tuple(piece.text for piece in cell) == row.fixes
        assert {piece.kind for piece in cell} == {"item" if len(row.fixes) > 1 else "text"}


def test_an_error_without_a_known_status_says_so() -> None:
    assert show(find(build_table("error-codes"), "error-401"))[1] == "not known"


def test_shapes_say_what_was_counted() -> None:
    table = build_table("key-shapes")
    assert show(find(table, "shape-api-key"))[2:4] == ["22 characters", "11 of 11"]
    assert show(find(table, "shape-secret"))[2:4] == ["28 characters", "9 of 9"]
    assert show(find(table, "shape-secret-legacy"))[2:4] == ["22 characters", "1"]
    assert any("3%" in note for note in table.notes)


def test_every_workload_is_listed_with_its_words_sizes_and_name() -> None:
    table = build_table("workloads")
    assert len(table.rows) == len(load_workloads().workloads)
    for workload in load_workloads().workloads.values():
        cells = show(find(table, f"workload-{workload.id.replace('_', '-')}"))
        assert cells[:2] == [f"{workload.title} {workload.id}", workload.words]
        possible = f"(possible: {workload.fewest} to {workload.most})"
        assert cells[2].replace(",", "") == f"{workload.usual} {workload.unit} {possible}"
    assert any("examples of ours" in note for note in table.notes)


def test_every_choice_of_a_simulation_is_explained() -> None:
    table = build_table("simulation-choices")
    found = load_workloads()
    kinds: dict[str, Mapping[str, Choice | Rule]] = {
        "rule": {rule.id: rule for rule in load_rate_limits().rules},
        "window": {**found.windows},
        "strategy": {**found.strategies},
        "retry": {**found.retries},
    }
    assert len(table.rows) == sum(len(choices) for choices in kinds.values())
    for kind, choices in kinds.items():
        for choice in choices.values():
            cells = show(find(table, f"{kind}-{choice.id.replace('_', '-')}"))
            assert cells[1].replace(" (usual)", "") == f"{choice.title} {choice.id}"
            assert cells[2].startswith(choice.words)


def test_one_choice_of_each_setting_is_the_usual_one_and_stands_first() -> None:
    rows = [show(row) for row in build_table("simulation-choices").rows]
    first = {setting: choice for setting, choice, _ in reversed(rows)}
    usual = [choice for _, choice, _ in rows if " (usual) " in choice]
    assert usual == [first[setting] for setting in dict.fromkeys(row[0] for row in rows)]
    assert [choice.split()[-1] for choice in usual] == [
        *("per_key", "sliding", "round_robin", "exponential"),
    ]


def test_rules_that_contradict_each_other_are_marked_and_link_their_sources() -> None:
    table = build_table("simulation-choices")
    assert {row.ids[0] for row in table.rows if row.disputed} == {
        f"rule-{rule.id.replace('_', '-')}" for rule in load_rate_limits().rules
    }
    for rule in load_rate_limits().rules:
        row = find(table, f"rule-{rule.id.replace('_', '-')}")
        linked = {piece.href for piece in row.cells[2] if piece.kind == "link"}
        assert linked == {load_sources()[name].url for name in rule.origin.sources}


def test_usual_waits_and_tries_are_said() -> None:
    (note,) = build_table("simulation-choices").notes
    backoff = load_rate_limits().backoff
    assert f"is {backoff.first_ms // 1000} s, the longest {backoff.longest_ms // 1000} s" in note
    assert f"tried {load_workloads().tries.usual} times" in note


def test_an_unknown_table_stops_the_build() -> None:
    with pytest.raises(ValueError, match="rate-limits"):
        build_table("nothing")
