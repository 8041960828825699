"""Figures have drawing, words and caption."""

from __future__ import annotations

import pytest

from overrides.pdf.writer import UnknownElementError
from tests.unit.pdf.kit import PAGE, write

WORDS = "<title>Title</title><desc>What it shows.</desc>"
DRAWING = f'<svg viewBox="0 0 480 900">{WORDS}<path d="M0 0"/></svg>'
FIGURE = '<figure class="panel"><div class="panel-drawing">{}</div>{}</figure>'


def test_a_panel_has_words_for_who_does_not_see_it_and_fits_its_page() -> None:
    code = write(FIGURE.format(DRAWING, "<figcaption>Caption</figcaption>"))
    assert '"Title. What it shows."' in code
    assert ', 213.3, "Caption")' in code


@pytest.mark.parametrize(
    ("drawing", "caption"),
    [
        ("<svg></svg>", "<figcaption>a</figcaption>"),
        ("", "<figcaption>a</figcaption>"),
        (DRAWING, ""),
    ],
)
def test_a_figure_without_words_drawing_or_caption_stops(drawing: str, caption: str) -> None:
    with pytest.raises(UnknownElementError, match=PAGE):
        write(FIGURE.format(drawing, caption))
