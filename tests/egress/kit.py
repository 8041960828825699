"""The kit of ways out, as it is put into a place, and what its attempts give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from overrides.build.tools import SEALED, bundle
from tests.engines.engine import EvaluationError

if TYPE_CHECKING:
    from tests.engines.engine import Engine

PATIENCE = 500
"""Milliseconds that a way has for its word; listeners hear whatever comes later."""

LAST_PATIENCE = 1.5
"""Seconds in which the request of a way must come that may take its document away."""

TRY = """async (names, target, place, patience) => {
  const found = {};
  for (const name of names) found[name] = await leakKit.attempt(name, target, place, patience);
  return found;
}"""

TRY_LAST = """(name, target, place, patience) => {
  // Not before this has been answered: some browsers never answer for a document that is gone.
  setTimeout(async () => {
    globalThis.lastWord = await leakKit.attempt(name, target, place, patience);
  }, 50);
}"""

HEAR_LAST = "() => globalThis.lastWord"

GONE = {"outcome": "unanswered", "words": "the document is gone"}

type Word = dict[str, str]
"""What a way's attempt gave: its `outcome` and the browser's `words`."""


@dataclass(frozen=True)
class Way:
    """A way out, as the kit describes it."""

    name: str
    title: str
    seen: str
    own: bool
    last: bool


class Kit:
    """The kit's script, bundled from the very sources that the forms' button runs."""

    def __init__(self) -> None:
        self.script = bundle(SEALED / "leaks" / "kit.js").decode()

    def put_into(self, engine: Engine, where: str) -> None:
        """Give a page or a frame the kit."""
        engine.evaluate(where, f"() => {{ {self.script} }}")

    def list_ways(self, engine: Engine, where: str, place: str) -> list[Way]:
        """List the ways that a place has."""
        found: list[dict[str, Any]] = engine.evaluate(
            where, "(place) => leakKit.list(place)", place
        )
        return [Way(**each) for each in found]

    def try_ways(
        self, engine: Engine, where: str, place: str, names: list[str], target: dict[str, str]
    ) -> dict[str, Word]:
        """Try ways that leave the document be, one after another."""
        arguments = (names, target, place, PATIENCE)
        tried: dict[str, Word] = engine.evaluate(where, TRY, *arguments)
        return tried

    def try_last(
        self, engine: Engine, where: str, place: str, way: str, target: dict[str, str]
    ) -> None:
        """Begin a way that may take the document away."""
        engine.evaluate(where, TRY_LAST, way, target, place, PATIENCE)

    def hear_last(self, engine: Engine, where: str) -> Word:
        """Give the word of that way, if its document is still there."""
        try:
            word: Word | None = engine.evaluate(where, HEAR_LAST)
        except (EvaluationError, TimeoutError):
            return GONE
        return word or GONE
