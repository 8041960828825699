"""What has no rule stops the converter."""

from __future__ import annotations

import pytest

from overrides.pdf.writer import UnknownElementError
from tests.unit.pdf.kit import PAGE, write


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<marquee>a</marquee>", "marquee"),
        ('<p class="new">a</p>', "p.new"),
        ('<p>a <span class="badge">b</span></p>', "span.badge"),
        ('<ul><li>a <video src="b"></video></li></ul>', "video"),
        ('<div class="admonition danger"><p class="admonition-title">a</p></div>', "danger"),
        ('<p><img src="a.png" alt="b"></p>', "img"),
    ],
)
def test_an_unknown_element_or_class_stops_and_is_named_with_its_page(html: str, name: str) -> None:
    with pytest.raises(UnknownElementError, match=name) as stopped:
        write(html)
    assert PAGE in str(stopped.value)


def test_words_beside_blocks_are_paragraphs_and_words_alone_are_not() -> None:
    assert write("a <em>b</em>") == '{\n"a "\nemph("b")\n}'
    assert write("a<p>b</p>c") == '{\npar("a")\npar("b")\npar("c")\n}'


def test_an_element_with_a_name_can_be_linked_to() -> None:
    assert f'anchor("{PAGE}#there")' in write('<p id="there">a</p>')


def test_only_a_long_word_may_break() -> None:
    assert write("js.WorkerGlobalScope.prototype").startswith("breakable-text(")
    assert write("a word and another word") == '"a word and another word"'
