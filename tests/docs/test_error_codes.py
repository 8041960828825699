"""Error codes: what a step links is what its front matter says, and the data knows it."""

from __future__ import annotations

import re

from tests.docs.guide import Document, Step, every_page, every_step, read_steps
from tutorial_py.data import load_error_codes

NAMES = {code.code: code.name for row in load_error_codes().rows for code in row.codes}
ERROR = re.compile(r"error-codes\.md#error-(\d+)$")


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


def test_rows_that_a_step_puts_right_are_linked_from_that_step() -> None:
    steps = {step.id: step for step in read_steps()}
    for row in load_error_codes().rows:
        if row.step:
            codes = {code.code for code in row.codes}
            assert codes & set(steps[row.step].meta["errors"]), row.title
