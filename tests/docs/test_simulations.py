"""The simulator's pages: the example is there without any script, and is what the engine says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from overrides.build.forms import FORMS
from tests.docs.guide import find_page, find_step, read_steps
from tests.docs.markup import find_id, read_page, read_text
from tutorial_py.bridge import call
from tutorial_py.data import Choice, Rule, load_rate_limits, load_workloads

SIMULATOR = "simulate-rate-limits"
PAGE = find_page(f"tools/{SIMULATOR}.md")
BUILT = (f"tools/{SIMULATOR}", "steps/13-add-extra-key")
EXAMPLE = load_workloads().workloads["move_stops"]
COMMAND = re.compile(r"^\$ python -m tutorial_py call (\w+)\n(\{.+\})\n```$", re.MULTILINE)
PRINTED = re.compile(r"^```text\n([^`]+)\n```$", re.MULTILINE)

every_built_page = pytest.mark.parametrize("folder", BUILT)


def ask(name: str, **arguments: object) -> dict[str, Any]:
    """Ask the engine as the form does, and give the reply's value."""
    value: dict[str, Any] = json.loads(call(name, json.dumps(arguments)))["value"]
    return value


def simulate(keys: int) -> dict[str, Any]:
    return ask("simulate_rate_limits", workload=EXAMPLE.id, keys=keys)


def list_answers() -> list[str]:
    recommended = ask("recommend_keys", workload=EXAMPLE.id, target={"max_wait_ms": 0})
    return [reply["sentence"] for reply in (recommended, simulate(1), simulate(2))]


def find_figure(site: Path, folder: str) -> ET.Element:
    """Find the example inside of the simulator's element."""
    (widget,) = read_page(site / folder / "index.html").iter(SIMULATOR)
    (figure,) = (each for each in widget.iter("figure") if each.get("class") == "example")
    return figure


def list_rows(site: Path) -> Iterator[list[str]]:
    for row in read_page(site / BUILT[0] / "index.html").iter("tr"):
        yield [read_text(cell) for cell in row.iter("td")]


def test_step_about_extra_keys_says_why_before_it_says_what_to_do() -> None:
    step = find_step(13)
    assert f"/// widget | {SIMULATOR}\n///" in step.section("Why an extra key?")
    assert step.headings.index("Why an extra key?") < step.headings.index("Do this")
    assert [each.number for each in read_steps() if ("widget", SIMULATOR) in each.markers] == [13]


def test_step_says_of_the_picture_what_the_engine_says() -> None:
    text = " ".join(find_step(13).section("Why an extra key?").split())
    one, two = simulate(1), simulate(2)
    assert "more calls go through at once, and the last one waits less" in text
    assert two["rejected"] < one["rejected"]
    assert two["wait_ms"]["max"] < one["wait_ms"]["max"]
    assert "whole account instead, a second key changes nothing" in text
    shared = [
        ask("simulate_rate_limits", workload=EXAMPLE.id, keys=keys, rule="per_account")
        for keys in (1, 2)
    ]
    assert shared[0]["wait_ms"] == shared[1]["wait_ms"]
    assert shared[0]["rejected"] == shared[1]["rejected"]


@every_built_page
def test_example_stands_in_the_page_outside_of_any_script(site: Path, folder: str) -> None:
    page = read_page(site / folder / "index.html")
    figure = find_figure(site, folder)
    hidden = [inner for name in ("script", "template", "noscript") for inner in page.iter(name)]
    assert not any(each is figure for outer in hidden for each in outer.iter())
    assert list(figure.iter("script")) == []
    assert read_text(figure).startswith(f"{EXAMPLE.title}: {EXAMPLE.usual} {EXAMPLE.unit}, one key")


@every_built_page
def test_picture_has_a_name_that_says_the_answers(site: Path, folder: str) -> None:
    page = read_page(site / folder / "index.html")
    drawings = list(find_figure(site, folder).iter("svg"))
    assert drawings
    for drawing in drawings:
        assert drawing.get("role") == "img"
        names = drawing.attrib["aria-labelledby"].split()
        said = " ".join(read_text(find_id(page, name)) for name in names)
        assert [answer for answer in list_answers()[1:] if answer not in said] == []
        assert {"1 key", "2 keys"} <= {read_text(words) for words in drawing.iter("tspan")}


