"""Requests to sign, to compare and to write as snippets."""

from __future__ import annotations

import json
from base64 import b64encode
from random import Random
from typing import Any, Final

from tests.fuzz.mutation import make_junk
from tests.fuzz.texts import LONG, NASTY, make_text
from tests.unit.strategies import BASE58, KEY, SECRET
from tutorial_py.cause_rules.recipes import make_recipe
from tutorial_py.cause_rules.search import list_deviations
from tutorial_py.data import load_methods
from tutorial_py.request_fields import DEEPEST_PARAMS
from tutorial_py.signing_rules.request import Request

type Args = dict[str, Any]

METHODS: Final = (
    *("private/create-order", "private/cancel-order", "private/cancel-all-orders"),
    *("private/get-order-detail", "private/get-trades", "private/user-balance"),
    *("public/get-tickers", "private/create-order-list", "public/auth"),
)
_NAMES: Final = (
    "price",
    "quantity",
    "b",
    "a",
    "order_list",
    "exec_inst",
    "__proto__",
    "A",
    "é",
    "",
)
_SCALARS: Final = (
    *(0, 1, -1, True, False, None, "", "0.24", "1e5", 0.1, -0.0, 1e300, 5e-324, 1e21, 1e-7),
    *(2**53, 2**53 + 1, 10**30, "00", "1.10", "x", "null"),
)


def make_key(random: Random, longest: int, prefix: str) -> str:
    """Make what may stand in the field of a key or a secret."""
    if random.random() < 0.2:
        return make_text(random, longest)
    body = "".join(random.choice(BASE58) for _ in range(random.choice((22, 22, 21, 23))))
    key = random.choice((KEY, SECRET, prefix + body, body))
    around = f"{random.choice(NASTY)}{key}{random.choice(NASTY)}"
    return random.choice((key, key, around, f"{key[:9]}{random.choice(NASTY)}{key[9:]}"))


def make_request(random: Random) -> Args:
    args = _make_any_request(random)
    if random.random() < 0.1:
        return args
    # Half a character cannot be signed at all.
    texts = {name: each for name, each in args.items() if isinstance(each, str)}
    return {
        **args,
        **{name: each.encode(errors="replace").decode() for name, each in texts.items()},
    }


def _make_any_request(random: Random) -> Args:
    longest = random.choice((40, 200, 4000))
    args: Args = {
        "method": random.choice((*METHODS, make_text(random, 200))),
        "id": _make_number(random),
        "api_key": make_key(random, longest, ""),
        "secret": make_key(random, longest, "cxakp_"),
        "nonce": _make_number(random),
    }
    if random.random() < 0.3:
        args["now_ms"] = random.choice((0, 10**16, 10**13, 1_700_000_000_000))
    return {**args, **make_params(random)}


def _make_number(random: Random) -> int | str:
    number = random.choice((0, 1, -1, 2**53, 2**63, 10**39, 1_700_000_000_000, 17**8))
    return random.choice((number, str(number), f" {number} "))


def make_params(random: Random) -> Args:
    """Make `params`, `params_json` or neither."""
    kind = random.randrange(4)
    if kind == 0:
        return {}
    params = make_object(random, random.choice((30, 300, LONG)))
    if kind == 1:
        return {"params": params}
    text = json.dumps(params, ensure_ascii=random.random() < 0.5)
    return {"params_json": random.choice((text, text, text, make_text(random, 400)))}


def make_object(random: Random, size: int) -> Args:
    """Make an object of about `size` characters of JSON: flat, listed or deep."""
    shape = random.randrange(5)
    if shape == 0:
        return {f"n{place}": make_scalar(random, 20) for place in range(size // 12)}
    if shape == 1:
        return {random.choice(_NAMES): [make_scalar(random, 4) for _ in range(size // 6)]}
    if shape == 2:
        half = size // 2
        return {"n" * half: [random.choice((0, 0.5, None, "x", [], {}))] * (half // 3)}
    if shape == 3:
        return _make_deep(random, size)
    return {name: make_junk(random, 3) for name in random.sample(_NAMES, random.randint(0, 6))}


def _make_deep(random: Random, size: int) -> Args:
    """Nest lists and objects as deeply as is allowed, or once more; all the rest lies deepest."""
    depth = random.choice((2, 10, DEEPEST_PARAMS - 2, DEEPEST_PARAMS - 1, DEEPEST_PARAMS))
    name = "n" * random.choice((1, 1, max(1, size // (2 * depth))))
    entry: Any = random.choice((0, 0.5, None, "x", []))
    deep: Any = [entry] * max(1, (size - depth * (len(name) + 5)) // 3)
    as_list = random.choice((0.0, 0.5, 1.0))
    for _ in range(depth - 2):
        deep = [deep] if random.random() < as_list else {name: deep}
    return {name: deep}


def make_scalar(random: Random, longest: int) -> object:
    """Make a value that is neither a list nor an object."""
    if random.random() < 0.05:
        return random.choice((make_text(random, longest), -(10**4000)))
    return random.choice(_SCALARS)


def make_comparison(random: Random) -> Args:
    args = make_request(random)
    digits = "".join(random.choice("0123456789abcdef") for _ in range(128))
    others = (
        digits[:64],
        digits[:64].upper(),
        digits[:40],
        digits,
        digits[:32],
        "-_+/" * 10 + "AAA",
        b64encode(digits[:64].encode()).decode(),
    )
    args["other"] = random.choice((*others, f"sig: {digits[:64]}", make_text(random, LONG)))
    if random.random() < 0.5:
        args["other"] = _sign_otherwise(random, args)
    return args


def _sign_otherwise(random: Random, args: Args) -> str:
    """Sign as a program with one or two mistakes does, where the request can be signed at all."""
    try:
        params = args.get("params") or json.loads(args.get("params_json", "{}"))
        request = Request(
            args["method"],
            int(args["id"]),
            args["api_key"],
            args["secret"],
            int(args["nonce"]),
            params,
        )
        recipe = make_recipe(request)
        for deviation in random.sample(list(list_deviations()), random.randint(1, 2)):
            recipe = deviation.apply(recipe)
        message = recipe.message(recipe, recipe.write(recipe.params, recipe.style))
        return recipe.digest(recipe.secret, message.encode()).hex()
    except (ValueError, TypeError, AttributeError, RecursionError):
        return "0" * 64


def make_snippets(random: Random) -> Args:
    methods = (*load_methods().methods, *METHODS, make_text(random, 60))
    return {"method": random.choice(methods), **make_params(random)}
