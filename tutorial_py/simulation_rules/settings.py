"""What a simulation is asked: its calls, and how program and exchange behave."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from tutorial_py.data import load_rate_limits, load_workloads


@dataclass(frozen=True, slots=True)
class Retry:
    """When a refused call is sent again: `kind` is `none`, `fixed` or `exponential`.

    Times are in milliseconds. `max_tries` counts the first try as well. With a `jitter_seed` each
    wait is drawn from its upper half; the same seed draws the same waits.
    """

    kind: str
    base_ms: int
    max_ms: int
    max_tries: int
    jitter_seed: int | None = None

    def may_repeat(self, tries: int) -> bool:
        """Tell whether a call that was refused `tries` times is sent again."""
        return self.kind != "none" and tries < self.max_tries

    def find_wait(self, tries: int) -> int:
        """Return the wait after the refusal number `tries`, without jitter."""
        if self.kind == "fixed":
            return self.base_ms
        wait: int = self.base_ms * load_rate_limits().backoff.factor ** (tries - 1)
        return min(wait, self.max_ms)


def make_retry() -> Retry:
    """Make the published retry: `backoff` in `data/rate_limits.toml`."""
    backoff = load_rate_limits().backoff
    tries = load_workloads().tries.usual
    return Retry("exponential", backoff.first_ms, backoff.longest_ms, tries)


def draw_wait(random: Random, wait: int) -> int:
    """Draw from the upper half of a wait, in whole milliseconds and at least one."""
    shortest = (wait + 1) // 2
    return shortest + int(random.random() * (wait - shortest + 1))


@dataclass(frozen=True, slots=True)
class Settings:
    """How program and exchange behave. Times are in milliseconds.

    `latency_ms` is the way to the exchange, and the same again for the answer.
    """

    keys: int
    rule: str
    window: str
    phase_ms: int
    suspension_ms: int
    strategy: str
    seed: int
    retry: Retry
    latency_ms: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Calls that a program wants to make: when, and by which method, place by place.

    `one_pair` says that all orders are known to be of one trading pair.
    """

    at_ms: Sequence[int]
    methods: Sequence[str]
    one_pair: bool = False
