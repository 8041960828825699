import itertools
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from overrides.build.timeline import draw_timeline, draw_timelines
from tests.unit.panels.test_colours import measure_contrast
from tutorial_py.bridge import call

SVG = "{http://www.w3.org/2000/svg}"
STYLE = Path(__file__).parents[2] / "overrides/assets/stylesheets/timeline.css"
LABEL = 'With 1 key <3 s> & with "2" keys 1 s.'
WIDTHS = (300, 700)
Value = Mapping[str, Any]


def simulate(keys: int, **arguments: object) -> Value:
    arguments = {"workload": "move_stops", "keys": keys} | arguments
    value: Value = json.loads(call("simulate_rate_limits", json.dumps(arguments)))["value"]
    return value


def make_long_run(attempts: int) -> Value:
    """Make a reply with this many attempts, each at a moment of its own."""
    outcomes = ("accepted", "rejected", "suspended")
    steps = [[ms, ms % 16] for ms in range(attempts)]
    fill = {"method": "private/create-order", "limit": 15, "per_ms": 100, "scope": "method_and_key"}
    return {
        "requests": [
            {"at_ms": ms, "attempts": [{"sent_ms": ms, "key": ms % 2, "outcome": outcomes[ms % 3]}]}
            for ms in range(attempts)
        ],
        "keys": [{}, {}],
        "accepted": attempts // 3,
        "lost": 0,
        "wait_ms": {"max": 0},
        "finished_ms": attempts,
        "waiting": steps,
        "fill": [{**fill, "key": 0, "steps": steps}, {**fill, "key": 1, "steps": steps}],
        "suspensions": [{"key": 0, "from_ms": ms, "until_ms": ms + 5} for ms in range(0, 9999, 10)],
    }


CASES: Mapping[str, Sequence[Value]] = {
    "one against two": [simulate(1), simulate(2)],
    "one against ten": [simulate(1, size=500), simulate(10, size=500)],
    "one alone": [simulate(1), simulate(1)],
    "suspended": [simulate(1, suspension_ms=900), simulate(2, suspension_ms=900, size=90)],
    "per account": [simulate(keys, rule="per_account", suspension_ms=900) for keys in (1, 3)],
    "a bot for a minute": [simulate(keys, workload="grid_bot", size=900) for keys in (1, 2)],
    "lost": [simulate(keys, retry={"kind": "none"}) for keys in (1, 2)],
    "by address": [
        simulate(keys, workload=[{"at_ms": 7, "method": "public/get-book"}] * 120)
        for keys in (1, 2)
    ],
    "very long": [make_long_run(100_000)] * 2,
}


@pytest.fixture(scope="module", params=CASES)
def case(request: pytest.FixtureRequest) -> tuple[str, Sequence[Value], list[str]]:
    one, several = CASES[request.param]
    return request.param, CASES[request.param], draw_timelines(one, several, LABEL, WIDTHS)


Case = tuple[str, Sequence[Value], list[str]]


def find(drawing: str, name: str) -> list[ET.Element]:
    """Find the elements of a class outside of the legend."""
    root = ET.fromstring(drawing)  # noqa: S314 -- drawn here
    (legend,) = root.findall(f"{SVG}g[@class='timeline-legend']")
    root.remove(legend)
    return [each for each in root.iter() if name in each.get("class", "").split()]


def read(drawing: str, name: str) -> list[str]:
    return ["".join(element.itertext()) for element in find(drawing, name)]


def list_shown(values: Sequence[Value]) -> Sequence[Value]:
    return values if len(values[1]["keys"]) > 1 else values[1:]


def test_drawing_is_an_image_with_its_words_and_nothing_the_policy_refuses(case: Case) -> None:
    for width, drawing in zip(WIDTHS, case[2], strict=True):
        root = ET.fromstring(drawing)  # noqa: S314 -- drawn here
        assert (root.tag, root.get("role")) == (f"{SVG}svg", "img")
        (words,) = root.findall(f"{SVG}desc")
        assert (words.text, words.get("id")) == (LABEL, root.get("aria-labelledby"))
        assert root.get("width") == str(width)
        names = {name for element in root.iter() for name in element.attrib}
        assert not {name for name in names if name == "style" or name.startswith("on")}
        assert not {element.tag for element in root.iter()} & {f"{SVG}style", f"{SVG}script"}
        assert "NaN" not in drawing and "undefined" not in drawing and "Infinity" not in drawing


def test_marks_count_every_attempt_once(case: Case) -> None:
    attempts = Counter(
        attempt["outcome"]
        for value in list_shown(case[1])
        for request in value["requests"]
        for attempt in request["attempts"]
    )
    for drawing in case[2]:
        counted: Counter[str] = Counter()
        for mark in find(drawing, "timeline-mark"):
            counted[mark.attrib["class"].rpartition("--")[2]] += int(mark.attrib["data-count"])
        assert counted == attempts


