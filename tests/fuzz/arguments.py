"""Arguments of each call, made to be taken, or nearly so: extreme, but of the right shape."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from random import Random
from typing import Final

from tests.fuzz.requests import Args, make_comparison, make_key, make_request, make_snippets
from tests.fuzz.simulations import draw_setting, make_recommendation, make_simulation
from tests.fuzz.texts import LONG, NASTY, draw_length, make_text
from tests.unit.strategies import KEY, SECRET


def make_arguments(random: Random, name: str) -> Args:
    """Make arguments for the call `name`."""
    return _MAKERS[name](random)


def _make_keys(random: Random) -> Args:
    count = random.choice((1, 1, 1, 2, 3, 10, 11, 100))
    length = LONG // (2 * count)
    return {
        "keys": [
            {"api_key": make_key(random, length, ""), "secret": make_key(random, length, "cxakp_")}
            for _ in range(count)
        ]
    }


def _make_whitelist(random: Random) -> Args:
    args: Args = {"text": make_list(random, LONG)}
    if random.random() < 0.5:
        args["expected"] = random.choice(
            (args["text"], make_list(random, 2000), make_list(random, 2000).split("\n"), None, "")
        )
    return args


def make_list(random: Random, longest: int) -> str:
    """Make what may stand in the field of a whitelist."""
    if random.random() < 0.4:
        return make_text(random, longest)
    between = random.choice((", ", "\n", " ", ";", " | ", ",", "\u3000", "\n1) "))
    length = draw_length(random, longest)
    found: list[str] = []
    size = 0
    while size < length:
        found.append(_make_address(random))
        size += len(found[-1]) + len(between)
    return between.join(found)[:longest]


def _make_address(random: Random) -> str:
    kind = random.randrange(9)
    if kind == 0:
        return random.choice(NASTY)
    if kind == 1:
        groups = [f"{random.choice((0, 1, 0xFFFF)):x}" for _ in range(random.randint(1, 9))]
        return random.choice((":", "::", ":::")).join(groups) + random.choice(
            ("", "/64", "%1", "/")
        )
    numbers = [str(random.choice((0, 1, 10, 203, 255, 256, 999, 10**20))) for _ in range(4)]
    address = ".".join(numbers[: random.choice((4, 4, 4, 3, 5))])
    tails = ("", "", "", "/24", "/0", "/33", ":443", ".", ".1", "-9", "\u200b", "]")
    return random.choice(("", "", "", "- ", "[", "0", "ip: ")) + address + random.choice(tails)


def _make_error(random: Random) -> Args:
    if random.random() < 0.5:
        return {"text": make_text(random, LONG)}
    lines = random.choice((1, 3, 40, 300))
    return {"text": "\n".join(_make_line(random) for _ in range(lines))[:LONG]}


def _make_line(random: Random) -> str:
    code = random.choice((40101, 42901, 10007, 401, 0, 43999, 99999999, 306, 200))
    message = random.choice(("UNAUTHORIZED", "IP_ILLEGAL", "SOMETHING_NEW", random.choice(NASTY)))
    return random.choice(
        (
            json.dumps({"id": 1, "code": code, "message": message, "nonce": 1_700_000_000_000}),
            f"ERROR HTTP/1.1 {code} {message}",
            f"code: {code}, {message}",
            f"{random.choice(NASTY)}{code}{random.choice(NASTY)}",
            f"status {code} api_key={KEY} sig={SECRET}{random.choice(NASTY)}",
            "your ip is not whitelisted, too many requests, invalid signature",
        )
    )


def _make_sample(random: Random) -> Args:
    kinds = ("good", "mistakes", "mistakes", "Good")
    return {"kind": random.choice(kinds), "seed": draw_setting(random, "seed")}


_MAKERS: Final[Mapping[str, Callable[[Random], Args]]] = {
    "check_keys": _make_keys,
    "check_whitelist": _make_whitelist,
    "sign_request": make_request,
    "compare_signature": make_comparison,
    "write_snippets": make_snippets,
    "explain_error": _make_error,
    "simulate_rate_limits": make_simulation,
    "recommend_keys": make_recommendation,
    "make_sample": _make_sample,
}
