"""Tables and the width of their columns."""

from __future__ import annotations

import pytest

from overrides.pdf.html import read_html
from overrides.pdf.tables import ROOM, share_width
from overrides.pdf.writer import UnknownElementError
from tests.unit.pdf.kit import PAGE, write

HEAD = "<thead><tr><th>Code</th><th>Words</th></tr></thead>"


def make_cells(*rows: tuple[str, ...]) -> list[list[object]]:
    return [[read_html(f"<table><td>{cell}</td></table>") for cell in row] for row in rows]


def test_a_table_has_caption_header_and_rows() -> None:
    html = (
        f'<table class="facts-table"><caption>What</caption>{HEAD}'
        '<tbody><tr id="row-1"><td><div>1</div></td><td>a</td></tr></tbody></table>'
    )
    code = write(html)
    assert '("Code", "Words",)' in code
    assert 'caption: "What"' in code
    assert f'anchor("{PAGE}#row-1")' in code


def test_a_row_whose_sources_disagree_is_marked() -> None:
    html = f'<table>{HEAD}<tbody><tr class="disputed"><td>1</td><td>a</td></tr></tbody></table>'
    assert '(disputed("1"), "a",)' in write(html)


@pytest.mark.parametrize(
    "row", ["<tr><td>1</td></tr>", '<tr class="new"><td>1</td><td>a</td></tr>']
)
def test_a_row_of_another_kind_stops(row: str) -> None:
    with pytest.raises(UnknownElementError, match=PAGE):
        write(f"<table>{HEAD}<tbody>{row}</tbody></table>")


def test_a_column_of_long_texts_is_wider_and_a_date_is_not_broken() -> None:
    rows = make_cells(("Checked", "What"), ("2026-11-23", "word " * 60))
    date, text = share_width(rows)  # type: ignore[arg-type] # elements, made above
    assert text > date >= len("2026-11-23")
    assert date + text == pytest.approx(ROOM)
