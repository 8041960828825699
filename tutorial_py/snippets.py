"""Write a request as snippets that a reader runs on their own computer.

A snippet reads key and secret from the environment when it runs; no key and no secret comes in
here. It signs as `signing.sign` does.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from tutorial_py.data import load_methods
from tutorial_py.signing_rules.styles import Params
from tutorial_py.snippet_rules import curl, javascript, python
from tutorial_py.snippet_rules.numbers import note_numbers, spell_numbers

type _Write = Callable[[str, str, Params], str]

_LANGUAGES: Final[Mapping[str, tuple[str, _Write]]] = {
    "curl": (curl.TITLE, curl.write_curl),
    "python": (python.TITLE, python.write_python),
    "javascript": (javascript.TITLE, javascript.write_javascript),
}
_METHOD: Final = re.compile(r"[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A request in one language. `code` is "" where there is none; `note` then says why."""

    language: str
    title: str
    code: str
    note: str


@dataclass(frozen=True, slots=True)
class Snippets:
    """The same request in every language."""

    snippets: tuple[Snippet, ...]


def write_snippets(method: str, params: Params | None) -> Snippets:
    """Write the request in every language. Texts must be such that UTF-8 can hold them.

    Amounts, floats and long integers become texts, and `note` names them.
    """
    refusal = _explain_refusal(method)
    if refusal:
        return Snippets(
            tuple(Snippet(name, title, "", refusal) for name, (title, _) in _LANGUAGES.items())
        )
    spelled, paths = spell_numbers(params or {})
    note = " ".join(filter(None, [_note_trade(method), note_numbers(paths)]))
    base = load_methods().rest.url
    return Snippets(
        tuple(
            Snippet(name, title, write(base, method, spelled), note)
            for name, (title, write) in _LANGUAGES.items()
        )
    )


def _explain_refusal(method: str) -> str:
    row = load_methods().methods.get(method)
    if row and row.transport == "websocket":
        return (
            f"{method} is a message over an open WebSocket, not an HTTP request, so it has no "
            "snippet here. It is signed in the same way, without params."
        )
    if not _METHOD.fullmatch(method):
        return "The method has characters that no address of a method has."
    if method.startswith("public/"):
        return "Public calls need no key and no signature, so there is no snippet for them."
    return ""


def _note_trade(method: str) -> str:
    row = load_methods().methods.get(method)
    return "Running this changes real orders." if row and row.trades else ""
