"""Our signature against the one that ccxt makes, for what ccxt can sign."""

from __future__ import annotations

from typing import Any

import ccxt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.strategies import KEY, SECRET, characters, keys, secrets, steady
from tutorial_py.data import load_methods
from tutorial_py.signing import Request, sign

METHODS = st.sampled_from([name for name in load_methods().methods if name.startswith("private")])
# ccxt sorts names by code point and takes the text "None" for nothing.
names = st.text("abcxyz_019", min_size=1, max_size=8)
texts = (
    st.lists(characters, max_size=8)
    .map("".join)
    .filter(lambda text: text != "None" and not any("\ud800" <= each <= "\udfff" for each in text))
)
flat = st.dictionaries(names, st.one_of(texts, st.integers(-(2**53), 2**53)), max_size=5)
listed = st.lists(st.one_of(texts, st.dictionaries(names, texts, max_size=3)), max_size=3)
some_params = st.builds(
    lambda plain, name, entries: plain if entries is None else {**plain, name: entries},
    *(flat, names, st.none() | listed),
)


def sign_with_ccxt(method: str, key: str, secret: str, params: dict[str, Any]) -> dict[str, Any]:
    client: Any = ccxt.cryptocom({"apiKey": key, "secret": secret})
    body = client.sign(method, ["v1", "private"], "POST", params)["body"]
    return dict(client.parse_json(body))


@given(METHODS, keys, secrets, some_params)
@steady
def test_ccxt_signs_as_we_do(method: str, key: str, secret: str, params: dict[str, Any]) -> None:
    made = sign_with_ccxt(method, key, secret, params)
    request = Request(method, int(made["id"]), key, secret, int(made["nonce"]), params)
    assert made["sig"] == sign(request).signature


@pytest.mark.parametrize("value", [None, True, False])
def test_ccxt_writes_literals_as_python_does(value: Any) -> None:
    """Its known mistake; the day when it is mended these values can join the others."""
    made = sign_with_ccxt("private/create-order", KEY, SECRET, {"flag": value})
    stamps = int(made["id"]), KEY, SECRET, int(made["nonce"])
    ours = sign(Request("private/create-order", *stamps, {"flag": value})).signature
    theirs = sign(Request("private/create-order", *stamps, {"flag": str(value)})).signature
    assert (made["sig"] == ours, made["sig"] == theirs) == (False, True)
