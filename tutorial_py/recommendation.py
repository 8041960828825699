"""How many keys a program needs, and what helps where keys do not."""

from collections.abc import Generator
from dataclasses import asdict, replace

from tutorial_py.data import load_key_shapes
from tutorial_py.rate_limits import find_limit
from tutorial_py.simulation_rules.advice import list_helps, tell_enough, tell_reason
from tutorial_py.simulation_rules.batching import batch_orders
from tutorial_py.simulation_rules.pacing import pace_calls
from tutorial_py.simulation_rules.report import Totals, Value, add_up, write_totals
from tutorial_py.simulation_rules.run import Simulation
from tutorial_py.simulation_rules.settings import Settings, Timeline
from tutorial_py.simulation_rules.steps import DONE
from tutorial_py.simulation_rules.targets import Target, find_enough, find_reason


def recommend_keys(
    timeline: Timeline, settings: Settings, target: Target
) -> Generator[int, None, Value]:
    """Try every number of keys, yield how much is done, per mille, and return what is enough.

    The number of keys in `settings` is not looked at. `keys` in the result is the smallest number
    that meets the target; None where none does, and `reason` then says why. Raises InputError on
    `workload` for what would take too many tries.
    """
    batched_timeline = batch_orders(timeline)
    saves = len(batched_timeline.at_ms) < len(timeline.at_ms)
    share = 500 if saves else 1000
    rows = yield from _try_all(timeline, settings, 0, share)
    batched: list[Totals] = []
    if saves:
        batched = yield from _try_all(batched_timeline, settings, share, 1000)
    enough = find_enough(rows, target)
    by_address = yield from _misses_by_address(timeline, settings, target)
    reason = find_reason(timeline, settings, enough, by_address=by_address)
    pace = pace_calls(timeline, settings)
    found = enough if enough and not reason else None
    return {
        "keys": found,
        "table": [
            {"keys": keys, **write_totals(row), "meets": target.is_met(row)}
            for keys, row in enumerate(rows, 1)
        ],
        "sentence": tell_enough(rows, found) if found else tell_reason(reason, timeline, rows),
        "reason": reason,
        "helps": [asdict(each) for each in list_helps(timeline, rows, batched, target, pace)],
        "paced": asdict(pace),
    }


def _try_all(
    timeline: Timeline, settings: Settings, begin: int, end: int
) -> Generator[int, None, list[Totals]]:
    """Simulate with every number of keys; progress goes from `begin` to `end`."""
    most = load_key_shapes().slots.most
    rows = []
    for keys in range(1, most + 1):
        simulation = Simulation(timeline, replace(settings, keys=keys))
        for done in simulation.advance():
            yield begin + (end - begin) * (1000 * (keys - 1) + done) // (1000 * most)
        rows.append(add_up(simulation.run))
        # However quick one run is: whoever does not want the rest can say so in between.
        yield begin + (end - begin) * keys // most
    return rows


def _misses_by_address(
    timeline: Timeline, settings: Settings, target: Target
) -> Generator[int, None, bool]:
    """Tell whether the calls that are counted for the IP address miss the target by themselves.

    Yields DONE now and then.
    """
    public = [
        (at, method)
        for at, method in zip(timeline.at_ms, timeline.methods, strict=True)
        if find_limit(method).scope == "method_and_ip"
    ]
    if not public:
        return False
    alone = replace(timeline, at_ms=[at for at, _ in public], methods=[name for _, name in public])
    simulation = Simulation(alone, replace(settings, keys=1))
    for _ in simulation.advance():
        yield DONE
    return not target.is_met(add_up(simulation.run))
