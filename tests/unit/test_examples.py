import json
import re
from xml.etree import ElementTree as ET

import pytest

from overrides.build import examples
from overrides.build.examples import EXAMPLES, KEYS, WIDTHS, make_example, recommend, simulate
from tutorial_py.bridge import call


@pytest.fixture(scope="module")
def kept() -> list[str]:
    return []


@pytest.fixture(scope="module")
def figure(kept: list[str]) -> ET.Element:
    def keep(html: str) -> str:
        kept.append(html)
        return f"[{len(kept)}]"

    return make_example("simulate-rate-limits", keep)


def text_of(element: ET.Element) -> str:
    return "".join(element.itertext())


def test_picture_is_kept_at_each_width_and_stands_in_its_place(
    figure: ET.Element, kept: list[str]
) -> None:
    places = figure.findall("div")
    assert [text_of(place) for place in places] == ["[1]", "[2]"]
    widths = [re.search(r' width="(\d+)"', drawing) for drawing in kept]
    assert [int(width[1]) for width in widths if width] == list(WIDTHS.values())


def test_answers_are_the_engines_and_name_the_picture(figure: ET.Element, kept: list[str]) -> None:
    answers = [text_of(paragraph) for paragraph in figure.findall("p")]
    assert answers == [value["sentence"] for value in (recommend(), simulate(1), simulate(2))]
    assert all(f">{' '.join(answers)}</desc>" in drawing for drawing in kept)


def test_table_has_the_engines_figures(figure: ET.Element) -> None:
    rows = [[text_of(cell) for cell in row] for row in figure.findall("table/tbody/tr")]
    assert [int(row[0]) for row in rows] == list(KEYS)
    for keys, (_, at_once, refusals, last) in zip(KEYS, rows, strict=True):
        arguments = {"workload": "move_stops", "keys": keys}
        value = json.loads(call("simulate_rate_limits", json.dumps(arguments)))["value"]
        first = [each["attempts"][0]["outcome"] for each in value["requests"]]
        assert at_once == f"{first.count('accepted')} of {len(first)}"
        assert refusals == str(value["rejected"])
        last_ms = max(each["done_ms"] for each in value["requests"])
        assert last == (f"after {last_ms // 1000} s" if last_ms else "at once")


def test_assumptions_are_said(figure: ET.Element) -> None:
    assert [text_of(note) for note in figure.findall("ul/li")] == simulate(1)["notes"]


def test_example_is_drawn_once_for_all_pages(
    figure: ET.Element, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examples, "draw_timelines", None)
    again = make_example("simulate-rate-limits", lambda _: "")
    assert again is not figure
    assert text_of(again) == re.sub(r"\[\d\]", "", text_of(figure))


def test_widget_without_example_is_refused() -> None:
    assert "check-keys" not in EXAMPLES
    with pytest.raises(KeyError):
        make_example("check-keys", str)