@every_built_page
def test_answers_and_notes_are_those_of_the_engine(site: Path, folder: str) -> None:
    figure = find_figure(site, folder)
    said = [read_text(paragraph) for paragraph in figure.iter("p")]
    assert [answer for answer in list_answers() if answer not in said] == []
    assert [read_text(note) for note in figure.iter("li")] == simulate(1)["notes"]


@every_built_page
def test_table_has_the_engines_figures(site: Path, folder: str) -> None:
    (table,) = find_figure(site, folder).iter("table")
    (body,) = table.iter("tbody")
    rows = [[read_text(cell) for cell in row] for row in body.iter("tr")]
    assert [row[0] for row in rows] == ["1", "2", "3", "4"]
    for keys, _, refusals, last in rows:
        value = simulate(int(keys))
        assert refusals == str(value["rejected"])
        latest_ms = max(request["done_ms"] for request in value["requests"])
        assert last == (f"after {latest_ms // 1000} s" if latest_ms else "at once")


@every_built_page
def test_reader_without_scripts_is_led_to_the_estimate_by_hand(site: Path, folder: str) -> None:
    (widget,) = read_page(site / folder / "index.html").iter(SIMULATOR)
    (link,) = widget.iter("a")
    assert link.attrib["href"].endswith("#check-by-hand")


def test_lines_for_the_command_line_give_what_the_page_shows() -> None:
    section = PAGE.section("On the command line")
    commands = COMMAND.findall(section)
    printed = [" ".join(text.split()) for text in PRINTED.findall(section)]
    assert {name for name, _ in commands} == {"simulate_rate_limits", "recommend_keys"}
    assert [ask(name, **json.loads(line))["sentence"] for name, line in commands] == printed


def test_estimate_by_hand_gives_what_the_engine_recommends() -> None:
    """Divide the calls of one kind in one window by the limit and round up, as the page says."""
    limit = next(each for each in load_rate_limits().limits if each.id == "orders")
    for size in (1, limit.calls, limit.calls + 1, EXAMPLE.usual):
        estimate = -(-size // limit.calls)
        found = ask("recommend_keys", workload=EXAMPLE.id, size=size, target={"max_wait_ms": 0})
        assert found["keys"] == estimate
        assert len({step["at_ms"] for step in found["paced"]["steps"]}) == estimate


def test_every_workload_and_every_choice_is_listed_on_the_page(site: Path) -> None:
    rows, found = list(list_rows(site)), load_workloads()
    for workload in found.workloads.values():
        row = next(row for row in rows if row[:1] == [f"{workload.title} {workload.id}"])
        assert row[1] == workload.words
    choices: list[Choice | Rule] = [
        *load_rate_limits().rules,
        *found.windows.values(),
        *found.strategies.values(),
        *found.retries.values(),
    ]
    for choice in choices:
        named = (f"{choice.title} {choice.id}", f"{choice.title} (usual) {choice.id}")
        (row,) = (row for row in rows if row[1:2] and row[1] in named)
        assert row[2].startswith(choice.words)


def test_every_setting_with_words_has_its_choices_on_the_page(site: Path) -> None:
    page = read_page(site / BUILT[0] / "index.html")
    listed = {read_text(code) for table in page.iter("table") for code in table.iter("code")}
    for choices in FORMS[SIMULATOR].settings.values():
        words = {choice for choice in choices if isinstance(choice, str)}
        assert words <= listed


def test_every_setting_of_a_call_is_named_on_the_page() -> None:
    section = PAGE.section("On the command line")
    for name in FORMS[SIMULATOR].settings:
        assert f"`{name}`" in section or f'"{name}":' in section


def test_what_cannot_be_known_is_said() -> None:
    text = PAGE.plain
    for words in (
        "Official sources disagree",
        "The window is an assumption",
        "The suspension is an assumption too",
        "Which one Altrady uses, we do not know",
        "subaccounts",
        "public calls, open orders and the daily trading amount",
    ):
        assert words in text
