"""A form is its worked example on paper, never an empty box."""

from __future__ import annotations

import re

import pytest

from overrides.build.examples import EXAMPLES as SHOWN
from overrides.build.forms import FORMS
from overrides.build.tools import SEALED
from overrides.pdf import examples
from overrides.pdf.examples import EXAMPLES, ask
from overrides.pdf.html import read_text
from overrides.pdf.markup import make
from overrides.pdf.writer import UnknownElementError
from tests.unit.pdf.kit import write

WIDGET = '<{0} class="widget"><div class="widget-instead"><p>a</p>{1}</div></{0}>'
EXAMPLE = '<figure class="example"><figcaption><strong>Title</strong></figcaption><p>b</p></figure>'


def test_every_form_has_a_worked_example() -> None:
    assert EXAMPLES.keys() | SHOWN.keys() == FORMS.keys()


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_example_is_what_the_call_says(name: str) -> None:
    code = write(WIDGET.format(name, ""))
    assert code.startswith("worked-example(")
    assert f'inner("tools/{name}/#check-by-hand"' in code or "outer(" in code
    assert len(code) > 1000


def test_the_example_of_the_page_is_taken_when_it_has_one() -> None:
    code = write(WIDGET.format("simulate-rate-limits", EXAMPLE))
    assert '"Title"' in code
    assert 'par("b")' in code


def test_a_form_without_an_example_stops() -> None:
    with pytest.raises(UnknownElementError, match="simulate-rate-limits"):
        write(WIDGET.format("simulate-rate-limits", ""))


def test_the_signature_on_paper_is_that_of_the_sample() -> None:
    words = read_text(make("div", *EXAMPLES["sign-request"][1]()))
    assert re.search(r"[0-9a-f]{64}", words)
    assert "SampNotRea" in words
    assert "cxakp_" not in words


def test_a_refused_call_stops() -> None:
    with pytest.raises(ValueError, match="check_keys"):
        ask("check_keys", keys="none")


@pytest.mark.parametrize(
    "words", [*examples.STATUS_WORDS.values(), *examples.CERTAINTY_WORDS.values()]
)
def test_words_are_those_of_the_form(words: str) -> None:
    forms = "".join((SEALED / name).read_text() for name in ("problems.js", "error-cards.js"))
    assert f'"{words}"' in forms
