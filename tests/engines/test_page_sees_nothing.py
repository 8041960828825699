"""No script of the page gets what is typed into a sealed form, in any engine.

The control runs the same spy on a frame without a seal, and gets everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.engines.form import FORM, KEY, SECRET, check, open_form, start_python

if TYPE_CHECKING:
    from tests.browser.conftest import CountingServer
    from tests.engines import Engine

MARK = "SampMark5ecretMark5ecret"
"""Typed as a secret and as a key; must be in nothing that the page gets."""

HERE = Path(__file__).parent
SPY, CARELESS = (
    (HERE / name).read_text().rstrip().removesuffix(";") for name in ("spy.js", "careless.js")
)

KEYS = ("keydown", "keypress", "keyup", "beforeinput")
"""What tells one key at a time, as its first word."""

TELLING = {
    *("input", "paste", "copy", "cut", "error", "unhandledrejection"),
    *("compositionstart", "compositionupdate", "compositionend"),
    *("dragstart", "dragenter", "dragover", "drop", "pointerdown", "pointermove", "pointerover"),
    *("postMessage", "encode", "setItem", "performance", "beforeprint"),
}
"""What tells the whole text sooner or later, where there is no seal."""


@dataclass
class Loot:
    """What a spy got: what it heard, by kind, and what each of its looks gave."""

    heard: dict[str, list[str]]
    seen: dict[str, str]

    @property
    def telling(self) -> set[str]:
        """Name the tricks that gave what was typed."""
        heard = {kind for kind, words in self.heard.items() if any(MARK in each for each in words)}
        return heard | {name for name, text in self.seen.items() if MARK in text}


def spy_on(engine: Engine, frame: str) -> None:
    engine.evaluate("", SPY, frame, MARK)


def type_carelessly(engine: Engine, frame: str) -> None:
    """Type into a form that tells everyone in its own frame."""
    engine.type_text(frame, KEY, MARK)
    engine.type_text(frame, SECRET, MARK)
    engine.evaluate(frame, CARELESS, SECRET, MARK)


def collect_loot(engine: Engine) -> Loot:
    # A real print() waits for somebody to answer its dialog.
    engine.evaluate("", "() => dispatchEvent(new Event('beforeprint'))")
    heard: dict[str, list[str]] = {}
    for kind, words in engine.evaluate("", "() => spy.heard"):
        heard.setdefault(kind, []).append(words)
    return Loot(heard, engine.evaluate("", "() => spy.look()"))


def test_page_gets_nothing_of_what_is_typed_into_a_sealed_form(
    engine: Engine, site: CountingServer
) -> None:
    open_form(engine, site)
    spy_on(engine, FORM)
    start_python(engine)
    type_carelessly(engine, FORM)
    assert check(engine)
    loot = collect_loot(engine)
    assert "message" in loot.heard, "the spy did listen"
    assert loot.telling == set()
    assert {*KEYS, *TELLING} & {*loot.heard} <= {"performance", "beforeprint"}
    timings = " ".join(loot.heard.get("performance", []))
    assert not any(kind in timings for kind in KEYS)


def test_same_tricks_get_everything_without_the_seal(
    engine: Engine, unsealed: CountingServer
) -> None:
    """The control: every trick is one that works where the frame has no seal."""
    engine.renew()  # else the page of the test before may replace this one's document in Firefox
    engine.open(unsealed.url)
    spy_on(engine, "iframe")
    type_carelessly(engine, "iframe")
    loot = collect_loot(engine)
    assert TELLING - loot.telling == set()
    assert {*loot.seen} - loot.telling == set()
    for kind in KEYS:
        keys = [words.split(" ")[0] for words in loot.heard[kind]]
        twice = "".join(letter * 2 for letter in MARK)  # once at the window, once at the document
        assert twice in "".join(key for key in keys if len(key) == 1)
