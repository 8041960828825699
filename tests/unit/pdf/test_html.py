"""Pages are read as browsers read them."""

from __future__ import annotations

from overrides.pdf.html import read_html, read_text, tidy_blanks


def test_drawings_keep_the_case_of_their_names() -> None:
    page = read_html('<p><svg viewBox="0 0 1 1"><path d="M0 0"/><text>a</text></svg> b</p>')
    drawing = page.find(".//svg")
    assert drawing is not None
    assert drawing.get("viewBox") == "0 0 1 1"
    assert [child.tag for child in drawing] == ["path", "text"]
    assert drawing.tail == " b"


def test_blanks_are_single_between_words_and_gone_where_a_block_begins() -> None:
    page = read_html("<div>\n <p> one\n <strong> two </strong> three</p>\n <p>four</p> </div>")
    tidy_blanks(page)
    assert "".join(page.itertext()) == "one two threefour"


def test_blanks_in_code_blocks_stay() -> None:
    page = read_html("<pre><code>a\n  b\n</code></pre>")
    tidy_blanks(page)
    assert "".join(page.itertext()) == "a\n  b\n"


def test_text_is_read_with_single_blanks() -> None:
    assert read_text(read_html("<p>a\n<em>b</em></p>")) == "a b"
