import json
from math import ceil
from typing import Any

import pytest

from tests.unit.simulations import (
    BALANCE,
    CANCEL,
    CREATE,
    FIXED,
    HISTORY,
    NEVER,
    PUBLIC,
    find_calls,
    send,
    show_outcomes,
    simulate,
)
from tests.unit.strategies import refusal, run_to_end
from tutorial_py.bridge import run_call
from tutorial_py.data import load_key_shapes, load_rate_limits, load_workloads
from tutorial_py.simulation_fields import MOST_CALLS, MOST_METHODS
from tutorial_py.simulation_rules.run import MOST_ATTEMPTS

ORDERS = find_calls(CREATE)
BACKOFF = load_rate_limits().backoff
MOST_KEYS = load_key_shapes().slots.most


@pytest.mark.parametrize("keys", range(1, MOST_KEYS + 1))
@pytest.mark.parametrize("size", [1, ORDERS, ORDERS + 1, 40, 10 * ORDERS + 1])
def test_burst_without_repeats_fills_every_window_and_loses_the_rest(keys: int, size: int) -> None:
    value = simulate(send(CREATE, *[0] * size), keys, retry=NEVER)
    assert value["accepted"] == min(size, keys * ORDERS)
    assert value["lost"] == value["rejected"] == max(0, size - keys * ORDERS)


@pytest.mark.parametrize("keys", range(1, 5))
@pytest.mark.parametrize("size", [1, 40, 100])
def test_burst_is_through_after_as_many_waits_as_windows_are_needed(keys: int, size: int) -> None:
    value = simulate(send(CREATE, *[0] * size), keys)
    rounds = ceil(size / (keys * ORDERS))
    doubling = sum(BACKOFF.first_ms * BACKOFF.factor**step for step in range(rounds - 1))
    assert value["finished_ms"] == value["wait_ms"]["max"] == doubling
    assert value["lost"] == 0


def test_one_key_is_late_for_forty_stops_and_two_are_less_late() -> None:
    one, two = (simulate("move_stops", keys) for keys in (1, 2))
    assert (one["accepted"], one["rejected"], one["finished_ms"]) == (80, 70, 3000)
    assert (two["accepted"], two["rejected"], two["finished_ms"]) == (80, 20, 1000)
    assert one["sentence"] == (
        "With 1 key, all 80 calls go through in the end. 50 of them are refused at first; "
        "the longest wait is 3 s."
    )
    assert one["waiting"] == [[0, 50], [1000, 20], [3000, 0]]


def test_call_at_the_end_of_a_sliding_window_is_refused_and_one_right_after_it_is_not() -> None:
    late = [*[0] * ORDERS, 99, 100]
    assert show_outcomes(simulate(send(CREATE, *late), retry=NEVER)) == [*"a" * ORDERS, "r", "a"]


def test_fixed_windows_take_twice_the_calls_around_their_edge() -> None:
    burst = send(CREATE, *[99] * ORDERS, *[100] * ORDERS, 101)
    outcomes = show_outcomes(simulate(burst, window="fixed", retry=NEVER))
    assert outcomes == [*"a" * 2 * ORDERS, "r"]
    shifted = simulate(burst, window="fixed", phase_ms=50, retry=NEVER)
    assert show_outcomes(shifted) == [*"a" * ORDERS, *"r" * ORDERS, "r"]


def test_each_method_has_a_window_of_its_own() -> None:
    value = simulate([*send(CREATE, *[0] * ORDERS), *send(CANCEL, *[0] * ORDERS)], retry=NEVER)
    assert value["rejected"] == 0


def test_keys_take_turns_for_each_method() -> None:
    pairs = [*send(CANCEL, 0), *send(CREATE, 0)] * 2
    value = simulate(pairs, 2)
    assert [request["attempts"][0]["key"] for request in value["requests"]] == [0, 0, 1, 1]


def test_failover_stays_with_a_key_until_the_refusal_is_known() -> None:
    burst = send(CREATE, *[0] * ORDERS, 0, 1, 20)
    value = simulate(burst, 2, strategy="failover", latency_ms=5, retry=NEVER)
    keys = [request["attempts"][0]["key"] for request in value["requests"]]
    assert keys == [*[0] * ORDERS, 0, 0, 1]
    at_once = simulate(burst, 2, strategy="failover", retry=NEVER)
    assert [request["attempts"][0]["key"] for request in at_once["requests"]][-2:] == [1, 1]


