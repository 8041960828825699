"""The widgets' forms: what their frames are called, and what each may do besides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from tutorial_py.data import load_workloads
from tutorial_py.rate_limits import list_rules
from tutorial_py.simulation_fields import list_ranges

type Choices = tuple[str, ...] | tuple[int, int]
"""What a setting takes: one of some words, or a whole number from the first to the second."""


@dataclass(frozen=True)
class Form:
    """A widget's form.

    `saves` lets its frame save a file. `settings` are what the page may keep in its address for
    it: words and numbers from a list, never what a reader typed.
    """

    title: str
    saves: bool = False
    settings: Mapping[str, Choices] = field(default_factory=dict)

    def describe(self) -> dict[str, object]:
        """Give what a page needs to know of it, as JSON can hold it."""
        settings = {name: list(choices) for name, choices in self.settings.items()}
        return {"title": self.title, "saves": self.saves, "settings": settings}


def _list_settings() -> Mapping[str, Choices]:
    choices = load_workloads()
    sizes = [size for row in choices.workloads.values() for size in (row.fewest, row.most)]
    ranges = {name: (each.fewest, each.most) for name, each in list_ranges().items()}
    return {
        "workload": tuple(choices.workloads),
        "size": (min(sizes), max(sizes)),
        "rule": list_rules(),
        "window": tuple(choices.windows),
        "strategy": tuple(choices.strategies),
        "retry": tuple(choices.retries),
        **ranges,
    }


FORMS: Final = {
    "check-keys": Form("Check keys (sealed form)"),
    "check-whitelist": Form("Check whitelist (sealed form)"),
    "sign-request": Form("Sign a request (sealed form)"),
    "explain-error": Form("Explain an error (sealed form)"),
    "simulate-rate-limits": Form(
        "Simulate rate limits (sealed form)", saves=True, settings=_list_settings()
    ),
}
"""By name. Each has a template `NAME.html` and, in `frame.js`, a maker of its form. Pages learn
all of it from the runtime's manifest."""
