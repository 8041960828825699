"""What is good enough, and whether it can be had at all."""

from collections.abc import Sequence
from dataclasses import dataclass

from tutorial_py.data import load_rate_limits
from tutorial_py.simulation_rules.report import Totals
from tutorial_py.simulation_rules.settings import Settings, Timeline
from tutorial_py.simulation_rules.words import count_opened


@dataclass(frozen=True, slots=True)
class Target:
    """What is good enough: the longest wait in milliseconds, and how many calls may be lost."""

    max_wait_ms: int
    lost: int

    def is_met(self, totals: Totals) -> bool:
        """Tell whether a run is good enough."""
        return totals.lost <= self.lost and totals.longest_ms <= self.max_wait_ms


def find_enough(rows: Sequence[Totals], target: Target) -> int | None:
    """Return the smallest number of keys that is good enough; the first row is of one key."""
    return next((keys for keys, row in enumerate(rows, 1) if target.is_met(row)), None)


def find_reason(
    timeline: Timeline, settings: Settings, enough: int | None, *, by_address: bool
) -> str:
    """Return why no number of keys helps, or "" where one does.

    `by_address` says whether the calls counted for the IP address miss the target by themselves.
    """
    if exceeds_open_orders(timeline):
        return "open_orders"
    if enough:
        return ""
    if by_address:
        return "per_ip"
    return "per_account" if settings.rule == "per_account" else "more_keys_needed"


def exceeds_open_orders(timeline: Timeline) -> bool:
    """Tell whether more orders are left open than the exchange lets stand."""
    return count_opened(timeline.methods) > find_ceiling(timeline)


def find_ceiling(timeline: Timeline) -> int:
    """Return how many orders may stand open: of a pair where all are of one, else of an account."""
    (ceiling,) = (each for each in load_rate_limits().ceilings if each.id == "open-orders")
    return ceiling.figures["per_pair" if timeline.one_pair else "per_account"]
