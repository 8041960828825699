"""Worked examples, in a widget's place for readers without JavaScript and on paper."""

from __future__ import annotations

import functools
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from markdown.util import AtomicString

from overrides.build.timeline import draw_timelines
from tutorial_py.bridge import call
from tutorial_py.data import load_workloads
from tutorial_py.simulation_rules.words import show_time

type Keep = Callable[[str], str]
"""Keeps HTML as it is and gives a text that stands for it: Markdown's stash."""

WORKLOAD: Final = "move_stops"
WIDTHS: Final = {"wide": 640, "narrow": 300}
"""How wide the picture is drawn, in pixels, for screens with and without room."""

KEYS: Final = (1, 2, 3, 4)
COLUMNS: Final = ("Keys", "Through at once", "Refusals", "Last call through")


def make_example(name: str, keep: Keep) -> ET.Element:
    """Make the worked example of a widget: picture, answer and table.

    Raises KeyError for a widget that has none; `EXAMPLES` lists those that have.
    """
    return EXAMPLES[name](keep)


def _make_rate_limits(keep: Keep) -> ET.Element:
    workload = load_workloads().workloads[WORKLOAD]
    replies = {keys: simulate(keys) for keys in KEYS}
    figure = ET.Element("figure", {"class": "example"})
    caption = ET.SubElement(figure, "figcaption")
    moved = f"{workload.title}: {workload.usual:,} {workload.unit}, one key against two."
    ET.SubElement(caption, "strong").text = AtomicString(moved)
    for value in (recommend(), simulate(1), simulate(2)):
        ET.SubElement(figure, "p").text = AtomicString(str(value["sentence"]))
    for size, drawing in zip(WIDTHS, draw_pictures(), strict=True):
        place = ET.SubElement(figure, "div", {"class": f"example-picture example-picture--{size}"})
        place.text = AtomicString(keep(drawing))
    figure.append(_make_table(replies))
    notes = ET.SubElement(figure, "ul", {"class": "example-notes"})
    for note in replies[1]["notes"]:
        ET.SubElement(notes, "li").text = AtomicString(note)
    return figure


@functools.cache
def simulate(keys: int) -> Mapping[str, Any]:
    """Simulate the example with a number of keys; the reply's value."""
    reply = call("simulate_rate_limits", json.dumps({"workload": WORKLOAD, "keys": keys}))
    value: Mapping[str, Any] = json.loads(reply)["value"]
    return value


@functools.cache
def recommend() -> Mapping[str, Any]:
    """Find how many keys the example needs to go through at once; the reply's value."""
    args = {"workload": WORKLOAD, "target": {"max_wait_ms": 0}}
    value: Mapping[str, Any] = json.loads(call("recommend_keys", json.dumps(args)))["value"]
    return value


def write_ready() -> str:
    """Write what the form shows before Python runs, as JSON that may stand inside a script."""
    ready = {"one": simulate(1), "several": simulate(2), "recommended": recommend()}
    return json.dumps(ready, separators=(",", ":")).replace("<", "\\u003c")


@functools.cache
def draw_pictures() -> tuple[str, ...]:
    """Draw the example at each width; pages that show it share the drawings."""
    one, two = simulate(1), simulate(2)
    label = " ".join(value["sentence"] for value in (recommend(), one, two))
    return tuple(draw_timelines(one, two, label, list(WIDTHS.values())))


def _make_table(replies: Mapping[int, Mapping[str, Any]]) -> ET.Element:
    table = ET.Element("table", {"class": "example-table"})
    head = ET.SubElement(ET.SubElement(table, "thead"), "tr")
    for column in COLUMNS:
        ET.SubElement(head, "th", {"scope": "col"}).text = column
    body = ET.SubElement(table, "tbody")
    for keys, reply in replies.items():
        line = ET.SubElement(body, "tr")
        ET.SubElement(line, "th", {"scope": "row"}).text = str(keys)
        for text in list_figures(reply):
            ET.SubElement(line, "td").text = AtomicString(text)
    return table


def list_figures(reply: Mapping[str, Any]) -> tuple[str, str, str]:
    """Say how many calls go through at once, how many tries are refused, and how long it takes."""
    requests = reply["requests"]
    at_once = sum(each["attempts"][0]["outcome"] == "accepted" for each in requests)
    done = [each["done_ms"] for each in requests if each["done_ms"] is not None]
    refusals = reply["rejected"] + reply["suspended"]
    return f"{at_once:,} of {len(requests):,}", f"{refusals:,}", _tell_last(done)


def _tell_last(done_ms: Sequence[int]) -> str:
    if not done_ms:
        return "never"
    return f"after {show_time(max(done_ms))}" if max(done_ms) else "at once"


EXAMPLES: Final[Mapping[str, Callable[[Keep], ET.Element]]] = {
    "simulate-rate-limits": _make_rate_limits,
}
"""The widgets with a worked example."""
