"""Compare a core with the shapes that keys and secrets have had so far. All of it is a warning."""

import re
from collections.abc import Iterator
from functools import cache

from tutorial_py.characters import count_words, name_character
from tutorial_py.data import Shape, load_key_shapes
from tutorial_py.key_checks.peeling import Peeled
from tutorial_py.key_checks.words import COPY_AGAIN, FieldName
from tutorial_py.problems import Problem, make_problem

# A length further off than this, in characters, is rather another product's key than a bad copy.
_FAR_OFF = 4
_OTHER_PRODUCT = " Keys of the Crypto.com App and of other exchanges do not work here."


def has_secret_prefix(text: str) -> bool:
    """Tell whether a core starts as a secret does, in capital or small letters."""
    prefix = load_key_shapes().shapes["secret"].prefix
    return text[: len(prefix)].lower() == prefix


def has_key_shape(text: str) -> bool:
    """Tell whether a core looks like an API key: base58, of the length of a key or one less."""
    facts = load_key_shapes()
    lengths = (facts.shapes["api-key"].body, facts.alphabet.short_body)
    return len(text) in lengths and not _unusual().search(text)


def find_shape_problems(field: FieldName, peeled: Peeled) -> Iterator[Problem]:
    """Find in which ways a core differs from the shape seen in its field."""
    shape = choose_shape(field, peeled.clean)
    yield from _find_prefix(field, peeled.clean)
    yield from _find_length(field, peeled.clean, shape)
    yield from _find_unusual(field, peeled, shape)


def choose_shape(field: FieldName, text: str) -> Shape:
    """Return the shape that a core is compared with."""
    shapes = load_key_shapes().shapes
    if field == "api_key":
        return shapes["api-key"]
    return shapes["secret" if has_secret_prefix(text) else "secret-legacy"]


def _find_prefix(field: FieldName, text: str) -> Iterator[Problem]:
    prefix = load_key_shapes().shapes["secret"].prefix
    if field == "api_key" or text.startswith(prefix):
        return
    if has_secret_prefix(text):
        message = (
            f"Secrets seen so far start with {prefix} in small letters; "
            "here it has capital letters."
        )
        fix = COPY_AGAIN[field]
    elif has_key_shape(text):
        message = (
            f"Secrets seen so far start with {prefix}; this does not. It is an old secret, "
            "or the API key was pasted here."
        )
        fix = f"Compare it with your API key. If they are the same: {COPY_AGAIN[field]}"
    else:
        message = f"Secrets seen so far start with {prefix}; this does not."
        fix = COPY_AGAIN[field]
    yield make_problem("no_prefix", message, fix)


def _find_length(field: FieldName, text: str, shape: Shape) -> Iterator[Problem]:
    if len(text) == shape.length:
        return
    alphabet = load_key_shapes().alphabet
    count = count_words(len(text), "character", "characters")
    message = f"It has {count}; {_describe(shape)} seen so far have {shape.length}."
    fix = COPY_AGAIN[field]
    if len(text) == len(shape.prefix) + alphabet.short_body:
        message += f" About {alphabet.short_percent}% can have one less, so it may be right."
        fix = f"Make sure that nothing is cut off at its ends. {fix}"
    if abs(len(text) - shape.length) > _FAR_OFF:
        message += _OTHER_PRODUCT
    yield make_problem("unusual_length", message, fix)


def _describe(shape: Shape) -> str:
    if shape.legacy:
        return f"secrets without {load_key_shapes().shapes['secret'].prefix}"
    return "secrets" if shape.prefix else "API keys"


def _find_unusual(field: FieldName, peeled: Peeled, shape: Shape) -> Iterator[Problem]:
    # Foreign characters were reported already; here only what was typed in ASCII counts.
    places = [
        peeled.places[match.start()]
        for match in _unusual().finditer(peeled.clean, len(shape.prefix))
        if peeled.typed[peeled.places[match.start()]].isascii()
    ]
    if not places:
        return
    first = peeled.typed[places[0]]
    more = "" if len(places) == 1 else f", and {len(places) - 1:,} more like it"
    absent = " ".join(load_key_shapes().alphabet.absent)
    message = f"Character {places[0] + 1:,} is {name_character(first)}{more}. "
    message += (
        f"Keys and secrets seen so far never have {absent}: they are easily taken for others."
        if first in absent
        else "Keys and secrets seen so far have only letters and digits here."
    )
    yield make_problem("unusual_character", message, COPY_AGAIN[field], places[0])


@cache
def _unusual() -> re.Pattern[str]:
    return re.compile(f"[^{re.escape(load_key_shapes().alphabet.characters)}]")
