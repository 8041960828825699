"""Tell whether key and secret of one pair stand in each other's place, or are the same."""

from collections.abc import Iterator

from tutorial_py.data import load_key_shapes
from tutorial_py.key_checks.shapes import has_key_shape, has_secret_prefix
from tutorial_py.key_checks.words import COPY_AGAIN, FieldName
from tutorial_py.problems import Problem, make_problem

_SWAP = "Paste what is in the API key field into the secret field, and the other way round."


def find_swap_problems(key: str, secret: str) -> Iterator[tuple[FieldName, Problem]]:
    """Find what the two cores of a pair say about each other, and the field that it belongs to."""
    if key and key == secret:
        yield from _find_same(key)
    if not has_secret_prefix(key):
        return
    prefix = load_key_shapes().shapes["secret"].prefix
    if has_key_shape(secret):
        message = f"This is a secret: it starts with {prefix}. Key and secret are swapped."
        yield "api_key", make_problem("swapped", message, _SWAP)
        message = "This looks like the API key. Key and secret are swapped."
        yield "secret", make_problem("swapped", message, _SWAP)
    else:
        message = f"This is a secret, not an API key: it starts with {prefix}."
        start = "Clear this field." if secret else "Move it into the secret field."
        fix = f"{start} {COPY_AGAIN['api_key']}"
        yield "api_key", make_problem("swapped", message, fix)


def _find_same(text: str) -> Iterator[tuple[FieldName, Problem]]:
    message = "The API key and the secret are the same text. They are always different."
    yield "api_key", make_problem("same_as_secret", message, COPY_AGAIN["api_key"])
    if not has_secret_prefix(text):
        yield "secret", make_problem("same_as_secret", message, COPY_AGAIN["secret"])
