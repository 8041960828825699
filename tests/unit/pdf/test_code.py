"""Any text goes through Typst's code unchanged."""

from __future__ import annotations

import json

import typst
from hypothesis import given
from hypothesis import strategies as st

from overrides.pdf.code import NOTHING, call, join, listed, quote

FACES = typst.Fonts(include_system_fonts=False)


def read_back(code: str) -> object:
    compiler = typst.Compiler(f"#metadata({code}) <it>".encode(), font_paths=FACES)
    return json.loads(compiler.query("<it>", field="value", one=True))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_its_quoting(text: str) -> None:
    assert read_back(quote(text)) == text


@given(st.lists(st.text(alphabet='",\\()#[]{}$*_`\n ', max_size=8), max_size=4))
def test_any_list_of_texts_survives(texts: list[str]) -> None:
    assert read_back(listed(map(quote, texts))) == texts


def test_pieces_are_joined_and_nothing_is_left_out() -> None:
    assert read_back(join([quote("a"), NOTHING, quote("b")])) == "ab"
    assert join([]) == NOTHING


def test_a_call_names_its_arguments_as_typst_does() -> None:
    assert call("chapter", '"a"', group_name='"b"') == 'chapter("a", group-name: "b")'
