"""Paragraphs, headings, lists, code."""

from __future__ import annotations

from tests.unit.pdf.kit import PAGE, write


def test_headings_are_below_their_chapter() -> None:
    assert write('<h3 id="a">b</h3>') == f'section(4, 3, "{PAGE}#a", "b")'


def test_lists_keep_order_and_nesting() -> None:
    code = write("<ol start='3'><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ol>")
    assert code == 'enum({\npar("a")\nlist("b")\n}, par("c"), start: 3)'


def test_a_term_has_all_that_is_said_of_it() -> None:
    code = write("<dl><dt>a</dt><dd>b</dd><dd>c</dd><dt>d</dt><dd><ul><li>e</li></ul></dd></dl>")
    assert code == ('definitions(("a", {\npar("b")\npar("c")\n},), ("d", list("e"),))')


def test_a_code_block_keeps_lines_and_blanks() -> None:
    html = '<div class="highlight"><pre><code><span class="gp">$ </span>a\n  b\n</code></pre></div>'
    assert write(html) == 'code-block("$ a\\n  b")'


def test_the_site_of_a_step_is_told() -> None:
    html = '<p class="site site--altrady"><strong>On Altrady.</strong> Go on.</p>'
    assert write(html).startswith('site-note("altrady", ')
