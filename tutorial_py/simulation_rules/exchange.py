"""The exchange's side of a simulation: what it counts for each method, and whom it suspends."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tutorial_py.rate_limits import Allowance, Window, find_allowance, make_window
from tutorial_py.simulation_rules.settings import Settings


@dataclass(slots=True)
class Desk:
    """One method: where its calls are counted, and what the program remembers of them.

    `windows` has one window for each key; where calls of all keys are counted together, it is the
    same one at every place. Calls without a key (`keyed` is False) have one place.
    """

    method: str
    allowance: Allowance
    windows: Sequence[Window]
    keyed: bool
    turn: int = 0
    refusals: deque[tuple[int, int]] = field(default_factory=deque)

    @property
    def counts_keys(self) -> bool:
        """Whether each key is counted by itself."""
        return self.allowance.scope == "method_and_key"

    def is_full(self, now: int) -> bool:
        """Tell whether no key has room at `now`."""
        most = self.allowance.calls
        windows = self.windows if self.counts_keys else self.windows[:1]
        return all(window.count(now) >= most for window in windows)


def make_desks(methods: Sequence[str], settings: Settings) -> Mapping[str, Desk]:
    """Make a desk for each method that occurs, in order of appearance."""
    return {method: _make_desk(method, settings) for method in dict.fromkeys(methods)}


def _make_desk(method: str, settings: Settings) -> Desk:
    allowance = find_allowance(method, settings.rule)
    keyed = allowance.scope in ("method_and_key", "method_and_account")
    places = settings.keys if keyed else 1

    def make() -> Window:
        return make_window(settings.window, allowance, settings.phase_ms)

    if allowance.scope == "method_and_key":
        return Desk(method, allowance, [make() for _ in range(places)], keyed)
    return Desk(method, allowance, [make()] * places, keyed)


@dataclass(frozen=True, slots=True)
class Suspension:
    """From `from_ms` on, up to but without `until_ms`; `key` None stands for the whole account."""

    key: int | None
    from_ms: int
    until_ms: int


class Suspensions:
    """Who is suspended until when, in milliseconds.

    A refusal suspends its key, or the whole account where that is what is counted. Further calls
    meanwhile do not make it longer.
    """

    def __init__(self, settings: Settings) -> None:
        self.until = [-1] * settings.keys
        self.length_ms = settings.suspension_ms
        self.found: list[Suspension] = []
        self._whole = settings.rule == "per_account"

    def add(self, key: int, now: int) -> None:
        """Suspend after a refusal at `now`."""
        until = now + self.length_ms
        self.found.append(Suspension(None if self._whole else key, now, until))
        if self._whole:
            self.until[:] = [until] * len(self.until)
        else:
            self.until[key] = until

    def hold_all(self, now: int) -> bool:
        """Tell whether every key is suspended at `now`."""
        return min(self.until) > now

    def sum_up(self, key: int) -> int:
        """Return for how long a key was suspended in all."""
        return sum(each.until_ms - each.from_ms for each in self.found if each.key in (None, key))
