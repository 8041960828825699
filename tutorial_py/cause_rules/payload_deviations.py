"""What goes wrong with the parts of the payload, and with what is made of it."""

from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from itertools import islice, permutations
from operator import mul
from typing import Final

from tutorial_py.cause_rules.deviations import Deviation
from tutorial_py.cause_rules.recipes import HMAC_SHA256, PARTS, Recipe

_THOUSAND: Final = 1000
_ORDER: Final = "Join the parts as method, id, API key, params, nonce."
_MILLISECONDS: Final = "Use the time in whole milliseconds."
_SWAPPED_ORDERS: Final = (
    ("id", "method", "api_key", "params", "nonce"),
    ("method", "api_key", "id", "params", "nonce"),
    ("method", "id", "params", "api_key", "nonce"),
    ("method", "id", "api_key", "nonce", "params"),
    ("method", "id", "nonce", "api_key", "params"),
    ("nonce", "method", "id", "api_key", "params"),
)


def list_nonce_deviations() -> Iterator[Deviation]:
    """List nonces in another unit than milliseconds."""
    for words, change in (
        ("in whole seconds", lambda nonce: nonce // _THOUSAND),
        ("in seconds, rounded", lambda nonce: round(nonce / _THOUSAND)),
        ("in seconds with a point", lambda nonce: nonce / _THOUSAND),
    ):
        yield Deviation(
            "nonce_in_seconds",
            f"The other program signs the nonce {words}.",
            _MILLISECONDS,
            partial(_change_nonce, change=change),
        )
    for words, factor in (("in microseconds", _THOUSAND), ("in nanoseconds", _THOUSAND**2)):
        yield Deviation(
            "nonce_unit",
            f"The other program signs the nonce {words}, or this one is in another unit.",
            _MILLISECONDS,
            partial(_change_nonce, change=partial(mul, factor)),
        )


def list_id_deviations() -> Iterator[Deviation]:
    """List ids that are left out or are others."""
    yield Deviation(
        "missing_id",
        "The other program leaves the id out of what it signs.",
        "Sign the same id that the request has, after the method.",
        lambda recipe: recipe._replace(id=""),
    )
    for words, number in (("the nonce as the id", ""), ("the id 1", "1"), ("the id 0", "0")):
        yield Deviation(
            "other_id",
            f"The other program signs {words}.",
            "Sign the same id that the request has.",
            lambda recipe, number=number: recipe._replace(id=number or recipe.nonce),  # type: ignore[misc]
        )


def list_method_deviations() -> Iterator[Deviation]:
    """List other spellings of the method."""
    fix = "Sign the method as the request has it, such as private/user-balance."
    for words, change in (
        ("with a slash in front", lambda method: f"/{method}"),
        ("without private/", lambda method: method.rpartition("/")[2]),
        ("with v1/ in front", lambda method: f"v1/{method}"),
        ("with exchange/v1/ in front", lambda method: f"exchange/v1/{method}"),
        ("with /exchange/v1/ in front", lambda method: f"/exchange/v1/{method}"),
        ("with POST in front", lambda method: f"POST{method}"),
        ("in capital letters", str.upper),
    ):
        yield Deviation(
            "other_method",
            f"The other program signs the method {words}.",
            fix,
            lambda recipe, change=change: recipe._replace(method=change(recipe.method)),  # type: ignore[misc]
        )


def list_missing_parts() -> Iterator[Deviation]:
    """List parts that are left out; the id and the params have lists of their own."""
    for field, name in (("api_key", "API key"), ("nonce", "nonce"), ("method", "method")):
        yield Deviation(
            f"missing_{field.removeprefix('api_')}",
            f"The other program leaves the {name} out of what it signs.",
            _ORDER,
            lambda recipe, field=field: recipe._replace(**{field: ""}),  # type: ignore[misc]
        )


def list_part_orders() -> Iterator[Deviation]:
    """List other orders of the parts, and texts between them."""
    for order in _SWAPPED_ORDERS:
        yield _reorder(order)
    for separator, words in (
        ("&", "&"),
        (",", "commas"),
        ("\n", "line breaks"),
        (" ", "blanks"),
        ("|", "|"),
    ):
        yield Deviation(
            "parts_separated",
            f"The other program puts {words} between the parts.",
            "Join the parts with nothing between them.",
            lambda recipe, separator=separator: recipe._replace(  # type: ignore[misc]
                message=partial(_join_in_order, order=PARTS, separator=separator)
            ),
        )


def list_rare_orders() -> Iterator[Deviation]:
    """List every other order of the parts."""
    for order in islice(permutations(PARTS), 1, None):
        yield _reorder(order)


def list_digest_deviations() -> Iterator[Deviation]:
    """List what is computed in place of an HMAC."""
    yield Deviation(
        "hmac_swapped",
        "The other program takes the payload as the key of the HMAC, and signs the secret.",
        "Take the secret as the key and the payload as the message.",
        lambda recipe: recipe._replace(digest=_sign_swapped),
    )
    for words, compute in (
        ("the secret and then the payload", lambda key, text: sha256(key + text).digest()),
        ("the payload and then the secret", lambda key, text: sha256(text + key).digest()),
        ("the payload alone", lambda _key, text: sha256(text).digest()),
    ):
        yield Deviation(
            "no_hmac",
            f"The other program computes a plain SHA-256 of {words}.",
            "Compute an HMAC-SHA256, with the secret as its key.",
            lambda recipe, compute=compute: recipe._replace(digest=compute),  # type: ignore[misc]
        )


def _sign_swapped(secret: bytes, message: bytes) -> bytes:
    return HMAC_SHA256(message, secret)


def _change_nonce(recipe: Recipe, change: Callable[[int], float]) -> Recipe:
    # Another deviation may have left the nonce out, or with a point in it.
    if not recipe.nonce.removeprefix("-").isdecimal():
        return recipe
    return recipe._replace(nonce=str(change(int(recipe.nonce))))


def _reorder(order: tuple[str, ...]) -> Deviation:
    names = ", ".join("API key" if name == "api_key" else name for name in order)
    return Deviation(
        "other_order",
        f"The other program joins the parts in another order: {names}.",
        _ORDER,
        lambda recipe: recipe._replace(message=partial(_join_in_order, order=order, separator="")),
    )


def _join_in_order(
    recipe: Recipe, param_string: str, order: tuple[str, ...], separator: str
) -> str:
    return separator.join([recipe.part(name, param_string) for name in order])
