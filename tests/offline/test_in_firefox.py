"""The copy in Firefox: search and every widget from `file:` addresses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from overrides.build.forms import FORMS
from tests.engines import Engine, launch
from tests.engines.form import IS_OPEN, START_TIMEOUT

FOUND = "() => document.querySelectorAll('.md-search-result__link').length"
STATE = "() => document.querySelector('.status').dataset.phase === 'ready'"
SUMMARY = "() => document.querySelector('.summary').textContent"
PRESS = "form button[type=submit], button[name=check]"


@pytest.fixture(scope="module")
def firefox() -> Iterator[Engine]:
    with launch("Firefox") as engine:
        yield engine


def test_search_finds_a_step(firefox: Engine, copy: Path) -> None:
    firefox.open((copy / "index.html").as_uri())
    firefox.type_text("", ".md-search__input", "withdrawal")
    assert firefox.wait_for("", FOUND)


@pytest.mark.parametrize("name", FORMS)
def test_widget_is_used_as_on_the_site(name: str, firefox: Engine, copy: Path) -> None:
    form = f"{name} > iframe"
    firefox.open((copy / "tools" / f"{name}.html").as_uri())
    firefox.wait_for(form, IS_OPEN)
    assert firefox.evaluate("", "() => document.querySelector('.refused-file')") is None
    firefox.press(form, "button[name=start]")
    firefox.wait_for(form, STATE, timeout=START_TIMEOUT)
    firefox.press(form, PRESS)
    assert firefox.wait_for(form, SUMMARY)
