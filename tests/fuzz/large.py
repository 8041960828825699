"""Inputs that are as large as a call takes them, up to what the page sends at most."""

from __future__ import annotations

import json
from random import Random
from typing import Any, Final

from tests.fuzz.arguments import make_arguments, make_list
from tests.fuzz.requests import make_object
from tests.fuzz.texts import make_text
from tests.unit.strategies import KEY, SECRET
from tutorial_py.calls import LONGEST_TEXT, MOST_PAIRS
from tutorial_py.request_fields import LONGEST_PARAMS

MOST: Final = 4_000_000
"""The longest arguments that a form sends: MAX_ARGS in `protocol.js`."""


def make_large(random: Random, name: str) -> tuple[str, str]:
    """Make a large input of the call `name`: the name and its arguments as text."""
    text = json.dumps(_make(random, name), ensure_ascii=random.random() < 0.5)
    return name, text[:MOST]


def _make(random: Random, name: str) -> Any:
    if name in ("check_whitelist", "explain_error"):
        make = random.choice((make_list, make_text))
        return {"text": make(random, LONGEST_TEXT)}
    if name == "check_keys":
        count = random.choice((1, 15, MOST_PAIRS))
        text = make_text(random, min(LONGEST_TEXT, MOST // (3 * count)))
        return {"keys": [{"api_key": text, "secret": text}] * count}
    if name in ("sign_request", "compare_signature", "write_snippets"):
        return _make_request(random, name)
    if name in ("simulate_rate_limits", "recommend_keys"):
        return _make_simulation(random, name)
    return make_arguments(random, name)


def _make_request(random: Random, name: str) -> Any:
    size = random.choice((20_000, 100_000, 200_000, LONGEST_PARAMS, LONGEST_PARAMS + 9))
    args = {"method": "private/create-order", "params": make_object(random, size)}
    if name == "write_snippets":
        return args
    long = make_text(random, LONGEST_TEXT).encode(errors="replace").decode()
    keys = {"api_key": random.choice((KEY, long)), "secret": random.choice((SECRET, long))}
    other = {"other": "0" * 64} if name == "compare_signature" else {}
    return {**args, **keys, **other, "id": 1, "nonce": 1_700_000_000_000}


def _make_simulation(random: Random, name: str) -> Any:
    args = make_arguments(random, name)
    size = random.choice((3000, 60_000))
    spread = random.choice((1, size, 3_600_000))
    every = random.choice(("private/create-order", "public/get-tickers", "private/x{}"))
    args["workload"] = [
        {"at_ms": place % spread, "method": every.format(place % 200)} for place in range(size)
    ]
    args.pop("size", None)
    return args
