"""A second simulation, call by call and without any haste, written from the documentation alone."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from typing import Any

from tutorial_py.data import load_rate_limits

Attempt = tuple[int, int | None, str]


def look_up(method: str, rule: str) -> tuple[int, int, str]:
    """Find calls, length and scope of the window."""
    facts = load_rate_limits()
    exact = [limit for limit in facts.limits if method in limit.methods]
    wild = method.split("/", maxsplit=1)[0] + "/*"
    group = [limit for limit in facts.limits if wild in limit.methods]
    limit = (exact or group)[0]
    if limit.scope != "method_and_key" or rule == "per_key":
        return limit.calls, limit.per_ms, limit.scope
    (account,) = (each for each in facts.rules if each.id == "per_account")
    return account.calls, account.per_ms, account.scope


@dataclass
class NaiveSimulation:
    args: dict[str, Any]
    accepted: list[tuple[int, str, int | None]] = field(default_factory=list)
    until: dict[int, int] = field(default_factory=dict)
    turns: dict[str, int] = field(default_factory=dict)
    refusals: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    suspensions: int = 0

    def counted(self, method: str, key: int | None, now: int) -> int:
        """Count the accepted calls in the window that holds `now`."""
        _, per_ms, scope = look_up(method, self.args["rule"])
        phase = self.args["phase_ms"]
        begin = now - (now - phase) % per_ms - 1 if self.args["window"] == "fixed" else now - per_ms
        return sum(
            begin < at <= now
            for at, name, used in self.accepted
            if name == method and (scope != "method_and_key" or used == key)
        )

    def pick(self, method: str, now: int) -> int | None:
        keys = range(self.args["keys"])
        if look_up(method, self.args["rule"])[2] == "method_and_ip":
            return None
        if self.args["strategy"] == "least_used":
            free = [key for key in keys if self.until.get(key, -1) <= now]
            return min(free or [0], key=lambda key: (self.counted(method, key, now), key))
        turn = self.turns.get(method, 0)
        if self.args["strategy"] == "round_robin":
            self.turns[method] = turn + 1
            return turn % len(keys)
        heard = now - 2 * self.args["latency_ms"]
        refusals = self.refusals.setdefault(method, [])
        while refusals and refusals[0][0] <= heard:
            if refusals.pop(0)[1] == turn % len(keys):
                turn += 1
        self.turns[method] = turn
        return turn % len(keys)

    def answer(self, method: str, key: int | None, now: int) -> str:
        if key is not None and self.until.get(key, -1) > now:
            return "suspended"
        if self.counted(method, key, now) < look_up(method, self.args["rule"])[0]:
            self.accepted.append((now, method, key))
            return "accepted"
        if key is not None and self.args["suspension_ms"]:
            self.suspensions += 1
            whole = self.args["rule"] == "per_account"
            for each in range(self.args["keys"]) if whole else [key]:
                self.until[each] = now + self.args["suspension_ms"]
        return "rejected"

    def run(self) -> list[list[Attempt]]:
        """Return the attempts of each call."""
        args, retry = self.args, self.args["retry"]
        tries: list[list[Attempt]] = [[] for _ in args["workload"]]
        queue = [
            (call["at_ms"] + args["latency_ms"], place, place)
            for place, call in enumerate(args["workload"])
        ]
        heapq.heapify(queue)
        number = len(queue)
        while queue:
            now, _, place = heapq.heappop(queue)
            method = args["workload"][place]["method"]
            key = self.pick(method, now)
            outcome = self.answer(method, key, now)
            tries[place].append((now, key, outcome))
            if outcome == "accepted":
                continue
            if key is not None:
                self.refusals.setdefault(method, []).append((now, key))
            if retry["kind"] == "none" or len(tries[place]) >= retry["max_tries"]:
                continue
            wait = retry["base_ms"]
            if retry["kind"] == "exponential":
                wait = min(wait * 2 ** (len(tries[place]) - 1), retry["max_ms"])
            number += 1
            heapq.heappush(queue, (now + 2 * args["latency_ms"] + wait, number, place))
        return tries
