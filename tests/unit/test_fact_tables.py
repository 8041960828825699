from xml.etree import ElementTree as ET

import pytest
from markdown import Markdown

from overrides.build import fact_tables
from overrides.build.fact_tables import make_table
from tutorial_py.tables import TABLES, Piece, Row, Table

SOURCE = "https://example.org/source"


def find_page(step: str) -> str:
    return f"/steps/{step}.md"


def draw(monkeypatch: pytest.MonkeyPatch, *rows: Row, notes: tuple[str, ...] = ()) -> ET.Element:
    table = Table("sample", "A caption", ("First", "Second"), rows, notes)
    monkeypatch.setattr(fact_tables, "build_table", lambda name: {"sample": table}[name])
    return make_table("sample", find_page)


def row(*cells: Piece, ids: tuple[str, ...] = (), disputed: bool = False) -> Row:
    return Row(ids, tuple((cell,) for cell in cells), disputed)


A, B = Piece("a"), Piece("b")


def lines(section: ET.Element) -> list[ET.Element]:
    return section.findall("table/tbody/tr")


def test_caption_columns_and_notes_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    section = draw(monkeypatch, row(A, B), notes=("One.", "Two."))
    assert section.findtext("table/caption") == "A caption"
    heads = section.findall("table/thead/tr/th")
    assert [(head.text, head.get("scope")) for head in heads] == [
        ("First", "col"),
        ("Second", "col"),
    ]
    assert [note.text for note in section.findall("ul/li")] == ["One.", "Two."]


def test_every_cell_carries_the_name_of_its_column(monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = lines(draw(monkeypatch, row(A, B)))
    assert [cell.get("data-column") for cell in line] == ["First", "Second"]
    assert ["".join(cell.itertext()) for cell in line] == ["a", "b"]


def test_roles_say_that_it_is_a_table_even_when_styles_take_it_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (table,) = draw(monkeypatch, row(A, B)).iter("table")
    roles = [element.get("role") for element in table.iter() if element.tag in ("tr", "td", "th")]
    assert roles == ["row", "columnheader", "columnheader", "row", "cell", "cell"]
    assert table.get("role") == "table"


def test_text_code_and_links_keep_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    cell = (
        Piece("See "),
        Piece("x_y", "code"),
        Piece(" and "),
        Piece("there", "link", SOURCE),
        Piece(", "),
        Piece("then."),
    )
    (line,) = lines(draw(monkeypatch, Row((), (cell, ()), disputed=False)))
    (content,) = line[0]
    assert "".join(content.itertext()) == "See x_y and there, then."
    assert [(piece.tag, piece.text) for piece in content] == [("code", "x_y"), ("a", "there")]
    assert content[1].get("href") == SOURCE


def test_points_that_follow_each_other_make_one_list(monkeypatch: pytest.MonkeyPatch) -> None:
    point, other = Piece("One.", "item"), Piece("Two.", "item")
    cell = (Piece("First:"), point, other, Piece(" Then:"), point)
    (line,) = lines(draw(monkeypatch, Row((), (cell, (B,)), disputed=False)))
    (content,) = line[0]
    assert [(each.tag, each.tail) for each in content] == [("ul", " Then:"), ("ul", None)]
    assert [[point.text for point in each] for each in content] == [["One.", "Two."], ["One."]]


def test_link_to_a_step_gets_the_address_of_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = lines(draw(monkeypatch, row(Piece("Finish", "link", "step:finish"), B)))
    assert [link.get("href") for link in line.iter("a")] == ["/steps/finish.md"]


def test_row_is_found_by_each_of_its_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    several, one, none = lines(
        draw(monkeypatch, row(A, B, ids=("x-1", "x-2", "x-3")), row(A, B, ids=("y",)), row(A, B))
    )
    assert [element.get("id") for element in several.iter() if element.get("id")] == [
        "x-1",
        "x-2",
        "x-3",
    ]
    assert "".join(several.itertext()) == "ab"
    assert one.get("id") == "y"
    assert not any(element.get("id") for element in none.iter())


def test_only_disputed_rows_are_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    marked, plain = lines(draw(monkeypatch, row(A, B, disputed=True), row(A, B)))
    assert marked.get("class") == "disputed"
    assert plain.get("class") is None


def test_row_with_too_few_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="shorter"):
        draw(monkeypatch, row(A))


def test_data_is_text_and_never_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = "<b>*x*</b> &amp; `y` [z](w)"
    section = draw(monkeypatch, row(Piece(odd), Piece(odd, "code")), notes=(odd,))
    drawn = Markdown().serializer(section)
    assert "<b>" not in drawn
    assert drawn.count("&lt;b&gt;*x*&lt;/b&gt;") == 3


@pytest.mark.parametrize("name", TABLES)
def test_every_table_of_the_data_can_be_drawn(name: str) -> None:
    assert lines(make_table(name, find_page))


def test_unknown_table_is_refused_by_naming_the_known_ones() -> None:
    with pytest.raises(ValueError, match="rate-limits, error-codes, key-shapes"):
        make_table("nope", find_page)
