from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tests.exchange.gate import Key
from tests.exchange.server import LocalExchange
from tests.unit.strategies import KEY, SECRET


def read_clock() -> int:
    """The real time in milliseconds: clients in other processes have no other."""
    return time.time_ns() // 1_000_000


@pytest.fixture
def exchange() -> Iterator[LocalExchange]:
    """A fresh local exchange with one key and the real time."""
    with LocalExchange([Key(KEY, SECRET)], read_clock) as exchange:
        yield exchange
