"""What a way's two attempts prove: the one within the seal, and its control without."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.egress.trial import Attempt


class Verdict(StrEnum):
    """What came of a way, in one engine."""

    REFUSED = "refused"
    """Nothing came; without the seal it did, or the browser names the policy that refused it."""
    MISSING = "missing"
    """The engine has no such thing, or the place has none: frames take some away themselves."""
    UNPROVEN = "unproven"
    """Nothing came, but without the seal nothing was noticed either."""
    KEPT = "kept"
    """Something could be written down, for the code of that place alone."""
    SPOKEN = "spoken"
    """A message was sent; who hears it is for the listener to say."""
    TOUCHED = "touched"
    """A bare connection or packet came, without the secret in it."""
    OUT = "out"
    """The secret arrived."""


BY_POLICY = "refused by "
"""So the kit begins a word of the browser that names the policy's rule."""


def judge(sealed: Attempt, control: Attempt) -> Verdict:
    """Judge a way by what the listeners heard, and by the browser's word where none listens."""
    if sealed.arrived or sealed.carried:
        return Verdict.OUT
    if sealed.touched:
        return Verdict.TOUCHED
    if sealed.outcome == "allowed" and sealed.way.seen == "message":
        return Verdict.SPOKEN
    if sealed.outcome == "allowed" and sealed.way.seen == "written":
        return Verdict.KEPT
    if "missing" in (sealed.outcome, control.outcome):
        return Verdict.MISSING
    named = sealed.words.startswith(BY_POLICY)
    return Verdict.REFUSED if named or proves(control) else Verdict.UNPROVEN


def proves(control: Attempt) -> bool:
    """Tell whether a way gets out without the seal, so that its silence within means something."""
    heard = control.arrived or control.touched
    own_word = control.way.seen in ("written", "message") and control.outcome == "allowed"
    return heard or own_word


def tidy_words(words: str, mark: str) -> str:
    """Take out of a browser's words what differs from run to run."""
    words = re.sub(r"(blob:)?(https?|wss?)://127\.0\.0\.1:\d+[^\s'\"”)]*", "the address", words)
    words = re.sub(r"blob:null/[0-9a-f-]+", "the address", words)
    return words.replace(mark, "the secret").strip()
