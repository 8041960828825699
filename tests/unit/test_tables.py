from datetime import date

import pytest

from tutorial_py.data import load_error_codes, load_sources
from tutorial_py.steps import STEPS
from tutorial_py.tables import TABLES, Row, Table, build_table


def show(row: Row) -> list[str]:
    return ["".join(piece.text for piece in cell) for cell in row.cells]


def find(table: Table, row_id: str) -> Row:
    (row,) = [row for row in table.rows if row_id in row.ids]
    return row


@pytest.mark.parametrize("name", TABLES)
def test_every_row_fits_its_columns_and_says_source_and_day(name: str) -> None:
    table = build_table(name)
    assert table.name == name
    assert table.columns[-2:] == ("Source", "Checked")
    titles = {source.short for source in load_sources().values()}
    for row in table.rows:
        cells = show(row)
        assert len(cells) == len(table.columns)
        assert all(cells), cells
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


def test_an_unknown_table_stops_the_build() -> None:
    with pytest.raises(ValueError, match="rate-limits"):
        build_table("nothing")
