import pytest

from overrides.build.panels import PANELS, describe_panel, draw_panel
from overrides.build.panels.geometry import WIDTH
from tests.unit.panels.drawings import SVG, drawing, every_panel, with_class

STEPS = (
    "open-altrady-keys",
    "choose-exchange",
    "keep-altrady-open",
    "open-account-menu",
    "open-api-management",
    "choose-account",
    "start-new-key",
    "label-and-confirm",
    "copy-secret",
    "paste-secret-copy-whitelist",
    "edit-key",
    "enable-trading",
    "add-extra-key",
    "connect",
    "finish",
    "find-cro-markets",
)


def test_every_step_has_its_panel_in_the_order_of_the_steps() -> None:
    assert PANELS == STEPS


@every_panel
def test_drawing_is_one_well_formed_image(step: str) -> None:
    root = drawing(step)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    assert (left, top, width) == (0, 0, WIDTH)
    assert height > 100


@every_panel
def test_drawing_uses_basic_elements_and_no_colours_styles_or_references(step: str) -> None:
    tags = {"svg", "g", "rect", "circle", "path", "text", "title", "desc"}
    forbidden = {"style", "fill", "stroke", "color", "opacity", "href", "filter", "font-family"}
    for element in drawing(step).iter():
        assert element.tag.removeprefix(SVG) in tags
        assert not forbidden & element.attrib.keys()


@every_panel
def test_every_class_in_a_drawing_belongs_to_the_panels(step: str) -> None:
    for element in drawing(step).iter():
        assert all(name.startswith("panel-") for name in element.get("class", "").split())


@every_panel
def test_title_and_description_label_the_drawing(step: str) -> None:
    root, told = drawing(step), describe_panel(step)
    title, text = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert text is not None
    assert (title.text, text.text) == (told.title, told.text)
    assert root.attrib["aria-labelledby"].split() == [title.get("id"), text.get("id")]
    assert 10 < len(told.title) < 70
    assert len(told.text) > 100


def test_ids_are_unique_over_all_panels() -> None:
    ids = [one.attrib["id"] for step in PANELS for one in drawing(step).iter("*") if one.get("id")]
    assert len(ids) == len(set(ids)) == 2 * len(PANELS)


@every_panel
def test_every_window_says_that_it_is_a_schematic(step: str) -> None:
    root = drawing(step)
    said = [one.text for one in with_class(root, "panel-text")].count("Schematic")
    assert said == len(with_class(root, "panel-window"))


def test_same_panel_is_drawn_the_same_twice() -> None:
    assert [draw_panel(step) for step in PANELS] == [draw_panel(step) for step in PANELS]


def test_unknown_panel_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(
        ValueError, match=r"no panel 'connekt'; known panels: open-altrady-keys, .*"
    ):
        draw_panel("connekt")
    with pytest.raises(ValueError, match="no panel"):
        describe_panel("../connect")
