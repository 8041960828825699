"""The licences of what is served: each text is served too, and each set of icons is listed."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from overrides.build.licences import list_licences
from overrides.build.parts import THEME, load_parts
from tests.docs.markup import find_id, list_addresses, read_page, read_text

PAGE = "reference/licences/index.html"
DRAWING = re.compile(r"""\bd=["']([^"']+)["']""")
FONTS = {".woff", ".woff2", ".ttf", ".otf", ".eot"}


def find_icon_sets(texts: list[str]) -> set[str]:
    """Find from which sets of the theme's icons pages and styles have drawings."""
    drawn = {path for text in texts for path in DRAWING.findall(text)}
    icons = THEME / ".icons"
    return {
        icon.relative_to(icons).parts[0]
        for icon in icons.rglob("*.svg")
        if drawn & set(DRAWING.findall(icon.read_text("utf-8")))
    }


def test_page_lists_each_licence_and_leads_to_its_text(site: Path) -> None:
    page = read_page(site / PAGE)
    for each in list_licences():
        row = find_id(page, f"licence-{each.name}")
        assert all(words in read_text(row) for words in (each.title, each.version, each.licence))
        if each.text:
            assert f"../../{each.address}" in list_addresses(row)
            assert (site / each.address).read_text("utf-8") == each.text


def test_no_text_is_served_that_nothing_asks_for(site: Path) -> None:
    served = {path.relative_to(site).as_posix() for path in (site / "licences").iterdir()}
    assert served == {each.address for each in list_licences() if each.text}


def test_sets_of_icons_are_those_that_are_drawn(site: Path) -> None:
    texts = [unquote(path.read_text("utf-8")) for path in site.rglob("*.css")]
    texts += [path.read_text("utf-8") for path in site.rglob("*.html")]
    known = {part.name for part in load_parts() if part.place == "icons"}
    assert find_icon_sets(texts) == known


def test_no_fonts_are_served(site: Path) -> None:
    assert [path for path in site.rglob("*") if path.suffix in FONTS] == []
