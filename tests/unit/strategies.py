"""What the property tests draw from."""

import json
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from tutorial_py.bridge import call, run_call
from tutorial_py.data import load_key_shapes

BASE58 = load_key_shapes().alphabet.characters
KEY = "SampNotReaNotReaNotRe2"
OTHER_KEY = "SampNotReaNotReaNotRe4"
SECRET = "cxakp_SampNotReaNotReaNotRe3"  # noqa: S105
OTHER_SECRET = "cxakp_SampNotReaNotReaNotRe5"  # noqa: S105

# Run the same examples every time, without a limit on the time of one of them.
steady = settings(derandomize=True, deadline=None, max_examples=30, database=None)

keys = st.text(BASE58, min_size=22, max_size=22)
secrets = keys.map(lambda body: f"cxakp_{body}")

# Characters that the rules look for, so that random texts meet the rules.
_NASTY = "aZ29 0OIl\t\n\r\"'`“”()[]{}<>,;:=-–>.…•*_\u00a0\u200b\ufeff\u00ad\u2028аеＡ\x00\x1c\x85"
_WORDS = st.sampled_from(
    ["API Key:", "api_secret =", '"apiKey": "', "cxakp_", KEY, SECRET, "key ", "xxxx", "1.2.3.4"]
)
# By code point, surrogates and all; the library's own st.text() first builds a table for seconds.
characters = st.one_of(
    *(st.integers(0, most).map(chr) for most in (0x7F, 0x2FFF, 0xFFFF, 0x10FFFF))
)
anything = st.lists(characters, max_size=30).map("".join)
nasty = st.lists(st.one_of(st.sampled_from(_NASTY), _WORDS, anything), max_size=12).map("".join)
texts = st.one_of(anything, nasty)

_AROUND = st.sampled_from(
    [
        (" ", ""),
        ("", "\r\n"),
        ("\u00a0\t", " \u3000"),
        ('"', '"'),
        ("“", "”"),
        ("`", "`"),
        ("(", ")"),
        ("[", "],"),
        ("<", ">"),
        ("{", "};"),
        ("API Key: ", ""),
        ("Secret = ", ""),
        ("api_secret:", ""),
        ('"apiKey": "', '",'),
        ("export CRYPTO_COM_API_KEY='", "'"),
        ("Secret Key -> ", "\n"),
    ]
)


@st.composite
def wrappings(draw: st.DrawFn) -> tuple[str, str]:
    """What stands before and after a value that was pasted with too much."""
    before, after = "", ""
    for left, right in draw(st.lists(_AROUND, max_size=4)):
        before, after = left + before, after + right
    return before, after


def ask(name: str, **arguments: object) -> Any:
    """Do a call through the one door and return its value."""
    reply = json.loads(call(name, json.dumps(arguments)))
    assert "value" in reply, reply
    return reply["value"]


def run_to_end(name: str, arguments: str) -> tuple[list[int], str]:
    """Do a call step by step; what it said on the way, and its reply."""
    steps = run_call(name, arguments)
    said: list[int] = []
    while True:
        try:
            said.append(next(steps))
        except StopIteration as done:
            return said, done.value


def refusal(name: str, arguments: str) -> tuple[str, str]:
    """Do a call that must be refused and return the field and the message."""
    error = json.loads(call(name, arguments))["error"]
    assert set(error) == {"field", "message"}
    return error["field"], error["message"]


def codes(report: Any) -> list[str]:
    """The codes of the problems in a part of a reply."""
    return [problem["code"] for problem in report["problems"]]


def check_pair(api_key: str, secret: str) -> tuple[Any, Any]:
    """Check one pair; the reports of its two fields."""
    (pair,) = ask("check_keys", keys=[{"api_key": api_key, "secret": secret}])["pairs"]
    return pair["api_key"], pair["secret"]


def check_pairs(*pairs: tuple[str, str]) -> Any:
    """Check several pairs; the whole value."""
    return ask("check_keys", keys=[{"api_key": key, "secret": secret} for key, secret in pairs])
