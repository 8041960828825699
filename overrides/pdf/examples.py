"""What each form shows for a sample, computed by the same calls: what paper has in its place."""

from __future__ import annotations

import functools
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from overrides.pdf.markup import (
    make,
    make_code_block,
    make_list,
    make_pairs,
    make_table,
)
from tutorial_py.bridge import call

SEED: Final = 1
STATUS_WORDS: Final = {
    "looks_right": "Looks right",
    "look_again": "Look again",
    "wrong": "Wrong",
}
CERTAINTY_WORDS: Final = {
    "certain": "Certain: the text gives the code or its name.",
    "likely": "Likely: the text says it in words, or has the number without calling it a code.",
    "possible": "Possible: the text fits several errors.",
}
SEVERITY_WORDS: Final = {"error": "Wrong", "warning": "Look again", "info": "Note"}


def ask(name: str, **args: object) -> Any:  # noqa: ANN401 - as wide as JSON
    """Call as a form does; the reply's value. Raises ValueError for a refusal."""
    reply = json.loads(call(name, json.dumps(args)))
    if "error" in reply:
        raise ValueError(f"{name}: {reply['error']}")
    return reply["value"]


@functools.cache
def get_sample(kind: str) -> Mapping[str, Any]:
    """Give what the button for samples fills in."""
    sample: Mapping[str, Any] = ask("make_sample", kind=kind, seed=SEED)
    return sample


def show_keys() -> list[ET.Element]:
    """Show a pair in order, and two with slips."""
    good, spoilt = get_sample("good")["keys"], get_sample("mistakes")["keys"]
    pairs = [good[0], spoilt[0], spoilt[2]]
    verdicts = ask("check_keys", keys=pairs)["pairs"]
    rows = [
        (f"#{number} {words}", make("code", pair[field]), STATUS_WORDS[verdict[field]["status"]],
         _show_problems(verdict[field]["problems"]))
        for number, (pair, verdict) in enumerate(zip(pairs, verdicts, strict=True), 1)
        for field, words in (("api_key", "API key"), ("secret", "Secret"))
    ]  # fmt: skip
    return [make_table(("Field", "Pasted", "Verdict", "Why, and what to do"), rows)]


def _show_problems(problems: Sequence[Mapping[str, str]]) -> str:
    return " ".join(f"{each['message']} {each['fix']}" for each in problems) or "Nothing unusual."


def show_whitelist() -> list[ET.Element]:
    """Show a list with slips, held against the one that it should be."""
    lists = get_sample("mistakes")["whitelist"]
    checked = ask("check_whitelist", **lists)
    rows = [
        (SEVERITY_WORDS[each["severity"]], each["message"], each["fix"])
        for each in checked["problems"]
    ]
    return [
        make("p", "Pasted:"),
        make_code_block(lists["text"]),
        make("p", "Expected: ", make("code", ", ".join(lists["expected"].split()))),
        make_table(("Verdict", "Why", "What to do"), rows),
    ]


def show_signature() -> list[ET.Element]:
    """Show the way to a signature, step by step."""
    request = get_sample("good")["request"]
    stamp = get_sample("mistakes")["request"]
    pair = get_sample("good")["keys"][0]
    args = {"method": request["method"], "id": stamp["id"], "nonce": stamp["nonce"]}
    signed = ask("sign_request", **args, **pair, params_json=request["params_json"])
    steps = (_show_step(step) for step in signed["steps"])
    return [
        make("p", "The params of a ", make("code", request["method"]), ":"),
        make_code_block(request["params_json"]),
        make("ol", *steps),
        make("p", "The text that is signed:"),
        make_code_block(signed["payload"]),
        make("p", "The signature:"),
        make_code_block(signed["signature"]),
    ]


def _show_step(step: Mapping[str, Any]) -> ET.Element:
    if step["code"] == "sort_names":
        names = ", ".join(piece["text"] for piece in step["pieces"])
        return make("li", step["words"] + " ", make("code", names))
    pieces = [
        make("li", make("code", piece["text"]), f" {piece['words']}") for piece in step["pieces"]
    ]
    return make("li", make("p", step["words"]), *([make("ul", *pieces)] if pieces else []))


def show_error() -> list[ET.Element]:
    """Show an answer of the exchange, explained."""
    answer = get_sample("good")["answer"]
    matches = ask("explain_error", text=answer)["matches"]
    return [
        make("p", "Pasted:"),
        make_code_block(answer),
        *(part for match in matches for part in _show_match(match)),
    ]


def _show_match(match: Mapping[str, Any]) -> list[ET.Element]:
    pairs = [
        ("How sure", CERTAINTY_WORDS[match["certainty"]]),
        ("Meaning", match["meaning"]),
        *([("Cause", match["cause"])] if match["cause"] else []),
        ("What to do", make_list(match["fixes"])),
        *([("Notes", make_list(match["notes"]))] if match["notes"] else []),
    ]
    return [make("p", make("strong", f"{match['code']} {match['name']}")), make_pairs(pairs)]


EXAMPLES: Final[Mapping[str, tuple[str, Callable[[], list[ET.Element]]]]] = {
    "check-keys": ("Sample keys, checked", show_keys),
    "check-whitelist": ("A sample whitelist, checked", show_whitelist),
    "sign-request": ("A sample request, signed", show_signature),
    "explain-error": ("A sample answer, explained", show_error),
}
"""The example of each form that shows none in the page: its title, and what it shows."""
