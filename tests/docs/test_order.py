"""Sixteen steps in one order: files, front matter, navigation, entry page."""

from __future__ import annotations

import re

from overrides.build.front_matter import SITES
from tests.docs.guide import Step, every_step, find_page, read_nav, read_pages, read_steps
from tutorial_py.steps import STEPS


def test_there_are_sixteen_steps_without_a_gap() -> None:
    assert [step.number for step in read_steps()] == list(range(1, 17))


def test_every_file_of_a_step_is_named_number_and_id() -> None:
    assert [step.stem for step in read_steps()] == [
        f"{step.number:02}-{step.meta['id']}" for step in read_steps()
    ]


def test_ids_of_steps_are_unique() -> None:
    ids = [step.meta["id"] for step in read_steps()]
    assert sorted(set(ids)) == sorted(ids)


def test_data_knows_the_same_steps_in_the_same_order() -> None:
    assert tuple(step.meta["id"] for step in read_steps()) == STEPS


def test_navigation_has_every_page_once_and_no_other() -> None:
    assert sorted(read_nav()) == [page.path for page in read_pages()]


def test_navigation_has_the_steps_in_their_order_right_after_the_entry_page() -> None:
    assert read_nav()[:17] == ("index.md", *(step.path for step in read_steps()))


def test_entry_page_lists_the_steps_in_order_with_title_and_address() -> None:
    section = find_page("index.md").section("The sixteen steps")
    listed = re.findall(r"^(\d+)\. \[(.+)\]\((.+)\) · ", section, re.MULTILINE)
    assert listed == [(str(step.number), step.meta["title"], step.path) for step in read_steps()]


@every_step
def test_entry_page_names_the_site_of_the_step(step: Step) -> None:
    line = next(line for line in find_page("index.md").body.splitlines() if step.path in line)
    named = SITES[step.meta["site"]].removeprefix("On ")
    assert line.split(" · ")[1].removesuffix(", optional") == named