def test_every_lane_and_panel_has_its_name(case: Case) -> None:
    for drawing in case[2]:
        shown = list_shown(case[1])
        keys = [len(value["keys"]) for value in shown]
        titles = read(drawing, "timeline-count-of-keys")
        assert titles == [f"{count} key{'s' if count > 1 else ''}" for count in keys]
        labels = read(drawing, "timeline-label")
        named = [f"Key {key}" for count in keys for key in range(1, count + 1)]
        assert [label for label in labels if label.startswith("Key")] == named
        assert labels.count("Waiting") == len(shown)
        assert labels.count("Account") == (2 if case[0] == "per account" else 0)
        assert labels.count("address") == (2 if case[0] == "by address" else 0)


def test_there_is_one_axis_of_time_from_the_beginning_on(case: Case) -> None:
    for drawing in case[2]:
        assert len(find(drawing, "timeline-ticks")) == 1
        assert read(drawing, "timeline-label").count("Time") == 1
        ticks = read(drawing, "tick")
        assert len(ticks) >= 2
        assert all(re.fullmatch(r"[\d.,]+ m?s", tick) for tick in ticks)


def test_marks_of_a_row_are_apart_and_inside_the_drawing(case: Case) -> None:
    for width, drawing in zip(WIDTHS, case[2], strict=True):
        rows: dict[str, list[float]] = {}
        for mark in find(drawing, "timeline-mark"):
            x, y = mark.attrib["transform"][len("translate(") : -1].split(",")
            rows.setdefault(f"{mark.attrib['class']} {y}", []).append(float(x))
        for places in rows.values():
            assert all(later - x > 10 for x, later in itertools.pairwise(places))
            assert all(60 < x < width for x in places)


def test_outcomes_never_share_a_row_of_a_lane(case: Case) -> None:
    for drawing in case[2]:
        outcomes: dict[str, set[str]] = {}
        for mark in find(drawing, "timeline-mark"):
            row = mark.attrib["transform"].rpartition(",")[2]
            outcomes.setdefault(row, set()).add(mark.attrib["class"])
        assert all(len(classes) == 1 for classes in outcomes.values())


def test_legend_tells_what_occurs_and_waiting() -> None:
    def read_legend(name: str) -> list[str]:
        one, several = CASES[name]
        root = ET.fromstring(draw_timeline(one, several, LABEL, 700))  # noqa: S314 -- drawn here
        (legend,) = root.findall(f"{SVG}g[@class='timeline-legend']")
        return ["".join(each.itertext()) for each in legend]

    full = "how full the window is (line: full)"
    assert read_legend("one against two") == ["accepted", "refused", "waiting", full]
    suspended = ["accepted", "refused", "sent while suspended", "suspended", "waiting", full]
    assert read_legend("suspended") == suspended


def test_longest_run_is_drawn_with_few_elements(case: Case) -> None:
    for drawing in case[2]:
        assert len(list(ET.fromstring(drawing).iter())) < 2_500  # noqa: S314 -- drawn here
        assert len(drawing) < 250_000


def test_same_reply_gives_the_same_bytes_and_ids_of_its_own() -> None:
    one, several = CASES["suspended"]
    first, wider = draw_timelines(one, several, LABEL, (500, 501))
    assert draw_timeline(one, several, LABEL, 500) == first
    ids = [set(re.findall(r' id="([^"]+)"', drawing)) for drawing in (first, wider)]
    assert not ids[0] & ids[1]
    assert all(set(re.findall(r"#([^)]+)\)", first)) <= ids[0] for _ in first)


def test_full_window_narrower_than_a_pixel_reaches_the_line() -> None:
    minute = [{"at_ms": ms, "method": "private/create-order"} for ms in [0] * 15 + [600_000]]
    one = simulate(1, workload=minute)
    drawing = draw_timeline(one, one, LABEL, 300)
    (fill,), (limit,) = find(drawing, "timeline-fill"), find(drawing, "timeline-limit")
    (line,) = re.findall(r"M\d+,([\d.]+)H", limit.attrib["d"])
    assert f"V{line}H" in fill.attrib["d"]


def read_colours(scheme: str) -> Mapping[str, str]:
    style = STYLE.read_text()
    light, dark = style.split("@media screen", 1)
    part = dark.split("}", 1)[0] if scheme == "dark" else light
    return dict(re.findall(r"--timeline-([a-z-]+): (#[0-9a-f]{6})", part))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_can_be_told_from_what_is_behind_them(scheme: str) -> None:
    colours = read_colours(scheme)
    behind = ("paper", "lane", "fill")
    needed = {(name, back): 4.5 for name in ("ink", "soft") for back in ("paper", "lane")}
    needed |= {(name, "lane"): 4.5 for name in ("suspended",)} | {("on-cursor", "cursor"): 4.5}
    marks = ("accepted", "rejected", "suspended", "cursor")
    needed |= {(name, back): 3 for name in marks for back in behind}
    needed |= {(edge, back): 3 for edge in ("fill-edge", "waiting-edge") for back in ("paper",)}
    found = {pair: measure_contrast(colours[pair[0]], colours[pair[1]]) for pair in needed}
    assert {pair: found[pair] for pair in needed if found[pair] < needed[pair]} == {}