def test_least_used_key_is_the_one_with_most_room() -> None:
    burst = send(HISTORY, 0, 500, 1000, 1200)
    value = simulate(burst, 2, strategy="least_used")
    assert [request["attempts"][0]["key"] for request in value["requests"]] == [0, 1, 0, 0]


def test_random_keys_follow_from_the_seed() -> None:
    burst = send(CREATE, *range(40))
    keys = [
        [
            request["attempts"][0]["key"]
            for request in simulate(burst, 5, strategy="random", seed=seed)["requests"]
        ]
        for seed in (1, 1, 2)
    ]
    assert keys[0] == keys[1] != keys[2]
    assert set(keys[0]) == set(range(5))


def test_refusal_suspends_its_key_for_all_methods() -> None:
    calls = [*send(CREATE, *[0] * (ORDERS + 1)), *send(BALANCE, 1, 499, 500)]
    value = simulate(calls, suspension_ms=500, retry=NEVER)
    assert show_outcomes(value) == [*"a" * ORDERS, "r", "s", "s", "a"]
    assert value["keys"][0]["suspended_ms"] == 500
    assert value["suspensions"] == [{"key": 0, "from_ms": 0, "until_ms": 500}]


def test_refusal_suspends_the_account_where_the_account_is_counted() -> None:
    calls = send(CREATE, *[0] * 12, 1, 1)
    value = simulate(calls, 2, rule="per_account", suspension_ms=500, retry=NEVER)
    assert show_outcomes(value) == [*"a" * 10, "r", "s", "s", "s"]
    assert value["suspensions"] == [{"key": None, "from_ms": 0, "until_ms": 500}]
    assert [key["suspended_ms"] for key in value["keys"]] == [500, 500]


def test_calls_of_one_moment_count_in_the_order_of_the_timeline() -> None:
    mixed = [each for _ in range(ORDERS + 1) for each in send(CREATE, 0) + send(CANCEL, 0)]
    value = simulate(mixed, suspension_ms=500, retry=NEVER)
    assert show_outcomes(value) == [*"a" * 2 * ORDERS, "r", "s"]


def test_public_calls_have_no_key_and_are_never_suspended() -> None:
    calls = [*send(CREATE, *[0] * (ORDERS + 1)), *send(PUBLIC, 1)]
    value = simulate(calls, suspension_ms=500, retry=NEVER)
    assert value["requests"][-1]["attempts"] == [{"sent_ms": 1, "key": None, "outcome": "accepted"}]
    assert any("per IP address" in note for note in value["notes"])


def test_latency_is_the_way_to_the_exchange_and_back() -> None:
    value = simulate(send(HISTORY, 0, 0), latency_ms=20, retry=FIXED)
    first, second = value["requests"]
    assert first["attempts"] == [{"sent_ms": 20, "key": 0, "outcome": "accepted"}]
    assert first["done_ms"] == 40
    assert [each["sent_ms"] for each in second["attempts"]] == [20, 130, 240, 350]
    assert (second["done_ms"], value["finished_ms"], value["lost"]) == (None, 370, 1)
    assert value["wait_ms"] == {"p50": 0, "p95": 0, "max": 0}


def test_waits_double_up_to_the_longest() -> None:
    retry = {"kind": "exponential", "base_ms": 10, "max_ms": 35, "max_tries": 6}
    (_, refused) = simulate(send(HISTORY, 0, 0), retry=retry)["requests"]
    sent = [each["sent_ms"] for each in refused["attempts"]]
    assert sent == [0, 10, 30, 65, 100, 135]


def test_waits_with_jitter_are_from_the_upper_half_and_follow_from_the_seed() -> None:
    def find_waits(seed: int) -> list[int]:
        retry = {"kind": "fixed", "base_ms": 101, "max_tries": 2, "jitter_seed": seed}
        value = simulate(send(HISTORY, *[0] * 200), retry=retry)
        return [each["attempts"][1]["sent_ms"] for each in value["requests"][1:]]

    waits = find_waits(7)
    assert waits == find_waits(7) != find_waits(8)
    assert min(waits) >= 51
    assert max(waits) <= 101
    assert len(set(waits)) > 30


