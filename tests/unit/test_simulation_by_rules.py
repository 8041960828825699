"""The simulation against a second one, and against what must hold whatever is simulated."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.naive_simulation import NaiveSimulation, look_up
from tests.unit.simulations import (
    CREATE,
    METHODS,
    NEVER,
    PUBLIC,
    list_attempts,
    send,
    settings,
    simulate,
    workloads,
)
from tests.unit.strategies import steady

Workload = list[dict[str, Any]]
Settings = dict[str, Any]


@steady
@given(workloads, settings)
def test_every_attempt_is_that_of_a_simulation_call_by_call(
    workload: Workload, options: Settings
) -> None:
    value = simulate(workload, **options)
    naive = NaiveSimulation({**options, "workload": workload})
    wanted = naive.run()
    found = [
        [(each["sent_ms"], each["key"], each["outcome"]) for each in request["attempts"]]
        for request in value["requests"]
    ]
    assert found == wanted
    assert len(value["suspensions"]) == naive.suspensions


@steady
@given(workloads, settings, st.integers(0, 9))
def test_no_window_ever_holds_more_than_its_limit_and_nothing_is_refused_that_fits(
    workload: Workload, options: Settings, seed: int
) -> None:
    options = {**options, "strategy": "random", "seed": seed}
    options["retry"] = {**options["retry"], "jitter_seed": seed}
    value = simulate(workload, **options)
    taken: dict[object, list[int]] = {}
    for sent, method, key, outcome in list_attempts(value):
        calls, per_ms, scope = look_up(method, options["rule"])
        times = taken.setdefault((method, key if scope == "method_and_key" else None), [])
        phase = options["phase_ms"]
        start = (
            sent - (sent - phase) % per_ms - 1 if options["window"] == "fixed" else sent - per_ms
        )
        times += [sent] * (outcome == "accepted")
        counted = sum(start < at <= sent for at in times)
        assert counted <= calls
        assert outcome != "rejected" or counted == calls


@steady
@given(workloads, settings)
def test_figures_add_up(workload: Workload, options: Settings) -> None:
    value = simulate(workload, **options)
    counts = Counter(outcome for _, _, _, outcome in list_attempts(value))
    assert value["accepted"] == counts["accepted"]
    assert value["rejected"] == counts["rejected"]
    assert value["suspended"] == counts["suspended"]
    assert value["accepted"] + value["lost"] == len(workload)
    for number, key in enumerate(value["keys"]):
        own = Counter(outcome for _, _, used, outcome in list_attempts(value) if used == number)
        assert {name: key[name] for name in ("accepted", "rejected", "suspended")} == {
            name: own[name] for name in ("accepted", "rejected", "suspended")
        }
    answered = [
        each["attempts"][-1]["sent_ms"] + options["latency_ms"] for each in value["requests"]
    ]
    assert value["finished_ms"] == max(answered)
    for request, end in zip(value["requests"], answered, strict=True):
        done = request["attempts"][-1]["outcome"] == "accepted"
        assert request["done_ms"] == (end if done else None)
        assert all(each["outcome"] != "accepted" for each in request["attempts"][:-1])


@steady
@given(workloads, settings)
def test_steps_for_drawing_say_what_the_attempts_say(workload: Workload, options: Settings) -> None:
    value = simulate(workload, **options)
    attempts = list_attempts(value)
    for fill in value["fill"]:
        moments = [moment for moment, _ in fill["steps"]]
        assert moments == sorted(set(moments))
        for moment, count in fill["steps"]:
            per_ms, phase = fill["per_ms"], options["phase_ms"]
            fixed = options["window"] == "fixed"
            start = moment - (moment - phase) % per_ms - 1 if fixed else moment - per_ms
            assert count == sum(
                start < sent <= moment
                for sent, method, key, outcome in attempts
                if outcome == "accepted" and method == fill["method"] and fill["key"] in (None, key)
            )
    for moment, count in value["waiting"]:
        assert count == sum(
            request["attempts"][0]["sent_ms"] <= moment < request["attempts"][-1]["sent_ms"]
            for request in value["requests"]
        )


@steady
@given(workloads, settings)
def test_nothing_depends_on_anything_but_the_arguments(
    workload: Workload, options: Settings
) -> None:
    assert simulate(workload, **options) == simulate(workload, **options)


@steady
@given(workloads, settings)
def test_number_of_keys_changes_no_count_where_the_account_is_counted(
    workload: Workload, options: Settings
) -> None:
    counts = []
    for keys in (1, 2, 5, 10):
        value = simulate(workload, **{**options, "rule": "per_account", "keys": keys})
        counts.append(
            [
                value[name]
                for name in (
                    "accepted",
                    "rejected",
                    "suspended",
                    "lost",
                    "wait_ms",
                    "finished_ms",
                    "waiting",
                )
            ]
        )
    assert counts == [counts[0]] * len(counts)


@steady
@given(workloads, settings)
def test_one_more_key_never_does_worse_where_keys_are_counted(
    workload: Workload, options: Settings
) -> None:
    # Without repeats: what comes back later meets another state, and luck has a part in it.
    options = {**options, "rule": "per_key", "suspension_ms": 0, "retry": NEVER}
    accepted = [simulate(workload, **{**options, "keys": keys})["accepted"] for keys in range(1, 6)]
    assert accepted == sorted(accepted)


@steady
@given(st.sampled_from(METHODS), st.integers(1, 200), settings)
def test_one_more_key_never_makes_a_burst_later(method: str, size: int, options: Settings) -> None:
    options = {**options, "rule": "per_key", "suspension_ms": 0}
    burst = send(method, *[0] * size)
    rows = [simulate(burst, **{**options, "keys": keys}) for keys in range(1, 6)]
    for name in ("rejected", "lost", "finished_ms"):
        values = [row[name] for row in rows]
        assert values == sorted(values, reverse=True), name


@steady
@given(st.integers(1, 300), settings)
def test_keys_change_nothing_about_public_calls(size: int, options: Settings) -> None:
    burst = send(PUBLIC, *[0] * size)
    rows = [simulate(burst, **{**options, "keys": keys}) for keys in (1, 10)]
    assert rows[0]["requests"] == rows[1]["requests"]
    assert all(key["accepted"] == 0 for key in rows[1]["keys"])


@steady
@given(workloads, settings)
def test_order_of_the_timeline_is_kept_in_the_reply(workload: Workload, options: Settings) -> None:
    value = simulate(workload, **options)
    assert [(each["at_ms"], each["method"]) for each in value["requests"]] == [
        (call["at_ms"], call["method"]) for call in workload
    ]


def test_a_burst_is_refused_together_as_it_would_be_one_by_one() -> None:
    options: Settings = {"keys": 3, "rule": "per_key", "window": "sliding", "phase_ms": 0}
    options |= {"suspension_ms": 0, "latency_ms": 0, "retry": NEVER}
    for strategy in ("round_robin", "least_used", "failover"):
        for suspension in (0, 100):
            burst = send(CREATE, *[0] * 400)
            chosen = {**options, "strategy": strategy, "suspension_ms": suspension}
            wanted = NaiveSimulation({**chosen, "workload": burst}).run()
            value = simulate(burst, **chosen)
            assert [
                [tuple(each.values()) for each in one["attempts"]] for one in value["requests"]
            ] == wanted
