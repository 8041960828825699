"""Writes a bit of HTML as the converter would write it in a page."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from overrides.pdf.html import read_html, tidy_blanks
from overrides.pdf.rules import RULES
from overrides.pdf.writer import Writer

PAGE = "steps/09-copy-secret/"
PAGES = frozenset({"", PAGE, "tools/check-keys/"})
LIVE = "https://guide.example/2026-04/"


def make_writer() -> Writer:
    """Make a writer of a step's page."""
    return Writer(RULES, PAGE, PAGES, 2, LIVE)


def read_drawing(text: str) -> ET.Element:
    """Read a drawing as it stands in a page."""
    drawing = read_html(text).find(".//svg")
    assert drawing is not None
    return drawing


def write(html: str, writer: Writer | None = None) -> str:
    """Write what stands in an article."""
    article = read_html(f"<article>{html}</article>").find(".//article")
    assert article is not None
    tidy_blanks(article)
    return (writer or make_writer()).write_flow(article)
