"""What programs sign in place of the params' string: JSON, a query, only a part, nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Final
from urllib.parse import quote_plus

from tutorial_py.cause_rules.deviations import Deviation
from tutorial_py.cause_rules.recipes import WriteParams
from tutorial_py.signing_rules.json_text import JsonStyle, write_json
from tutorial_py.signing_rules.param_string import write_params
from tutorial_py.signing_rules.styles import Params, Style

_FIX: Final = "Write each name and then its value, sorted by name, nothing between them."


@dataclass(frozen=True, slots=True)
class JsonForm:
    """A form of JSON. Writes params when it is called; equal forms write alike."""

    is_sorted: bool
    is_spaced: bool
    numbers_of_python: bool
    ascii_only: bool = False

    def __call__(self, params: Params, style: Style) -> str:
        """Write params in this form, values in a style as far as JSON has a choice."""
        if not self.is_sorted:
            style = replace(style, order=lambda values, _depth: list(values))
        if self.numbers_of_python:
            style = replace(style, number=repr)
        comma, colon = (", ", ": ") if self.is_spaced else (",", ":")
        return write_json(dict(params), JsonStyle(style, comma, colon, self.ascii_only))

    def describe(self) -> str:
        """Say the form in words."""
        order = "sorted" if self.is_sorted else "in the order given"
        return f"{order}, {'with' if self.is_spaced else 'without'} blanks"


def list_json_deviations() -> Iterator[Deviation]:
    """List the forms of JSON that stand for the params' string."""
    for choice in product((False, True), repeat=4):
        form = JsonForm(*choice)
        words = f"The other program puts the params in as JSON text, {form.describe()}."
        yield _make("params_as_json", words, form)
    words = "The other program puts the params in as Python shows them."
    yield _make("params_as_python", words, lambda params, _style: str(dict(params)))


def list_other_wholes() -> Iterator[Deviation]:
    """List what else stands for the params' string."""
    yield _make(
        "missing_params",
        "The other program leaves the params out of what it signs.",
        lambda _params, _style: "",
    )
    for words, pair, between, change in (
        ("as name=value with & between", "=", "&", str),
        ("as name=value with & between, encoded for an address", "=", "&", quote_plus),
        ("as name=value with nothing between", "=", "", str),
        ("with & between the pairs", "", "&", str),
        ("with commas between the pairs", "", ",", str),
        ("with blanks between the pairs", "", " ", str),
        ("as name:value with commas between", ":", ",", str),
    ):
        yield _make(
            "params_with_separators",
            f"The other program writes the params {words}.",
            _write_with(pair, between, change),
        )
    yield _make(
        "names_left_out",
        "The other program signs the values only, without their names.",
        lambda params, style: _join_label(params, style, "value"),
    )
    yield _make(
        "null_left_out",
        "The other program leaves names with null out.",
        lambda params, style: write_params(_drop_null(params), style).join(),
        "Write null as the word null, with its name.",
    )


def _make(code: str, words: str, write: WriteParams, fix: str = _FIX) -> Deviation:
    return Deviation(code, words, fix, lambda recipe: recipe._replace(write=write))


def _write_with(pair: str, between: str, change: Callable[[str], str]) -> WriteParams:
    def write(params: Params, style: Style) -> str:
        pairs = []
        for name in style.order(params, 0):
            value = write_params({name: params[name]}, style).join()[len(name) :]
            pairs.append(f"{change(name)}{pair}{change(value)}")
        return between.join(pairs)

    return write


def _join_label(params: Params, style: Style, label: str) -> str:
    pieces = write_params(params, style).pieces
    return "".join([piece.text for piece in pieces if piece.label == label])


def _drop_null(params: Params) -> Params:
    return {name: value for name, value in params.items() if value is not None}
