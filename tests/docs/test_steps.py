"""Each step: front matter, heading, and the four parts in their order."""

from __future__ import annotations

import re

from overrides.build.forms import FORMS
from overrides.build.front_matter import check_step
from overrides.build.panels import describe_panel
from overrides.build.versions import choose_version
from tests.docs.guide import Step, every_step, read_pages, read_steps

PARTS = ("Do this", "You should see", "If you see something else")
ON_SITE = {
    "altrady": "You are on Altrady.",
    "crypto-com": "You are on Crypto.com Exchange.",
    "both": "You are on both sites",
}
WIDGETS = {
    "paste-secret-copy-whitelist": "check-whitelist",
    "enable-trading": "check-keys",
    "add-extra-key": "check-keys",
    "connect": "explain-error",
}
"""The checker of a step: at most one, for what the reader has just copied."""

if not choose_version().newest:
    del WIDGETS["paste-secret-copy-whitelist"]  # the earlier flow has no whitelist

SIMULATOR = "simulate-rate-limits"
"""Asks for nothing that the reader has in hand: it tells why, and may stand beside a checker."""


@every_step
def test_front_matter_of_the_step_is_valid(step: Step) -> None:
    check_step(step.meta, step.stem)


@every_step
def test_heading_is_number_and_title(step: Step) -> None:
    headings = re.findall(r"^# (.+)$", step.body, re.MULTILINE)
    assert headings == [f"Step {step.number} · {step.meta['title']}"]


@every_step
def test_first_paragraph_says_on_which_site_the_reader_is(step: Step) -> None:
    paragraph = step.body.split("\n\n")[1]
    assert paragraph.startswith(f"**{ON_SITE[step.meta['site']]}")
    assert paragraph.endswith(f"\n{{ .site .site--{step.meta['site']} }}")


@every_step
def test_step_has_its_own_figure_once_and_before_the_actions(step: Step) -> None:
    assert [name for kind, name in step.markers if kind == "panel"] == [step.id]
    assert step.body.index("/// panel") < step.body.index("\n## Do this\n")


@every_step
def test_parts_come_in_order(step: Step) -> None:
    assert [heading for heading in step.headings if heading in PARTS] == list(PARTS)
    assert all(step.section(part).strip() for part in PARTS)


@every_step
def test_actions_are_numbered_from_one_without_a_gap(step: Step) -> None:
    numbers = re.findall(r"^(\d+)\. ", step.section("Do this"), re.MULTILINE)
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


@every_step
def test_figure_has_a_callout_for_every_action(step: Step) -> None:
    assert len(step.actions) == describe_panel(step.id).callouts


@every_step
def test_every_trouble_is_a_point_that_begins_in_bold(step: Step) -> None:
    points = re.findall(r"^- (.+)$", step.section(PARTS[2]), re.MULTILINE)
    assert points
    assert [point for point in points if not point.startswith("**")] == []


@every_step
def test_widget_stands_where_the_reader_has_the_things_in_hand(step: Step) -> None:
    widgets = [name for kind, name in step.markers if kind == "widget" and name != SIMULATOR]
    assert widgets == ([WIDGETS[step.id]] if step.id in WIDGETS else [])


@every_step
def test_step_with_a_widget_offers_the_check_by_hand_and_explains_the_seal(step: Step) -> None:
    for kind, name in step.markers:
        if kind == "widget":
            addresses = [address for _, address in step.links]
            assert f"../tools/{name}.md#check-by-hand" in addresses
            assert "../reference/seal.md" in addresses


def test_every_widget_has_a_page_of_its_own_and_no_page_an_unknown_one() -> None:
    placed = {
        (page.path, name)
        for page in read_pages()
        for kind, name in page.markers
        if kind == "widget" and page.path.startswith("tools/")
    }
    assert placed == {(f"tools/{name}.md", name) for name in FORMS}
    assert set(WIDGETS.values()) <= set(FORMS)
    assert set(WIDGETS) <= {step.id for step in read_steps()}
