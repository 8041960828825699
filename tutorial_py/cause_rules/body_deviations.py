"""What programs sign in place of the payload: the body of the request, as JSON."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations, product
from typing import Final

from tutorial_py.cause_rules.deviations import Deviation
from tutorial_py.cause_rules.recipes import Recipe
from tutorial_py.cause_rules.whole_params import JsonForm

_FIX: Final = (
    "Sign the payload, not the body: method, id, API key, params and nonce, nothing between them."
)
_WORDS: Final = "The other program signs the body of the request as JSON, not the payload"
_EITHER: Final = (False, True)
_SORTED: Final = ("api_key", "id", "method", "nonce", "params")
_ORDERS: Final = (
    ("id", "method", "api_key", "params", "nonce"),
    _SORTED,
    ("method", "id", "api_key", "params", "nonce"),
    ("id", "method", "params", "nonce", "api_key"),
    ("id", "method", "params", "api_key", "nonce"),
    ("id", "method", "params", "nonce"),
    ("params",),
    # without params, for a request that has none
    ("id", "method", "api_key", "nonce"),
    ("api_key", "id", "method", "nonce"),
    ("method", "id", "api_key", "nonce"),
)


@dataclass(frozen=True, slots=True)
class _Body:
    """How a body is written; the order ("params",) means the params alone, without a name."""

    order: tuple[str, ...]
    is_spaced: bool
    quotes_numbers: bool = False

    def __call__(self, recipe: Recipe, params_json: str) -> str:
        if self.order == ("params",):
            return params_json
        comma, colon = (", ", ": ") if self.is_spaced else (",", ":")
        texts = {
            "id": self._write_number(recipe.id),
            "method": json.dumps(recipe.method),
            "api_key": json.dumps(recipe.api_key),
            "params": params_json,
            "nonce": self._write_number(recipe.nonce),
        }
        pairs = [f'"{name}"{colon}{texts[name]}' for name in self.order if texts[name]]
        return f"{{{comma.join(pairs)}}}"

    def _write_number(self, digits: str) -> str:
        return json.dumps(digits) if digits and self.quotes_numbers else digits


def list_body_deviations() -> Iterator[Deviation]:
    """List the likely forms of the body."""
    for order in _ORDERS:
        for choice in product(_EITHER, repeat=3):
            form = JsonForm(*choice)
            yield _make(_Body(order, form.is_spaced), form)


def list_rare_bodies() -> Iterator[Deviation]:
    """List every other order of the body's names, and ids in quotes."""
    for order in permutations(_SORTED):
        for *choice, quotes in product(_EITHER, repeat=4):
            form = JsonForm(*choice)
            yield _make(_Body(order, form.is_spaced, quotes), form)


def _make(body: _Body, form: JsonForm) -> Deviation:
    names = "the params alone" if body.order == ("params",) else ", ".join(body.order)
    return Deviation(
        "body_signed",
        f"{_WORDS}: {names}, {form.describe()}.",
        _FIX,
        # The form puts JSON where the params' string would be; the body takes it from there.
        lambda recipe: recipe._replace(write=form, message=body),
    )