def test_percentiles_are_waits_that_occur() -> None:
    retry = {"kind": "fixed", "base_ms": 100, "max_tries": 50}
    value = simulate(send(CREATE, *[0] * 20 * ORDERS), retry=retry)
    assert value["wait_ms"] == {"p50": 900, "p95": 1800, "max": 1900}


@pytest.mark.parametrize("name", load_workloads().workloads)
def test_every_workload_gets_through_with_every_number_of_keys(name: str) -> None:
    workload = load_workloads().workloads[name]
    for size in (workload.fewest, workload.usual):
        for keys in (1, 2, MOST_KEYS):
            value = simulate(name, keys, size=size)
            assert value["lost"] == 0
            assert value["sentence"].startswith(f"With {keys} key")


def test_usual_size_is_the_default() -> None:
    for name, workload in load_workloads().workloads.items():
        assert simulate(name) == simulate(name, size=workload.usual)


def test_defaults_are_the_cautious_and_the_published_ones() -> None:
    retry = {
        "kind": "exponential",
        "base_ms": BACKOFF.first_ms,
        "max_ms": BACKOFF.longest_ms,
        "max_tries": load_workloads().tries.usual,
    }
    assert simulate("move_stops") == simulate(
        "move_stops",
        rule="per_key",
        window="sliding",
        phase_ms=0,
        suspension_ms=0,
        strategy="round_robin",
        seed=0,
        retry=retry,
        latency_ms=0,
    )


IN_THE_END = "With 1 key, all 16 calls go through in the end."


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({}, "With 1 key, the call goes through without a refusal."),
        ({"size": 2}, "With 1 key, both calls go through without a refusal."),
        ({"size": 16}, f"{IN_THE_END} One of them is refused at first; the longest wait is 1 s."),
        (
            {"size": 16, "retry": NEVER},
            "With 1 key, 1 of 16 calls is refused until given up.",
        ),
        (
            {"size": 60, "retry": FIXED, "suspension_ms": 100},
            "With 1 key, 30 of 60 calls are refused until given up. The others wait up to 140 ms.",
        ),
    ],
)
def test_sentence_says_what_becomes_of_the_calls(options: Any, sentence: str) -> None:
    assert simulate("open_ladder", **{"size": 1, **options})["sentence"] == sentence


def test_notes_name_what_is_assumed_and_what_keys_do_not_change() -> None:
    notes = " ".join(simulate("open_ladder", suspension_ms=2500)["notes"])
    assert "Assumed: a sliding window." in notes
    assert "a refusal suspends the key for 2.5 s" in notes
    assert "do not add open orders" in notes
    assert "do not add open orders" not in " ".join(simulate("move_stops")["notes"])
    account = " ".join(simulate("move_stops", rule="per_account")["notes"])
    assert "per account" in account
    assert "more keys change nothing" in account
    assert "Sources disagree" not in " ".join(simulate(send(PUBLIC, 0))["notes"])


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"workload": None}, "workload", "one of move_stops"),
        ({"workload": "sleep"}, "workload", "one of move_stops"),
        ({"workload": []}, "workload", "1 to 100,000"),
        ({"workload": [{"at_ms": 0}]}, "workload[0].method", "missing"),
        ({"workload": [{"at_ms": 0, "method": "x"}]}, "workload[0].method", "such as"),
        ({"workload": [{"at_ms": 0, "method": 5}]}, "workload[0].method", "text"),
        ({"workload": [{"at_ms": 0.5, "method": CREATE}]}, "workload[0].at_ms", "whole"),
        ({"workload": [{"at_ms": -1, "method": CREATE}]}, "workload[0].at_ms", "from 0"),
        ({"workload": [{"at_ms": 0, "method": CREATE, "key": 1}]}, "workload[0].key", "known"),
        ({"workload": send(CREATE, 0), "size": 3}, "size", "known"),
        ({"size": 0}, "size", "from 1"),
        ({"size": 501}, "size", "to 500"),
        ({"keys": 0}, "keys", "from 1 to 10"),
        ({"keys": 11}, "keys", "from 1 to 10"),
        ({"keys": True}, "keys", "whole"),
        ({"rule": "per_ip"}, "rule", "per_key, per_account"),
        ({"window": "leaky"}, "window", "sliding, fixed"),
        ({"phase_ms": -1}, "phase_ms", "from 0"),
        ({"suspension_ms": 600_001}, "suspension_ms", "to 600000"),
        ({"strategy": "best"}, "strategy", "round_robin"),
        ({"seed": -1}, "seed", "from 0"),
        ({"retry": {}}, "retry.kind", "missing"),
        ({"retry": {"kind": "often"}}, "retry.kind", "one of"),
        ({"retry": {"kind": "fixed", "base_ms": 0}}, "retry.base_ms", "from 1"),
        ({"retry": {"kind": "fixed", "max_tries": 101}}, "retry.max_tries", "to 100"),
        (
            {"retry": {"kind": "exponential", "base_ms": 50, "max_ms": 20}},
            "retry.max_ms",
            "shorter",
        ),
        ({"retry": {"kind": "none", "again": 1}}, "retry.again", "known"),
        ({"latency_ms": 10_001}, "latency_ms", "to 10000"),
        ({"more": 1}, "more", "known"),
    ],
)
def test_bad_arguments_are_refused_at_their_field(changes: Any, field: str, words: str) -> None:
    arguments = {"workload": "move_stops", "keys": 2, **changes}
    refused, message = refusal("simulate_rate_limits", json.dumps(arguments))
    assert refused == field
    assert words in message


