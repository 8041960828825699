from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.strategies import steady
from tutorial_py.data import load_rate_limits
from tutorial_py.rate_limits import (
    Allowance,
    FixedWindow,
    SlidingWindow,
    Window,
    find_allowance,
    find_limit,
    list_rules,
    make_window,
)

moments = st.lists(st.integers(0, 400), max_size=60).map(sorted)
allowances = st.builds(Allowance, st.integers(1, 8), st.integers(1, 120), st.just(""))


def take_all(window: Window, times: Sequence[int]) -> list[bool]:
    return [window.take(now) for now in times]


@pytest.mark.parametrize(
    ("method", "limit"),
    [
        ("private/create-order", "orders"),
        ("private/cancel-all-orders", "orders"),
        ("private/get-order-detail", "order-detail"),
        ("private/get-trades", "trades"),
        ("private/get-order-history", "order-history"),
        ("private/user-balance", "other-private"),
        ("private/anything-new", "other-private"),
        ("public/get-tickers", "public"),
    ],
)
def test_most_specific_limit_of_a_method_is_found(method: str, limit: str) -> None:
    assert find_limit(method).id == limit


@pytest.mark.parametrize(
    "method", ["", "create-order", "user/balance", "private", "/", "private/", "Private/x"]
)
def test_what_is_no_method_has_no_limit(method: str) -> None:
    with pytest.raises(LookupError, match="such as private/create-order"):
        find_limit(method)


def test_method_of_a_group_without_named_methods_is_not_guessed() -> None:
    with pytest.raises(LookupError, match="no source names"):
        find_limit("private/staking/stake")


def test_default_rule_comes_first() -> None:
    assert list_rules() == ("per_key", "per_account")


def test_rule_per_key_leaves_each_limit_as_it_is() -> None:
    for limit in load_rate_limits().limits:
        for method in limit.methods:
            allowance = find_allowance(method.replace("*", "x"), "per_key")
            assert allowance == Allowance(limit.calls, limit.per_ms, limit.scope)


def test_rule_per_account_has_its_own_figures_for_private_calls() -> None:
    (rule,) = (rule for rule in load_rate_limits().rules if rule.id == "per_account")
    own = Allowance(rule.calls, rule.per_ms, "method_and_account")
    assert find_allowance("private/create-order", "per_account") == own
    assert find_allowance("private/get-trades", "per_account") == own


def test_public_calls_are_counted_for_the_address_under_any_rule() -> None:
    assert len({find_allowance("public/get-tickers", rule) for rule in list_rules()}) == 1


def test_sliding_window_forgets_a_call_once_its_length_has_passed() -> None:
    window = SlidingWindow(Allowance(2, 100, ""))
    assert take_all(window, [0, 30, 99, 100, 129, 130]) == [True, True, False, True, False, True]


def test_sliding_window_counts_in_an_interval_open_at_its_beginning() -> None:
    window = SlidingWindow(Allowance(3, 100, ""))
    take_all(window, [0, 50])
    assert [window.count(now) for now in (50, 99, 100, 149, 150)] == [2, 2, 1, 1, 0]


def test_fixed_window_begins_anew_at_each_multiple_of_its_length() -> None:
    window = FixedWindow(Allowance(2, 100, ""), 0)
    assert take_all(window, [98, 99, 99, 100, 101, 102]) == [True, True, False, True, True, False]


def test_fixed_windows_are_shifted_by_their_phase() -> None:
    window = FixedWindow(Allowance(1, 100, ""), 30)
    assert take_all(window, [0, 29, 30, 129, 130]) == [True, False, True, False, True]
    assert take_all(FixedWindow(Allowance(1, 100, ""), 430), [0, 29, 30]) == [True, False, True]


@steady
@given(moments, allowances)
def test_sliding_window_takes_a_call_exactly_when_it_fits(
    times: list[int], allowance: Allowance
) -> None:
    window = make_window("sliding", allowance, 0)
    taken: list[int] = []
    for now in times:
        counted = sum(now - allowance.per_ms < at <= now for at in taken)
        assert window.count(now) == counted
        fits = counted < allowance.calls
        assert window.take(now) is fits
        taken += [now] * fits


@steady
@given(moments, allowances, st.integers(0, 300))
def test_fixed_window_takes_a_call_exactly_when_it_fits(
    times: list[int], allowance: Allowance, phase: int
) -> None:
    window = make_window("fixed", allowance, phase)
    taken: list[int] = []
    for now in times:
        same = [
            at
            for at in taken
            if (at - phase) // allowance.per_ms == (now - phase) // allowance.per_ms
        ]
        assert window.count(now) == len(same)
        fits = len(same) < allowance.calls
        assert window.take(now) is fits
        taken += [now] * fits
