"""What replies say, without figures and names: to tell which messages an input has reached."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from tests.fuzz.inputs import GOLDEN

_WORDS: Final = frozenset(
    ("message", "fix", "fixes", "words", "explanation", "notes", "sentence", "note")
)
_CODES: Final = frozenset(("code", "codes", "status", "severity", "certainty", "reason", "kind"))
# What differs from input to input: numbers, code points, addresses, names, what is quoted.
_FIGURES: Final = re.compile(
    r"U\+[0-9A-F]+|“[^”]*”|\"[^\"]*\"|\([^()]*\)|[0-9a-f]*:[0-9a-f:.]+|params\S*|[0-9][0-9.,]*"
)


def list_messages(reply: str) -> set[str]:
    """List the messages of a reply."""
    if not reply:
        return set()
    return {_FIGURES.sub("#", text) for text in _find(json.loads(reply), _WORDS)}


def list_codes(reply: str) -> set[str]:
    """List the codes of a reply: of problems, causes, errors and the like."""
    return {str(code) for code in _find(json.loads(reply or "0"), _CODES)}


def list_golden_messages() -> set[str]:
    """List the messages of all golden replies."""
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return set().union(*(list_messages(json.dumps(each["reply"])) for each in golden))


def list_golden_codes() -> set[str]:
    """List the codes of all golden replies."""
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return set().union(*(list_codes(json.dumps(each["reply"])) for each in golden))


def _find(value: Any, names: frozenset[str], name: str = "") -> Iterator[Any]:
    if isinstance(value, dict):
        for inner, each in value.items():
            yield from _find(each, names, inner)
    elif isinstance(value, list):
        for each in value:
            yield from _find(each, names, name)
    elif name in names:
        yield value
