"""The built reference pages hold every row of the data, with its source and its day."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.docs.markup import list_addresses, read_page, read_text
from tutorial_py.data import (
    ErrorRow,
    Limit,
    Origin,
    Rule,
    Shape,
    load_error_codes,
    load_key_shapes,
    load_rate_limits,
    load_sources,
)

ERRORS, LIMITS, SHAPES = load_error_codes(), load_rate_limits(), load_key_shapes()


def read_table(site: Path, name: str) -> ET.Element:
    page = read_page(site / "reference" / name / "index.html")
    (table,) = (one for one in page.iter("div") if one.get("class") == "facts")
    return table


def find_row(table: ET.Element, anchor: str) -> ET.Element:
    """Find the one row that carries the anchor, itself or inside."""
    (row,) = (
        row for row in table.iter("tr") if any(inner.get("id") == anchor for inner in row.iter())
    )
    return row


def check_origin(row: ET.Element, origin: Origin) -> None:
    sources = [load_sources()[name] for name in origin.sources]
    assert origin.checked.isoformat() in read_text(row)
    assert [source.short for source in sources if source.short not in read_text(row)] == []
    assert {source.url for source in sources if source.url} <= set(list_addresses(row))


def check_words(row: ET.Element, *words: object) -> None:
    assert [word for word in words if str(word) not in read_text(row)] == []


@pytest.mark.parametrize("error", ERRORS.rows, ids=lambda row: str(row.codes[0].code))
def test_every_error_code_leads_to_a_row_with_meaning_and_fixes(
    site: Path, error: ErrorRow
) -> None:
    table = read_table(site, "error-codes")
    for code in error.codes:
        row = find_row(table, f"error-{code.code}")
        check_words(row, code.code, code.name, *error.http, error.title, error.meaning)
        check_words(row, *error.fixes)
        check_origin(row, error.origin)


@pytest.mark.parametrize("limit", LIMITS.limits, ids=lambda limit: limit.id)
def test_every_rate_limit_has_a_row_with_its_figure(site: Path, limit: Limit) -> None:
    row = find_row(read_table(site, "rate-limits"), f"limit-{limit.id}")
    period = "second" if limit.per_ms == 1000 else f"{limit.per_ms} ms"
    check_words(row, limit.title, f"{limit.calls} per {period}", limit.note)
    check_words(row, *(limit.examples or limit.methods))
    check_origin(row, limit.origin)


@pytest.mark.parametrize("rule", [rule for rule in LIMITS.rules if rule.calls], ids=lambda r: r.id)
def test_figures_that_contradict_stand_beside_the_others(site: Path, rule: Rule) -> None:
    row = find_row(read_table(site, "rate-limits"), f"limit-{rule.id.replace('_', '-')}")
    check_words(row, f"{rule.calls} per ")
    check_origin(row, rule.origin)


@pytest.mark.parametrize("shape", SHAPES.shapes.values(), ids=lambda shape: shape.id)
def test_every_key_shape_has_a_row_with_its_length_and_count(site: Path, shape: Shape) -> None:
    row = find_row(read_table(site, "key-shapes"), f"shape-{shape.id}")
    check_words(row, shape.title, shape.prefix, f"{shape.length} characters", shape.seen)
    check_origin(row, shape.origin)


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("error-codes", len(ERRORS.rows)),
        ("rate-limits", len(LIMITS.limits) + sum(rule.calls > 0 for rule in LIMITS.rules)),
        ("key-shapes", len(SHAPES.shapes)),
    ],
)
def test_table_has_no_row_that_the_data_lacks(site: Path, name: str, rows: int) -> None:
    (body,) = read_table(site, name).iter("tbody")
    assert len(list(body.iter("tr"))) == rows


def test_rows_are_marked_where_sources_disagree_and_nowhere_else(site: Path) -> None:
    table = read_table(site, "rate-limits")
    marked = {row.get("id") for row in table.iter("tr") if row.get("class") == "disputed"}
    assert marked == {f"limit-{limit.id}" for limit in LIMITS.limits if limit.disputed} | {
        f"limit-{rule.id.replace('_', '-')}" for rule in LIMITS.rules if rule.calls
    }


def test_contradictions_doubts_and_ceilings_are_told_under_the_rate_limits(site: Path) -> None:
    notes = [read_text(note) for note in read_table(site, "rate-limits").iter("li")]
    claims = [
        *(row.words for row in LIMITS.rules),
        *(row.words for row in LIMITS.statements),
        *(row.words for row in LIMITS.doubts),
        *(row.words for row in LIMITS.ceilings),
        *(LIMITS.excess.words, LIMITS.backoff.words, LIMITS.batch.words),
    ]
    assert [claim for claim in claims if not any(note.startswith(claim) for note in notes)] == []


def test_traps_are_told_under_the_error_codes(site: Path) -> None:
    notes = [read_text(note) for note in read_table(site, "error-codes").iter("li")]
    assert [trap.words for trap in ERRORS.traps if trap.words not in notes] == []


def test_row_links_the_step_that_puts_it_right(site: Path) -> None:
    table = read_table(site, "error-codes")
    for error in ERRORS.rows:
        addresses = list_addresses(find_row(table, f"error-{error.codes[0].code}"))
        steps = [address for address in addresses if "/steps/" in address]
        assert len(steps) == 1
        assert all(address.endswith(f"-{error.step}/") for address in steps)
