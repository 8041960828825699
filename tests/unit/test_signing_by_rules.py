"""Any request is signed as a second implementation signs it."""

import json

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.signing_rules import sign_by_rules, write_by_rules
from tests.unit.strategies import ask, steady

words = st.text(
    st.characters(codec="utf-8", max_codepoint=0x1F6FF, exclude_categories=["Cs"]), max_size=6
)
scalars = st.one_of(
    words, st.integers(-(2**63), 2**63), st.booleans(), st.none(), st.just("0.24"), st.just("")
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=12,
)
params = st.dictionaries(words, values, max_size=5)


@steady
@given(
    params,
    words.filter(str.strip),
    words,
    words,
    st.integers(0, 2**63 - 1),
    st.sampled_from((None, 1)),
)
def test_any_request_is_signed_as_the_rules_say(
    params: dict[str, object], method: str, key: str, secret: str, number: int, indent: int | None
) -> None:
    text = json.dumps(params, ensure_ascii=indent is None, indent=indent)
    value = ask(
        "sign_request",
        method=method,
        id=number,
        api_key=key,
        secret=secret,
        nonce=1_790_000_000_000,
        params_json=text,
    )
    param_string = write_by_rules(text)
    assert value["param_string"] == param_string
    parts = (method, str(number), key, param_string, "1790000000000")
    assert value["signature"] == sign_by_rules(secret, *parts)


@steady
@given(params)
def test_body_holds_the_params_that_were_signed(params: dict[str, object]) -> None:
    value = ask(
        "sign_request",
        method="private/x",
        id=1,
        api_key="k",
        secret="s",  # noqa: S106
        nonce=1,
        params=params,
    )
    body = json.loads(value["body"])
    assert body["params"] == params
    assert write_by_rules(json.dumps(body["params"])) == value["param_string"]
