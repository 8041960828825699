from collections import Counter
from dataclasses import replace

import pytest

from tests.unit.strategies import ask
from tutorial_py.data import load_workloads
from tutorial_py.rate_limits import Allowance, find_limit, make_window
from tutorial_py.simulation_rules.exchange import Suspensions
from tutorial_py.simulation_rules.settings import Settings, Timeline, make_retry
from tutorial_py.simulation_rules.strategies import make_strategy
from tutorial_py.simulation_rules.workloads import make_timeline

CHOICES = load_workloads()
every_workload = pytest.mark.parametrize("name", CHOICES.workloads)


def make(name: str, size: int) -> Timeline:
    return make_timeline(CHOICES.workloads[name], size)


def count(timeline: Timeline) -> dict[str, int]:
    """Count the calls of each method, without the part of its name that all share."""
    return {
        name.removeprefix("private/"): calls for name, calls in Counter(timeline.methods).items()
    }


@pytest.mark.parametrize(
    ("name", "size", "calls", "last_ms"),
    [
        ("move_stops", 40, {"cancel-order": 40, "create-order": 40}, 0),
        ("open_ladder", 50, {"create-order": 50}, 0),
        ("cancel_all", 30, {"cancel-all-orders": 30}, 0),
        ("grid_bot", 7, {"get-open-orders": 60, "get-order-detail": 7, "create-order": 7}, 59_000),
        ("reconnect", 5, {"user-balance": 1, "get-open-orders": 1, "get-order-history": 5}, 0),
        (
            *("resync", 3),
            {"user-balance": 3, "get-open-orders": 3, "get-order-history": 3, "get-trades": 3},
            2000,
        ),
        ("two_bots", 10, {"cancel-order": 100, "create-order": 100}, 4030),
    ],
)
def test_workload_makes_the_calls_that_it_describes(
    name: str, size: int, calls: dict[str, int], last_ms: int
) -> None:
    timeline = make(name, size)
    assert count(timeline) == calls
    assert timeline.at_ms[-1] == last_ms


def test_table_of_workloads_is_complete() -> None:
    assert [*CHOICES.workloads] == [
        *("move_stops", "open_ladder", "cancel_all", "grid_bot"),
        *("reconnect", "resync", "two_bots"),
    ]


@every_workload
def test_calls_are_in_order_of_time_and_of_known_methods(name: str) -> None:
    timeline = make(name, CHOICES.workloads[name].usual)
    assert list(timeline.at_ms) == sorted(timeline.at_ms)
    assert timeline.at_ms[0] == 0
    assert all(find_limit(method) for method in timeline.methods)


@every_workload
def test_every_size_adds_calls(name: str) -> None:
    workload = CHOICES.workloads[name]
    sizes = [workload.fewest, workload.usual, workload.most]
    lengths = [len(make(name, size).at_ms) for size in sizes]
    assert lengths == sorted(set(lengths))


@every_workload
def test_largest_size_is_simulated(name: str) -> None:
    most = CHOICES.workloads[name].most
    value = ask("simulate_rate_limits", workload=name, size=most, keys=10)
    assert value["accepted"] + value["lost"] == len(make(name, most).at_ms)


def test_every_choice_that_is_offered_exists() -> None:
    settings = Settings(2, "per_key", "sliding", 0, 0, "", 0, make_retry(), 0)
    for strategy in CHOICES.strategies:
        assert make_strategy(replace(settings, strategy=strategy), Suspensions(settings))
    kinds = {type(make_window(kind, Allowance(1, 1, ""), 0)) for kind in CHOICES.windows}
    assert len(kinds) == len(CHOICES.windows)


def test_words_are_sentences() -> None:
    choices = (CHOICES.strategies, CHOICES.retries, CHOICES.windows)
    named = [(row.title, row.words) for row in CHOICES.workloads.values()]
    named += [(row.title, row.words) for rows in choices for row in rows.values()]
    for title, words in named:
        assert words.endswith(".")
        assert not title.endswith(".")
