"""Simulate what the exchange takes and refuses when a program sends many calls with several keys.

A discrete-event simulation: time is whole milliseconds, there is no clock, and the same arguments
always give the same result. What nobody has published (how windows are cut, how long a key stays
suspended) is an argument, and the result names it as an assumption.
"""

from collections.abc import Generator

from tutorial_py.simulation_rules.report import (
    Value,
    add_up,
    write_drawing,
    write_keys,
    write_requests,
    write_totals,
)
from tutorial_py.simulation_rules.run import Simulation
from tutorial_py.simulation_rules.settings import Settings, Timeline
from tutorial_py.simulation_rules.words import list_notes, tell_result


def simulate_rate_limits(timeline: Timeline, settings: Settings) -> Generator[int, None, Value]:
    """Simulate calls, yield how much is done, per mille, and return the whole report.

    Raises InputError on `workload` for what would take too many tries.
    """
    simulation = Simulation(timeline, settings)
    yield from simulation.advance()
    run = simulation.run
    totals = add_up(run)
    requests = yield from write_requests(run)
    drawing = yield from write_drawing(run)
    return {
        "requests": requests,
        "keys": write_keys(run, totals),
        **write_totals(totals),
        "sentence": tell_result(totals, settings),
        "notes": list_notes(timeline, settings),
        **drawing,
    }
