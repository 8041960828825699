"""The book follows the navigation."""

from __future__ import annotations

from pathlib import Path

import pytest

from overrides.pdf.html import read_html
from overrides.pdf.pages import list_entries, read_book, resolve

NAVIGATION = """
<meta name="description" content="What it is">
<nav class="md-nav md-nav--primary"><ul>
<li class="md-nav__item"><label class="md-nav__link"><span class="md-ellipsis">Start</span></label>
  <a href="." class="md-nav__link"><span class="md-ellipsis">Start</span></a>
  <nav class="md-nav md-nav--secondary"><ul><li><a href="#x">x</a></li></ul></nav></li>
<li class="md-nav__item md-nav__item--nested"><label><span class="md-ellipsis">Steps</span></label>
  <nav><ul><li><a href="steps/01/"><span class="md-ellipsis">One</span></a></li></ul></nav></li>
</ul></nav>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for address, title in (("", "Start here"), ("steps/01/", "Step 1")):
        page = tmp_path / address / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"{NAVIGATION}<article><h1>{title}</h1><p>a</p></article>")
    return tmp_path


def test_entries_have_level_and_address_and_groups_have_none() -> None:
    entries = [
        (each.name, each.level, each.address) for each in list_entries(read_html(NAVIGATION))
    ]
    assert entries == [("Start", 1, ""), ("Steps", 1, None), ("One", 2, "steps/01/")]


def test_a_group_begins_with_its_first_chapter(site: Path) -> None:
    book = read_book(site)
    assert book.title == "Start here"
    assert book.description == "What it is"
    assert [(each.name, each.group) for each in book.chapters] == [
        ("Start", None),
        ("One", "Steps"),
    ]


def test_a_page_without_an_article_stops(site: Path) -> None:
    (site / "steps/01/index.html").write_text("<p>a</p>")
    with pytest.raises(ValueError, match="no article"):
        read_book(site)


@pytest.mark.parametrize(
    ("address", "seen"),
    [("../02/", "steps/02/"), ("#a", "steps/01/#a"), ("https://a.example/", "https://a.example/")],
)
def test_addresses_are_seen_from_the_root(address: str, seen: str) -> None:
    assert resolve(address, "steps/01/") == seen
