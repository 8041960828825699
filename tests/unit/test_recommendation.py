import json
from math import ceil
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.simulations import (
    CANCEL,
    CREATE,
    NEVER,
    PUBLIC,
    find_calls,
    send,
    settings,
    simulate,
    workloads,
)
from tests.unit.strategies import ask, refusal, steady
from tutorial_py.data import load_key_shapes, load_rate_limits

MOST_KEYS = load_key_shapes().slots.most
ORDERS = find_calls(CREATE)
BATCH = load_rate_limits().batch
CEILING = next(each for each in load_rate_limits().ceilings if each.id == "open-orders").figures
AT_ONCE = {"max_wait_ms": 0}


def recommend(workload: Any, target: Any = AT_ONCE, **more: Any) -> Any:
    return ask("recommend_keys", workload=workload, target=target, **more)


def find_help(value: Any, kind: str) -> str:
    """The words of one kind of help, "" if there is none."""
    return "".join(each["words"] for each in value["helps"] if each["kind"] == kind)


@pytest.mark.parametrize("size", [1, ORDERS, ORDERS + 1, 40, MOST_KEYS * ORDERS])
def test_burst_needs_as_many_keys_as_windows(size: int) -> None:
    assert recommend("move_stops", size=size)["keys"] == ceil(size / ORDERS)


def test_answer_says_what_fewer_do_and_what_one_more_would() -> None:
    assert recommend("move_stops")["sentence"] == (
        "3 keys are enough: every call goes through at once. With 2, the longest wait is 1 s. "
        "A 4th changes nothing."
    )
    assert recommend("move_stops", {"max_wait_ms": 1000})["sentence"] == (
        "2 keys are enough: the longest wait is 1 s. With 1, the longest wait is 3 s. "
        "A 3rd still helps: every call goes through at once."
    )
    assert recommend("open_ladder", size=1)["sentence"] == (
        "1 key is enough: every call goes through at once. A 2nd changes nothing."
    )


def test_one_more_key_may_only_save_refusals_or_do_no_better() -> None:
    refusals = recommend("move_stops", {"max_wait_ms": 1000}, size=46)
    assert refusals["sentence"].endswith("A 3rd only saves refusals: 2 in place of 32.")
    unlucky = recommend("resync", {"max_wait_ms": 10_000}, size=12, latency_ms=30)
    assert unlucky["sentence"].endswith("A 3rd does no better.")


def test_all_keys_of_an_account_may_be_needed() -> None:
    value = recommend("move_stops", size=MOST_KEYS * ORDERS)
    assert value["keys"] == MOST_KEYS
    assert "changes nothing" not in value["sentence"]


def test_lost_calls_miss_the_target_unless_they_are_allowed() -> None:
    burst = send(CREATE, *[0] * (3 * ORDERS))
    strict, loose = (
        recommend(burst, {"max_wait_ms": 0, "lost": lost}, retry=NEVER) for lost in (0, ORDERS)
    )
    assert (strict["keys"], loose["keys"]) == (3, 2)
    assert f"With 1, {2 * ORDERS} calls are lost" in loose["sentence"]


def test_no_number_of_keys_helps_where_the_account_is_counted() -> None:
    value = recommend("move_stops", rule="per_account")
    assert (value["keys"], value["reason"]) == (None, "per_account")
    assert value["sentence"].startswith("No number of keys helps, because calls are counted")
    assert len({json.dumps({**row, "keys": 0}) for row in value["table"]}) == 1


def test_no_number_of_keys_helps_with_public_calls() -> None:
    value = recommend(send(PUBLIC, *[0] * 101))
    assert (value["keys"], value["reason"]) == (None, "per_ip")
    assert "per IP address" in value["sentence"]
    mixed = recommend([*send(PUBLIC, *[0] * 101), *send(CREATE, *[0] * 20)])
    assert (mixed["keys"], mixed["reason"]) == (None, "per_ip")


@pytest.mark.parametrize(
    ("workload", "more", "most"),
    [
        ("open_ladder", {"size": CEILING["per_pair"] + 1}, CEILING["per_pair"]),
        (send(CREATE, *range(CEILING["per_account"] + 1)), {}, CEILING["per_account"]),
    ],
)
def test_no_number_of_keys_opens_more_orders_than_may_stand(
    workload: Any, more: Any, most: int
) -> None:
    value = recommend(workload, **more)
    assert (value["keys"], value["reason"]) == (None, "open_orders")
    assert f"more than the {most:,} that" in value["sentence"]
    assert [each["kind"] for each in value["helps"]] == ["cancel"]


