"""Figures and dates in the prose: only those that the data has."""

from __future__ import annotations

import re

import pytest

from tests.docs.guide import Document, every_traders_page, read_pages, read_steps
from tutorial_py.data import (
    load_error_codes,
    load_key_shapes,
    load_rate_limits,
    load_sources,
    load_workloads,
)

SHAPES, LIMITS = load_key_shapes(), load_rate_limits()
CALLS = {limit.calls for limit in LIMITS.limits} | {rule.calls for rule in LIMITS.rules}
KEYS = {SHAPES.slots.most}
SECONDS = {LIMITS.backoff.first_ms // 1000, LIMITS.backoff.longest_ms // 1000}
WORKLOADS = load_workloads().workloads.values()
SIZES = {workload.unit.removesuffix("s"): {workload.usual} for workload in WORKLOADS}
"""How much is simulated at first, in what it is counted: `stop order`, `pages of history`."""

KNOWN = {
    "call": CALLS,
    "request": CALLS,
    "key": KEYS,
    "slot": KEYS,
    "pair": KEYS,
    "row": KEYS,
    "order": {LIMITS.batch.fewest, LIMITS.batch.most}
    | {figure for ceiling in LIMITS.ceilings for figure in ceiling.figures.values()},
    "character": {size for shape in SHAPES.shapes.values() for size in (shape.body, shape.length)},
    "second": SECONDS,
    "%": {SHAPES.alphabet.short_percent},
    # How many addresses a whitelist takes is not documented: no number is right.
    "address": set[int](),
}
KNOWN |= {unit: KNOWN.get(unit, set()) | sizes for unit, sizes in SIZES.items()}
# The longest first: 40 stop orders are no orders in general.
UNITS = "|".join(sorted(KNOWN, key=len, reverse=True))
FIGURE = re.compile(rf"\b(\d[\d,]*|[Tt]en)\s*(?:API )?({UNITS})")
RATE = re.compile(r"\b\d[\d,]*\s*(?:/\s*s\b|(?:per|a|an|each) (?:second|minute|hour|day)\b)")
DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def find_figures(text: str) -> list[tuple[int, str]]:
    """Find each number that has one of the units, and the unit."""
    return [
        (10 if number.lower() == "ten" else int(number.replace(",", "")), unit)
        for number, unit in FIGURE.findall(text)
    ]


def list_days() -> set[str]:
    """List the days on which the data was checked."""
    origins = [
        *(limit.origin for limit in LIMITS.limits),
        *(rule.origin for rule in LIMITS.rules),
        *(row.origin for row in load_error_codes().rows),
        *(shape.origin for shape in SHAPES.shapes.values()),
    ]
    return {origin.checked.isoformat() for origin in origins}


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Altrady has 20 addresses.", (20, "address")),
        ("up to ten pairs", (10, "pair")),
        ("takes up to 10 API keys", (10, "key")),
        ("1,000 orders", (1000, "order")),
        ("about 3% of them", (3, "%")),
        ("move 40 stop orders", (40, "stop order")),
        ("10 orders of each bot", (10, "orders of each bot")),
    ],
)
def test_figures_are_recognised(text: str, figure: tuple[int, str]) -> None:
    assert find_figures(text) == [figure]


@every_traders_page
def test_every_figure_in_the_prose_is_in_the_data(page: Document) -> None:
    unknown = [(n, unit) for n, unit in find_figures(page.plain) if n not in KNOWN[unit]]
    assert unknown == []


@pytest.mark.parametrize("text", ["15 per second", "3 /s", "10 a second", "1,000 per day"])
def test_rates_are_recognised(text: str) -> None:
    assert RATE.search(text)


@every_traders_page
def test_rates_stand_in_the_tables_and_never_in_the_prose(page: Document) -> None:
    assert RATE.findall(page.plain) == []


def test_prose_says_how_many_keys_one_account_takes() -> None:
    pages = [
        page.path for page in read_pages() if (SHAPES.slots.most, "key") in find_figures(page.plain)
    ]
    assert "steps/13-add-extra-key.md" in pages


@every_traders_page
def test_every_date_in_the_prose_is_that_of_a_source_or_of_a_check(page: Document) -> None:
    known = list_days() | {source.date for source in load_sources().values()}
    assert set(DAY.findall(page.plain)) <= known


def test_entry_page_gives_the_day_on_which_everything_was_checked() -> None:
    (entry,) = (page for page in read_pages() if page.path == "index.md")
    (day,) = re.findall(r"Everything here was checked on (\d{4}-\d\d-\d\d)", entry.plain)
    reviewed = {step.meta["reviewed"].isoformat() for step in read_steps()}
    assert day == min(reviewed | list_days())
