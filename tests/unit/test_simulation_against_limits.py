"""The windows against those of the `limits` library, on the timelines that we simulate."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from limits import RateLimitItemPerSecond
from limits.storage import memory
from limits.strategies import FixedWindowRateLimiter, MovingWindowRateLimiter

from tests.unit.simulations import (
    CANCEL,
    CREATE,
    HISTORY,
    find_calls,
    list_attempts,
    send,
    simulate,
)
from tests.unit.strategies import steady

METHODS = (CREATE, CANCEL, HISTORY)
LENGTHS = {CREATE: 100, CANCEL: 100, HISTORY: 1000}


class Clock:
    """What the library takes for the time, in seconds."""

    now = 0.0

    def time(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def clock() -> Iterator[Clock]:
    clock = Clock()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(memory, "time", clock)
        yield clock


bursts = st.lists(
    st.tuples(st.sampled_from(METHODS), st.integers(0, 1500), st.integers(1, 20)),
    min_size=1,
    max_size=20,
)
shared_clock = hypothesis_settings(
    steady, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@shared_clock
@given(bursts, st.integers(1, 4))
def test_sliding_windows_agree_with_moving_windows(
    clock: Clock, bursts: list[tuple[str, int, int]], keys: int
) -> None:
    calls = [call for method, at, size in bursts for call in send(method, *[at] * size)]
    value = simulate(calls, keys)
    limiter = MovingWindowRateLimiter(memory.MemoryStorage())
    for sent, method, key, outcome in list_attempts(value):
        # Half milliseconds as its seconds: the library's window is closed at both ends, ours is
        # open at its beginning.
        clock.now = 1_000_000 + 2 * sent
        item = RateLimitItemPerSecond(find_calls(method), 2 * LENGTHS[method] - 1)
        assert limiter.hit(item, method, str(key)) is (outcome == "accepted")


@shared_clock
@given(bursts, st.integers(1, 4))
def test_fixed_windows_agree_with_fixed_windows(
    clock: Clock, bursts: list[tuple[str, int, int]], keys: int
) -> None:
    # The library's window begins with its first call: one call for each key and method stands at
    # each beginning.
    starts = [
        call
        for method in METHODS
        for at in range(0, 40_000, LENGTHS[method])
        for call in send(method, *[at] * keys)
    ]
    calls = [call for method, at, size in bursts for call in send(method, *[at] * size)]
    value = simulate([*starts, *calls], keys, window="fixed", retry={"kind": "none"})
    limiter = FixedWindowRateLimiter(memory.MemoryStorage())
    for sent, method, key, outcome in list_attempts(value):
        clock.now = 1_000_000 + sent
        item = RateLimitItemPerSecond(find_calls(method), LENGTHS[method])
        assert limiter.hit(item, method, str(key)) is (outcome == "accepted")
