"""Settings of simulations and recommendations, extreme but mostly allowed."""

from __future__ import annotations

from random import Random

from tests.fuzz.requests import METHODS, Args
from tutorial_py.data import load_workloads
from tutorial_py.simulation_fields import list_ranges


def make_settings(random: Random) -> Args:
    choices = load_workloads()
    all_settings: Args = {
        "rule": random.choice(("per_key", "per_account")),
        "window": random.choice(tuple(choices.windows)),
        "phase_ms": draw_setting(random, "phase_ms"),
        "suspension_ms": draw_setting(random, "suspension_ms"),
        "strategy": random.choice(tuple(choices.strategies)),
        "seed": draw_setting(random, "seed"),
        "retry": _make_retry(random),
        "latency_ms": draw_setting(random, "latency_ms"),
    }
    chosen = random.sample(list(all_settings), random.randint(0, len(all_settings)))
    return {**_make_workload(random), **{name: all_settings[name] for name in chosen}}


def draw_setting(random: Random, name: str) -> int:
    """Draw a number that a setting may be: its bounds more often than any other, seldom beyond."""
    fewest, most, usual = list_ranges()[name]
    anywhere = random.randint(fewest, most)
    near = min(most, fewest + random.randint(0, 200))
    if random.random() < 0.01:
        return random.choice((fewest - 1, most + 1))
    return random.choice((fewest, most, usual, anywhere, near))


def _make_retry(random: Random) -> Args:
    retry: Args = {"kind": random.choice(tuple(load_workloads().retries))}
    for name in ("base_ms", "max_ms", "max_tries", "jitter_seed"):
        if random.random() < 0.6:
            retry[name] = draw_setting(random, name)
    if retry.get("max_ms", 0) < retry.get("base_ms", 0) and random.random() < 0.8:
        retry.pop("max_ms", None)
    return retry


def _make_workload(random: Random) -> Args:
    if random.random() < 0.5:
        workload = random.choice(tuple(load_workloads().workloads.values()))
        sizes = (workload.fewest, workload.usual, workload.usual, workload.most)
        return {"workload": workload.id, "size": random.choice(sizes)}
    count = random.choice((1, 2, 10, 50, 200))
    moments = random.choice(((0, 0), (0, 300), (0, 3_600_000), (3_600_000, 3_600_000)))
    methods = random.choice((METHODS, METHODS[:1], METHODS[:5], ("public/get-tickers",)))
    calls = [
        {"at_ms": random.randint(*moments), "method": random.choice(methods)} for _ in range(count)
    ]
    if random.random() < 0.1:
        calls = [{**each, "method": f"private/x{place}"} for place, each in enumerate(calls)]
    return {"workload": calls}


def make_simulation(random: Random) -> Args:
    return {**make_settings(random), "keys": draw_setting(random, "keys")}


def make_recommendation(random: Random) -> Args:
    target: Args = {"max_wait_ms": draw_setting(random, "max_wait_ms")}
    if random.random() < 0.3:
        target["lost"] = random.choice((0, 1, 100_000))
    return {**make_settings(random), "target": target}
