"""The steps' drawings: text instead of the picture, and numbers that match the actions."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from overrides.build.panels import PANELS, draw_panel
from tests.docs.guide import Step, every_step, read_steps

SVG = "{http://www.w3.org/2000/svg}"


def draw(step: Step) -> ET.Element:
    return ET.fromstring(draw_panel(step.id))  # noqa: S314 - the project's own drawing


def read_text(drawing: ET.Element, name: str) -> str:
    (element,) = drawing.iter(f"{SVG}{name}")
    return element.text or ""


def test_every_step_has_a_drawing_and_no_drawing_is_left_over() -> None:
    assert sorted(PANELS) == sorted(step.id for step in read_steps())


@every_step
def test_drawing_is_an_image_named_by_its_title_and_description(step: Step) -> None:
    drawing = draw(step)
    named = [
        element.get("id") for element in drawing if element.tag in (f"{SVG}title", f"{SVG}desc")
    ]
    assert drawing.get("role") == "img"
    assert drawing.attrib["aria-labelledby"].split() == named
    assert all(step.id in (name or "") for name in named)


@every_step
def test_drawing_has_a_title_and_a_description_in_sentences(step: Step) -> None:
    title, words = read_text(draw(step), "title"), read_text(draw(step), "desc")
    assert len(title.split()) >= 3
    assert len(words.split()) >= 10
    assert words.endswith(".")


def test_no_two_drawings_have_the_same_title_or_description() -> None:
    for name in ("title", "desc"):
        texts = [read_text(draw(step), name) for step in read_steps()]
        assert len(set(texts)) == len(texts)


@every_step
def test_description_names_each_callout_by_its_number(step: Step) -> None:
    named = re.findall(r"(?:Callouts:|;) (\d+), ", read_text(draw(step), "desc"))
    assert named == [str(number) for number in range(1, len(step.actions) + 1)]


@every_step
def test_drawing_letters_the_bold_labels_of_the_actions(step: Step) -> None:
    labels = {label for action in step.actions for label in re.findall(r"\*\*(.+?)\*\*", action)}
    lettering = " ".join(text.text or "" for text in draw(step).iter(f"{SVG}text"))
    assert [label for label in labels if label not in lettering] == []
