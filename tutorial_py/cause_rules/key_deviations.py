"""What goes wrong with the API key and the secret."""

from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Callable, Iterator
from typing import Final

from tutorial_py.cause_rules.deviations import Deviation
from tutorial_py.cause_rules.recipes import Recipe
from tutorial_py.data import load_key_shapes
from tutorial_py.key_checks.peeling import peel

type _Change = Callable[[str], str]

_BLANKS: Final[tuple[tuple[str, str, str], ...]] = (
    ("", "\n", "a line break after it"),
    ("", "\r\n", "a Windows line break after it"),
    ("", " ", "a space after it"),
    (" ", "", "a space before it"),
    (" ", " ", "a space on either side"),
    ("", "\t", "a tab after it"),
    ("\t", "", "a tab before it"),
    ("\n", "", "a line break before it"),
    ("", "\r", "a carriage return after it"),
)
_QUOTES: Final = (
    ('"', '"', "double quotes around it"),
    ("'", "'", "single quotes around it"),
)
_STRIP: Final = "Strip blanks and line ends where your program reads the {name}."
_UNWRAP: Final = "Take the quotes off where your program reads the {name}."


def list_key_deviations() -> Iterator[Deviation]:
    """List them, the likely ones first."""
    prefix = load_key_shapes().shapes["secret"].prefix
    yield from _list_surroundings("secret", "secret", _change_secret)
    yield from _list_surroundings("key", "API key", _change_key)
    yield Deviation(
        "key_secret_swapped",
        "API key and secret are swapped, here or in the other program.",
        f"Put each where the other one is. A secret starts with {prefix}.",
        lambda recipe: recipe._replace(
            api_key=recipe.secret.decode(errors="replace"), secret=recipe.api_key.encode()
        ),
    )


def list_rarer_key_deviations() -> Iterator[Deviation]:
    """List what is less likely."""
    prefix = load_key_shapes().shapes["secret"].prefix
    yield Deviation(
        "secret_without_prefix",
        f"The other program leaves {prefix} out of the secret.",
        "Use the secret whole, as Crypto.com showed it.",
        lambda recipe: _change_secret(recipe, lambda text: text.removeprefix(prefix)),
    )
    yield Deviation(
        "secret_decoded",
        "The other program decodes the secret as base64 before it signs.",
        "Use the secret as the text it is, in UTF-8.",
        lambda recipe: recipe._replace(secret=_decode(recipe.secret)),
    )
    for change, words in ((str.lower, "small"), (str.upper, "capital")):
        yield Deviation(
            "letters_changed",
            f"The other program turns the secret into {words} letters.",
            "Keep capital and small letters as they are.",
            lambda recipe, change=change: _change_secret(recipe, change),  # type: ignore[misc]
        )
        yield Deviation(
            "letters_changed",
            f"The other program turns the API key into {words} letters.",
            "Keep capital and small letters as they are.",
            lambda recipe, change=change: _change_key(recipe, change),  # type: ignore[misc]
        )


def _list_surroundings(
    short: str, name: str, change: Callable[[Recipe, _Change], Recipe]
) -> Iterator[Deviation]:
    yield Deviation(
        f"{short}_blanks",
        f"The {name} in the form has blanks or more around it; the other program has none.",
        f"Put only the {name} itself into the form.",
        lambda recipe: change(recipe, _take_core),
    )
    for what, fix, surroundings in (("blanks", _STRIP, _BLANKS), ("quoted", _UNWRAP, _QUOTES)):
        for before, after, words in surroundings:
            yield Deviation(
                f"{short}_{what}",
                f"The other program's {name} has {words}.",
                fix.format(name=name),
                lambda recipe, before=before, after=after: change(  # type: ignore[misc]
                    recipe, lambda text: f"{before}{text}{after}"
                ),
            )


def _change_secret(recipe: Recipe, change: _Change) -> Recipe:
    # Another deviation may have left bytes that are no text.
    text = recipe.secret.decode(errors="surrogateescape")
    return recipe._replace(secret=change(text).encode(errors="surrogateescape"))


def _change_key(recipe: Recipe, change: _Change) -> Recipe:
    return recipe._replace(api_key=change(recipe.api_key))


def _take_core(text: str) -> str:
    peeled = peel(text)
    return text[peeled.start : peeled.end]


def _decode(secret: bytes) -> bytes:
    try:
        return b64decode(secret + b"=" * (-len(secret) % 4), validate=True)
    except Base64Error:
        return secret