def test_more_calls_than_are_simulated_are_refused() -> None:
    calls = [{"at_ms": 0, "method": CREATE}] * (MOST_CALLS + 1)
    refused, message = refusal("simulate_rate_limits", json.dumps({"workload": calls, "keys": 1}))
    assert (refused, message) == ("workload", "must have from 1 to 100,000 calls")


def test_more_tries_than_are_simulated_are_refused() -> None:
    calls = [{"at_ms": 0, "method": HISTORY}] * 50_000
    retry = {"kind": "fixed", "base_ms": 1, "max_tries": 100}
    arguments = {"workload": calls, "keys": 1, "retry": retry}
    refused, message = refusal("simulate_rate_limits", json.dumps(arguments))
    assert (refused, message) == (
        "workload",
        f"takes more than {MOST_ATTEMPTS:,} tries to simulate",
    )


def test_workload_of_very_many_methods_is_refused() -> None:
    # With a window for each of them and each key, they would fill the memory.
    calls = [{"at_ms": 0, "method": f"private/x{place}"} for place in range(MOST_METHODS + 1)]
    assert len(simulate(calls[:-1], keys=2)["requests"]) == MOST_METHODS
    found = refusal("simulate_rate_limits", json.dumps({"workload": calls, "keys": 2}))
    assert found == ("workload", "has more than 200 methods")


def test_long_report_is_made_in_parts_and_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    retry = {"kind": "fixed", "base_ms": 1, "max_tries": 20, "jitter_seed": 1}
    arguments = {"workload": "move_stops", "size": 100, "keys": 2, "retry": retry}
    said, reply = run_to_end("simulate_rate_limits", json.dumps(arguments))
    monkeypatch.setattr("tutorial_py.simulation_rules.steps._SLICE", 100)
    said_in_parts, reply_in_parts = run_to_end("simulate_rate_limits", json.dumps(arguments))
    assert reply_in_parts == reply
    assert len(said_in_parts) > len(said) + 30
    assert said_in_parts == sorted(said_in_parts)


def test_recommendation_with_public_calls_may_be_stopped_at_any_time() -> None:
    calls = send(PUBLIC, *[0] * 400)
    retry = {"kind": "fixed", "base_ms": 1, "max_tries": 60, "jitter_seed": 1}
    target = {"max_wait_ms": 0}
    arguments = {"workload": calls, "retry": retry, "target": target}
    steps = run_call("recommend_keys", json.dumps(arguments))
    said = list(steps)
    assert said == sorted(said)
    # One run more than the ten of the keys: the public calls alone.
    assert said.count(1000) > 1
