"""A deviation is one thing that a program does otherwise than documented."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from tutorial_py.cause_rules.recipes import Recipe


@dataclass(frozen=True)
class Deviation:
    """A change of the recipe, what it means in words, and what to do about it.

    Several deviations may have one code: the same mistake in several forms.
    """

    code: str
    explanation: str
    fix: str
    apply: Callable[[Recipe], Recipe]


@dataclass(frozen=True)
class Applied:
    """A deviation applied to the documented recipe: what it changes, by field."""

    deviation: Deviation
    base: Recipe

    @cached_property
    def recipe(self) -> Recipe:
        """The recipe with this deviation alone."""
        return self.deviation.apply(self.base)

    @cached_property
    def changes(self) -> Mapping[str, object]:
        """The fields that this deviation changes, and their new values."""
        return {
            name: new
            for name, old, new in zip(Recipe._fields, self.base, self.recipe, strict=True)
            if new is not old and new != old
        }

    def join(self, other: "Applied") -> tuple[Recipe, ...]:
        """Return the recipes with both deviations: two where their order makes a difference."""
        if self.changes.keys().isdisjoint(other.changes):
            return (self.recipe._replace(**other.changes),)  # type: ignore[arg-type]
        return (other.deviation.apply(self.recipe), self.deviation.apply(other.recipe))
