"""Boxes, and what is folded on the screen."""

from __future__ import annotations

from tests.unit.pdf.kit import write


def test_an_admonition_has_its_kind_and_title() -> None:
    html = '<div class="admonition warning"><p class="admonition-title">Mind</p><p>a</p></div>'
    assert write(html) == 'boxed("warning", "Mind", par("a"))'


def test_a_fold_is_open_on_paper() -> None:
    html = '<details class="info"><summary>More</summary><p>a</p></details>'
    assert write(html) == 'opened("More", par("a"))'


def test_every_tab_is_open_below_its_label() -> None:
    html = """
    <div class="tabbed-set tabbed-alternate" data-tabs="1:2">
    <input checked id="t1" name="t" type="radio"><input id="t2" name="t" type="radio">
    <div class="tabbed-labels"><label for="t1">One</label><label for="t2">Two</label></div>
    <div class="tabbed-content">
    <div class="tabbed-block"><p>a</p></div><div class="tabbed-block"><p>b</p></div>
    </div></div>"""
    assert write(html) == '{\nopened("One", par("a"))\nopened("Two", par("b"))\n}'


def test_what_leads_to_paper_is_not_on_it() -> None:
    assert write('<p>a</p><div class="on-paper"><p>PDF</p></div>') == 'par("a")'
