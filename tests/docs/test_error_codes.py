"""Error codes: what a step links is what its front matter says, and the data knows it."""

from __future__ import annotations

import re

import pytest

from tests.docs.guide import Document, Step, every_page, every_step, read_steps
from tutorial_py.data import ErrorRow, load_error_codes

NAMES = {code.code: code.name for row in load_error_codes().rows for code in row.codes}
ERROR = re.compile(r"error-codes\.md#error-(\d+)$")
ERROR_LINK = re.compile(r"\[[^\]]+\]\([^)\s]*error-codes\.md#error-(\d+)\)")
FEWEST_WORDS = 6

every_row = pytest.mark.parametrize(
    "row", load_error_codes().rows, ids=lambda row: str(row.codes[0].code)
)


def find_step_of(row: ErrorRow) -> Step:
    return next(step for step in read_steps() if step.id == row.step)


def split_parts(step: Step) -> list[str]:
    """Split the prose of a step into its points and paragraphs."""
    return re.split(r"\n\n|\n(?=- |\d+\. )", step.prose)


def list_links(page: Document) -> list[tuple[str, int]]:
    """Each link to an error code: its words and the code."""
    return [
        (words, int(found[1])) for words, address in page.links if (found := ERROR.search(address))
    ]


@every_step
def test_step_links_exactly_the_codes_of_its_front_matter(step: Step) -> None:
    assert sorted({code for _, code in list_links(step)}) == step.meta["errors"]


@every_page
def test_links_to_codes_carry_the_code_and_the_name_that_the_data_has(page: Document) -> None:
    for words, code in list_links(page):
        assert code in NAMES
        assert words in {str(code), f"{code} {NAMES[code]}"}


@every_page
def test_code_is_never_named_without_its_row(page: Document) -> None:
    written = {int(code) for code in re.findall(r"\b(4\d{4}|5\d{4})\b", page.plain)}
    assert written <= {code for _, code in list_links(page)}


@every_row
def test_every_error_leads_to_a_step_that_lists_its_codes(row: ErrorRow) -> None:
    step = find_step_of(row)
    assert {code.code for code in row.codes} <= set(step.meta["errors"])


@every_row
def test_step_says_what_to_do_where_it_links_the_row(row: ErrorRow) -> None:
    """At least one code of the row is linked in a sentence that says more than its name."""
    codes = {code.code for code in row.codes}
    said = [
        ERROR_LINK.sub("", part)
        for part in split_parts(find_step_of(row))
        if codes & {int(code) for code in ERROR_LINK.findall(part)}
    ]
    assert any(len(re.findall(r"[a-z]{2,}", words)) >= FEWEST_WORDS for words in said)


def test_traps_about_codes_speak_of_codes() -> None:
    for trap in load_error_codes().traps:
        numbers = {int(number) for number in re.findall(r"\b\d{3,5}\b", trap.words)} - {200}
        assert numbers <= set(trap.codes)
