from xml.etree import ElementTree as ET

import pytest
from markdown import Markdown

from overrides.build.forms import FORMS
from overrides.build.front_matter import find_step_page
from overrides.build.markers import UnknownMarkerError
from overrides.build.panels import PANELS, describe_panel
from tutorial_py.steps import STEPS
from tutorial_py.tables import TABLES, build_table

EXTENSIONS = ["admonition", "pymdownx.superfences", "overrides.build.markers"]
WRONG = "/// pannel | finish\n///"


def convert(text: str) -> str:
    return Markdown(extensions=EXTENSIONS).convert(text)


def read(text: str) -> ET.Element:
    return ET.fromstring(f"<page>{convert(text)}</page>")  # noqa: S314 -- made here


def text_of(element: ET.Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def test_panel_marker_becomes_a_figure_with_the_drawing_and_a_caption() -> None:
    (figure,) = read("/// panel | finish\n///")
    assert (figure.tag, figure.get("class")) == ("figure", "panel")
    (drawing,) = figure.findall("div/{http://www.w3.org/2000/svg}svg")
    assert drawing.get("role") == "img"
    caption = text_of(figure.find("figcaption"))
    assert caption.startswith(describe_panel("finish").title)
    assert "not a screenshot" in caption


def test_panel_and_widget_are_left_out_of_the_search() -> None:
    page = read("/// panel | finish\n///\n\n/// widget | check-keys\n///")
    assert all("data-search-exclude" in element.attrib for element in page)


@pytest.mark.parametrize("name", TABLES)
def test_facts_marker_becomes_the_table_of_that_name(name: str) -> None:
    (section,) = read(f"/// facts | {name}\n///")
    assert text_of(section.find("table/caption")) == build_table(name).caption
    assert len(section.findall("table/tbody/tr")) == len(build_table(name).rows)


def test_links_to_steps_in_a_table_are_paths_that_mkdocs_resolves() -> None:
    page = read("/// facts | error-codes\n///")
    steps = {link.attrib["href"] for link in page.iter("a") if "/steps/" in link.attrib["href"]}
    assert steps
    assert steps <= {f"/{find_step_page(step)}" for step in STEPS}


@pytest.mark.parametrize("name", FORMS)
def test_widget_marker_becomes_its_element_with_words_for_readers_without_scripts(
    name: str,
) -> None:
    (widget,) = read(f"/// widget | {name}\n///")
    assert (widget.tag, widget.get("class")) == (name, "widget")
    assert "needs JavaScript" in text_of(widget)
    (link,) = widget.iter("a")
    assert link.get("href") == f"/tools/{name}.md#check-by-hand"


def test_widget_with_an_example_has_its_picture_answer_and_table_in_its_place() -> None:
    (widget,) = read("/// widget | simulate-rate-limits\n///")
    (instead,) = widget.findall("div[@class='widget-instead']")
    (figure,) = instead.findall("figure")
    assert len(figure.findall("div/{http://www.w3.org/2000/svg}svg")) == 2
    assert len(figure.findall("table")) == 1
    assert "paste" not in text_of(instead)
    (link,) = widget.iter("a")
    assert link.get("href") == "/tools/simulate-rate-limits.md#check-by-hand"


def test_text_around_a_marker_stays() -> None:
    page = read("before\n\n/// widget | check-keys\n///\n\nafter *it*")
    assert [element.tag for element in page] == ["p", "check-keys", "p"]
    assert [text_of(page[0]), text_of(page[2])] == ["before", "after it"]


def test_name_may_have_blanks_around_it() -> None:
    assert convert("/// widget |   check-keys  \n///") == convert("/// widget | check-keys\n///")


@pytest.mark.parametrize(
    ("kind", "known"), [("panel", PANELS), ("facts", tuple(TABLES)), ("widget", FORMS)]
)
def test_unknown_name_stops_the_build_and_names_the_known_ones(
    kind: str, known: tuple[str, ...]
) -> None:
    with pytest.raises(ValueError, match="'nope'") as caught:
        convert(f"/// {kind} | nope\n///")
    assert [name for name in known if name not in str(caught.value)] == []


@pytest.mark.parametrize(
    "text",
    [
        WRONG,
        "/// panel\n///",
        "/// panel |\n///",
        "/// panel finish\n///",
        "/// widget | check-keys\n    size: 2\n///",
        f"!!! note\n\n    {WRONG.replace('\n', '\n    ')}",
        f"Words before it.\n{WRONG}",
        f"**Words** before it.\n{WRONG}",
        f"- {WRONG.replace('\n', '\n  ')}\n- another",
        f"- one\n\n    {WRONG.replace('\n', '\n    ')}",
        "/// finish",
        "///",
    ],
    ids=[
        "unknown kind",
        "no name",
        "empty name",
        "no bar",
        "unknown option",
        "in a note",
        "after words",
        "after bold words",
        "in a list",
        "in a list with paragraphs",
        "no kind",
        "an end alone",
    ],
)
def test_marker_that_is_none_stops_the_build_wherever_it_stands(text: str) -> None:
    with pytest.raises(UnknownMarkerError, match="///"):
        convert(text)


@pytest.mark.parametrize("kind", ["panel | finish", "facts | key-shapes", "widget | check-keys"])
@pytest.mark.parametrize("inside", ["words", "\nwords\n", "- a list"])
def test_words_inside_a_marker_stop_the_build(kind: str, inside: str) -> None:
    with pytest.raises(ValueError, match=inside.strip()):
        convert(f"/// {kind}\n{inside}\n///")


def test_marker_without_its_end_stops_the_build_before_it_swallows_the_page() -> None:
    with pytest.raises(ValueError, match="Do this"):
        convert("/// panel | finish\n\n## Do this\n\n1. Click **Next**.\n")


@pytest.mark.parametrize(
    "text",
    [
        f"```md\n{WRONG}\n```",
        f"    {WRONG.replace('\n', '\n    ')}",
        "`/// pannel | finish`",
        "Write three slashes (///) first.",
    ],
    ids=["fenced", "indented", "inline", "in a sentence"],
)
def test_marker_in_code_or_in_a_sentence_is_left_alone(text: str) -> None:
    assert "///" in text_of(read(text))