def test_orders_that_are_cancelled_do_not_stay_open() -> None:
    size = CEILING["per_account"] + 1
    value = recommend([*send(CANCEL, *range(size)), *send(CREATE, *range(size))])
    assert value["reason"] == ""


def test_more_keys_than_an_account_takes_are_not_recommended() -> None:
    value = recommend("move_stops", size=MOST_KEYS * ORDERS + 1)
    assert (value["keys"], value["reason"]) == (None, "more_keys_needed")
    assert value["sentence"].startswith(f"Not even {MOST_KEYS} keys are enough")


def test_lists_of_orders_help_where_they_save_keys() -> None:
    assert find_help(recommend("open_ladder"), "batch") == (
        "Create orders with private/create-order-list, up to 10 orders in one call: that saves "
        "45 calls. Then 2 keys are enough."
    )
    assert find_help(recommend("move_stops"), "batch") == ""
    account = recommend("open_ladder", rule="per_account")
    assert find_help(account, "batch").endswith("Then 1 key is enough.")


def test_pace_holds_back_no_longer_than_the_limit_asks() -> None:
    value = recommend("move_stops")
    assert value["paced"]["finished_ms"] == 200
    assert value["paced"]["steps"] == [
        {"at_ms": at, "method": method, "calls": calls}
        for at, calls in ((0, ORDERS), (100, ORDERS), (200, 10))
        for method in (CANCEL, CREATE)
    ]
    assert "no call is held back for more than 200 ms" in find_help(value, "pace")


def test_nothing_helps_where_nothing_is_wrong() -> None:
    assert recommend("grid_bot")["helps"] == []


@steady
@given(workloads, settings)
def test_paced_calls_are_never_refused(workload: Any, options: dict[str, Any]) -> None:
    del options["keys"]
    paced = recommend(workload, **options)["paced"]
    calls = [
        call
        for step in paced["steps"]
        for call in send(step["method"], *[step["at_ms"]] * step["calls"])
    ]
    assert len(calls) == len(workload)
    for window in ("sliding", "fixed"):
        value = simulate(calls, 1, **{**options, "window": window})
        assert value["rejected"] + value["suspended"] == 0
        assert value["finished_ms"] == paced["finished_ms"]


@steady
@given(workloads, settings, st.integers(0, 500), st.integers(0, 5))
def test_table_is_that_of_single_simulations(
    workload: Any, options: dict[str, Any], longest: int, lost: int
) -> None:
    del options["keys"]
    value = recommend(workload, {"max_wait_ms": longest, "lost": lost}, **options)
    good = []
    for keys, row in enumerate(value["table"], 1):
        single = simulate(workload, keys, **options)
        assert row["keys"] == keys
        assert {name: single[name] for name in row.keys() - {"keys", "meets"}} == {
            name: row[name] for name in row.keys() - {"keys", "meets"}
        }
        good += [keys] * (single["lost"] <= lost and single["wait_ms"]["max"] <= longest)
        assert row["meets"] is (keys in good)
    assert len(value["table"]) == MOST_KEYS
    assert value["keys"] == (good[0] if good else None)
    assert (value["keys"] is None) is bool(value["reason"])


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"target": None}, "target"),
        ({"target": {}}, "target.max_wait_ms"),
        ({"target": {"max_wait_ms": -1}}, "target.max_wait_ms"),
        ({"target": {"max_wait_ms": 0, "lost": -1}}, "target.lost"),
        ({"target": {"max_wait_ms": 0, "found": 1}}, "target.found"),
        ({"keys": 2}, "keys"),
        ({"workload": "sleep"}, "workload"),
    ],
)
def test_bad_arguments_are_refused_at_their_field(changes: Any, field: str) -> None:
    arguments = {"workload": "move_stops", "target": AT_ONCE, **changes}
    assert refusal("recommend_keys", json.dumps(arguments))[0] == field


def test_list_takes_as_many_orders_as_the_exchange_lets_it() -> None:
    orders = 4 * BATCH.most + 1
    saved = orders - ceil(orders / BATCH.most)
    assert f"saves {saved} calls" in find_help(recommend(send(CREATE, *[0] * orders)), "batch")
