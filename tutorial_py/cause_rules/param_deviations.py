"""What goes wrong with the params: their order, their numbers, their words, their nesting."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice, permutations

from tutorial_py.cause_rules.deviations import Deviation
from tutorial_py.cause_rules.numbers import NUMBER_FORMS
from tutorial_py.cause_rules.recipes import Recipe
from tutorial_py.signing_rules.styles import Params, Style, sort_names

# All orders of so many names are tried.
_MOST_PERMUTED = 6

_SORT = "Sort the names of every object in ascending order before you write them."
_AS_TEXTS = "Send amounts as texts, in quotes, and sign these very texts."
_AS_JSON = "Write null, true and false as JSON has them."


def list_order_deviations() -> Iterator[Deviation]:
    """List other orders of names."""
    for words, order in (
        ("does not sort the names: they stand as they were given", _keep_order),
        ("sorts only the outer names, not those inside", _sort_outer),
        ("sorts only the names inside, not the outer ones", _sort_inner),
        ("sorts the names without regard to capital letters", _sort_loosely),
        ("sorts the names by their code points, which differs for rare characters", _sort_points),
        ("sorts the names in descending order", _sort_backwards),
    ):
        yield _restyle("unsorted_keys", f"The other program {words}.", _SORT, order=order)


def list_permutations(params: Params) -> Iterator[Deviation]:
    """List every order of the outer names, where there are few enough."""
    if len(params) > _MOST_PERMUTED:
        return
    for names in islice(permutations(params), 1, None):
        listed = list(names)

        def order(values: Params, depth: int, listed: list[str] = listed) -> list[str]:
            return list(listed) if depth == 0 else sort_names(values)

        yield Deviation(
            "unsorted_keys",
            f"The other program does not sort the names; it writes {', '.join(names)}.",
            _SORT,
            lambda recipe, order=order: _change_style(recipe, order=order),  # type: ignore[misc]
        )


def list_number_deviations() -> Iterator[Deviation]:
    """List other ways to write numbers."""
    for form in NUMBER_FORMS:
        words = f"The other program {form.words}."
        yield Deviation(
            "number_format",
            words,
            _AS_TEXTS,
            lambda recipe, form=form: _change_style(  # type: ignore[misc]
                recipe,
                number=form.number or recipe.style.number,
                text=form.text or recipe.style.text,
            ),
        )


def list_literal_deviations() -> Iterator[Deviation]:
    """List other words for null, true and false."""
    for code, words, *literals in (
        ("python_literals", "None, True and False, as Python does", "None", "True", "False"),
        ("python_literals", "None for null", "None", "true", "false"),
        ("python_literals", "True and False, as Python does", "null", "True", "False"),
        ("other_literals", "nothing for null", "", "true", "false"),
        ("other_literals", "1 and 0 for true and false", "null", "1", "0"),
        ("other_literals", "1 for true and nothing for false and null", "", "1", ""),
        ("other_literals", "undefined for null", "undefined", "true", "false"),
    ):
        table = dict(zip((None, True, False), literals, strict=True))
        yield _restyle(
            code, f"The other program writes {words}.", _AS_JSON, literal=table.__getitem__
        )


def _restyle(code: str, explanation: str, fix: str, **parts: Callable[..., object]) -> Deviation:
    return Deviation(code, explanation, fix, lambda recipe: _change_style(recipe, **parts))


def _change_style(recipe: Recipe, **parts: Callable[..., object]) -> Recipe:
    style: Style = replace(recipe.style, **parts)  # type: ignore[arg-type]
    return recipe._replace(style=style)


def _keep_order(values: Params, _depth: int) -> list[str]:
    return list(values)


def _sort_outer(values: Params, depth: int) -> list[str]:
    return sort_names(values) if depth == 0 else list(values)


def _sort_inner(values: Params, depth: int) -> list[str]:
    return list(values) if depth == 0 else sort_names(values)


def _sort_loosely(values: Params, _depth: int) -> list[str]:
    return sorted(values, key=str.casefold)


def _sort_points(values: Params, _depth: int) -> list[str]:
    return sorted(values)


def _sort_backwards(values: Params, _depth: int) -> list[str]:
    return sort_names(values)[::-1]
