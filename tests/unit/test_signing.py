"""Signatures: the vectors of independent clients, the body, the steps, what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.strategies import KEY, SECRET, ask, refusal, steady, texts
from tutorial_py.signing import Request, sign

VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "signature-vectors.json").read_text(encoding="utf-8")
)["vectors"]
AGREED = [vector for vector in VECTORS if vector["expected_sig"]]
SPLIT = [vector for vector in VECTORS if not vector["expected_sig"]]
ARGUMENTS = ("method", "id", "api_key", "secret", "nonce", "params")
METHOD = "private/create-order"
REQUEST = {"method": METHOD, "id": 11, "api_key": KEY, "secret": SECRET}
NONCE = 1_790_000_000_000


def sign_vector(vector: dict[str, Any]) -> Any:
    given = {name: vector[name] for name in ARGUMENTS if name in vector}
    return ask("sign_request", **given)


def sign_params(params: object, **others: object) -> Any:
    return ask("sign_request", **{**REQUEST, "nonce": NONCE, "params": params, **others})


def codes(value: Any, field: str | None = None) -> list[str]:
    return [each["code"] for each in value["warnings"] if field in (None, each["field"])]


@pytest.mark.parametrize("vector", AGREED, ids=lambda vector: vector["case"])
def test_vector_of_independent_clients_is_signed_alike(vector: dict[str, Any]) -> None:
    value = sign_vector(vector)
    assert value["param_string"] == vector["param_string"]
    assert value["signature"] == vector["expected_sig"]


def test_example_of_three_public_test_suites_is_signed_alike() -> None:
    value = ask(
        "sign_request",
        method="public/auth",
        id=11,
        api_key="token",
        secret="secretKey",  # noqa: S106
        nonce=1589594102779,
    )
    assert value["signature"] == "9dcebf6eeec155f829227ee447dee73120e0aead42fab74d38ed5d8271793dc8"


# What the guide signs where clients part, the warning for it, and a client that signs the other.
CHOSEN = {
    "bigint": ("cdcx-cli@7d032e6", "integer_too_big", None),
    "depth-3": ("docs-js-2026", "nested_list_ambiguous", "docs-java-2026"),
    "float-exp": ("docs-js-2026", "number_not_string", None),
    "list-of-dicts-with-list": ("cdcx-cli@7d032e6", "nested_list_ambiguous", "docs-java-2026"),
    "null-in-list": ("docs-js-2026", "nested_list_ambiguous", "skill-python-2026"),
}


@pytest.mark.parametrize("vector", SPLIT, ids=lambda vector: vector["case"])
def test_where_clients_part_the_choice_is_signed_and_warned_of(vector: dict[str, Any]) -> None:
    value = sign_vector(vector)
    client, code, other = CHOSEN[vector["category"]]
    assert client in vector["candidates"][value["signature"]]
    (warning,) = [each for each in value["warnings"] if each["code"] == code]
    assert warning["path"].startswith("params.")
    if other:
        chosen, otherwise = warning["choices"]
        assert chosen["signature"] == value["signature"]
        assert other in vector["candidates"][otherwise["signature"]]
        assert chosen["payload"] == value["payload"] != otherwise["payload"]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["case"])
def test_body_is_sorted_json_with_the_signature_and_without_the_secret(
    vector: dict[str, Any],
) -> None:
    value = sign_vector(vector)
    body = json.loads(value["body"])
    assert list(body) == ["api_key", "id", "method", "nonce", "params", "sig"]
    assert body["sig"] == value["signature"]
    assert body["params"] == vector.get("params", {})
    assert list(body["params"]) == sorted(body["params"])
    assert vector["secret"] not in value["body"]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["case"])
def test_steps_lead_from_the_params_to_the_signature(vector: dict[str, Any]) -> None:
    value = sign_vector(vector)
    steps = {step["code"]: step for step in value["steps"]}
    texts = {
        code: "".join(piece["text"] for piece in step["pieces"]) for code, step in steps.items()
    }
    assert texts["write_params"] == value["param_string"]
    assert texts["join_parts"] == value["payload"]
    assert texts["compute_hmac"] == value["signature"]
    labels = [piece["label"] for piece in steps["join_parts"]["pieces"]]
    assert labels == ["method", "id", "api_key", "param_string", "nonce"]
    for step in value["steps"]:
        for words in (step["words"], *(piece["words"] for piece in step["pieces"])):
            assert words.endswith(".")
            assert vector["secret"] not in words


def test_nesting_is_told_piece_by_piece() -> None:
    order = {"side": "BUY", "exec_inst": ["POST_ONLY"]}
    value = sign_params({"b": "1", "order_list": [order]})
    sorting = [step for step in value["steps"] if step["code"] == "sort_names"]
    assert [[piece["text"] for piece in step["pieces"]] for step in sorting] == [
        ["b", "order_list"],
        ["exec_inst", "side"],
    ]
    assert "params.order_list[0]" in sorting[1]["words"]
    (writing,) = (step for step in value["steps"] if step["code"] == "write_params")
    assert [(piece["label"], piece["text"], piece["path"]) for piece in writing["pieces"]] == [
        ("name", "b", "params.b"),
        ("value", "1", "params.b"),
        ("name", "order_list", "params.order_list"),
        ("name", "exec_inst", "params.order_list[0].exec_inst"),
        ("value", "POST_ONLY", "params.order_list[0].exec_inst[0]"),
        ("name", "side", "params.order_list[0].side"),
        ("value", "BUY", "params.order_list[0].side"),
    ]
    assert "a list" in writing["pieces"][2]["words"]


def test_lengths_of_the_five_parts_are_told() -> None:
    value = sign_params({"a": "é"})
    (joining,) = (step for step in value["steps"] if step["code"] == "join_parts")
    words = {piece["label"]: piece["words"] for piece in joining["pieces"]}
    assert "20 characters." in words["method"]
    assert "2 characters, 3 bytes in UTF-8." in words["param_string"]


def test_no_params_null_and_an_empty_object_are_signed_alike() -> None:
    without = ask("sign_request", **REQUEST, nonce=NONCE)
    assert without == sign_params(None) == sign_params({})
    assert without == ask("sign_request", **REQUEST, nonce=NONCE, params_json=" \n")
    assert without["param_string"] == ""
    assert json.loads(without["body"])["params"] == {}


def test_params_as_text_are_signed_as_the_same_params() -> None:
    params = {"side": "BUY", "flag": None, "list": [{"a": "1"}, "b"]}
    as_text = ask("sign_request", **REQUEST, nonce=NONCE, params_json=json.dumps(params, indent=2))
    assert as_text == sign_params(params)


def test_digits_stand_for_id_and_nonce() -> None:
    largest = 2**63 - 1
    value = sign_params({}, id=str(largest), nonce=f" {NONCE} ")
    assert value == sign_params({}, id=largest)
    assert json.loads(value["body"])["id"] == largest


def test_long_params_are_signed_whole_and_told_in_part() -> None:
    params = {f"name{number}": "value" for number in range(3000)}
    value = sign_params(params)
    (writing,) = (step for step in value["steps"] if step["code"] == "write_params")
    assert len(writing["pieces"]) + writing["left_out"] == 6000
    assert len(value["param_string"]) == sum(len(name) + 5 for name in params)
    objects = {"list": [{"a": "1"}] * 500}
    steps = [step["code"] for step in sign_params(objects)["steps"]]
    assert steps.count("sort_names") == 100


def test_names_are_sorted_by_the_units_that_javascript_and_java_compare() -> None:
    assert sign_params({"\uff21": "1", "\U0001f600": "2"})["param_string"] == "\U0001f6002\uff211"


@steady
@given(texts, texts)
def test_key_and_secret_are_signed_just_as_they_are(key: str, secret: str) -> None:
    key, secret = (text.encode("utf-8", "ignore").decode() for text in (key, secret))
    value = sign_params({}, api_key=key, secret=secret)
    assert value["payload"] == f"{METHOD}11{key}{NONCE}"
    assert value["signature"] == sign(Request(METHOD, 11, key, secret, NONCE)).signature


LONG = {"text": "x" * 1_000_000}
DEEP: Any = "end"
for _ in range(100):
    DEEP = {"a": DEEP}


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"params": []}, "params", "must be an object"),
        ({"params": "text"}, "params", "must be an object"),
        ({"params": 7}, "params", "must be an object"),
        ({"params": LONG}, "params", "more than 1,000,000 bytes"),
        ({"params": {"a": DEEP}}, "params", "nested more than 100"),
        ({"params": {"a": "\ud83d"}}, "params", "half a character (U+D83D)"),
        ({"params": {"\udc00": "a"}}, "params", "half a character"),
        ({"params_json": "[]"}, "params_json", "must be an object"),
        ({"params_json": "null"}, "params_json", "must be an object"),
        ({"params_json": "{'a': 1}"}, "params_json", "is not JSON from character 2 on"),
        ({"params_json": '{"a": 1, "a": 2}'}, "params_json", "has a name, a, that is given twice"),
        ({"params_json": '{"a": {"b": 1, "b": 1}}'}, "params_json", "given twice"),
        ({"params_json": '{"a": NaN}'}, "params_json", "NaN"),
        ({"params_json": '{"a": 1e999}'}, "params_json", "too large"),
        ({"params_json": '{"a": ' + "9" * 5000 + "}"}, "params_json", "too long"),
        ({"params_json": json.dumps(LONG)}, "params_json", "more than 1,000,000 bytes"),
        ({"params_json": '{"a":' * 101 + "1" + "}" * 101}, "params_json", "nested too deeply"),
        ({"params_json": '{"a": "\\ud83d"}'}, "params_json", "half a character"),
        ({"params_json": '{"a": "\ud83d"}'}, "params_json", "half a character"),
        ({"params_json": "{}", "params": {}}, "params_json", "together with params"),
        ({"params_json": {}}, "params_json", "must be a text"),
        ({"method": " "}, "method", "must not be empty"),
        ({"method": "x" * 201}, "method", "more than 200"),
        ({"method": "\ud800"}, "method", "half a character"),
        ({"api_key": "\ud800"}, "api_key", "half a character"),
        ({"secret": "\ud800"}, "secret", "half a character"),
        ({"secret": None}, "secret", "must be a text"),
        ({"id": ""}, "id", "whole number"),
        ({"id": "1.0"}, "id", "whole number"),
        ({"id": 1.5}, "id", "whole number"),
        ({"id": True}, "id", "whole number"),
        ({"id": "٣"}, "id", "whole number"),
        ({"id": "9" * 41}, "id", "more than 40 digits"),
        ({"nonce": "now"}, "nonce", "whole number"),
        ({"nonce": None}, "nonce", "whole number"),
        ({"now_ms": "1"}, "now_ms", "whole number"),
        ({"other": "x"}, "other", "not a known field"),
    ],
)
def test_what_cannot_be_signed_is_refused_at_its_field(
    change: dict[str, Any], field: str, words: str
) -> None:
    arguments = json.dumps({**REQUEST, "nonce": NONCE, **change})
    refused, message = refusal("sign_request", arguments)
    assert refused == field
    assert words in message


def test_nesting_of_a_hundred_and_a_megabyte_are_signed() -> None:
    assert sign_params(DEEP)["param_string"] == "a" * 100 + "end"
    text = "x" * (1_000_000 - len('{"text":""}'))
    assert sign_params({"text": text})["param_string"] == f"text{text}"


def test_name_given_twice_in_the_arguments_is_refused() -> None:
    text = json.dumps({**REQUEST, "nonce": NONCE})[:-1] + ', "params": {"side": 1, "side": 2}}'
    assert refusal("sign_request", text) == ("side", "is given twice")


@steady
@given(st.dictionaries(texts, texts, max_size=3))
def test_any_texts_are_signed_or_refused(params: dict[str, str]) -> None:
    arguments = json.dumps({**REQUEST, "nonce": NONCE, "params": params})
    try:
        json.dumps(params, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        assert refusal("sign_request", arguments)[0] == "params"
    else:
        assert sign_params(params)["signature"]


def list_paths(params: object) -> list[str]:
    request = {"method": "private/x", "id": 1, "api_key": KEY, "secret": SECRET, "nonce": 1}
    value = ask("sign_request", **request, params=params)
    pieces = [piece for step in value["steps"] for piece in step["pieces"]]
    warned = [problem["path"] for problem in value["warnings"]]
    return [path for path in (*(piece["path"] for piece in pieces), *warned) if path]


def test_path_along_a_long_name_is_cut() -> None:
    name = "n" * 60
    assert f"params.{name}" in list_paths({name: "1"})
    assert set(list_paths({name + "n": [0.5]})) == {
        "params",
        f"params.{name}…",
        f"params.{name}…[0]",
    }
    assert f'params["{"- " * 30}"…]' in list_paths({"- " * 31: "1"})


def test_path_through_many_levels_keeps_its_ends() -> None:
    deep: object = [{"quantity": 1}]
    for _ in range(90):
        deep = {"level": deep}
    paths = list_paths({"a": deep})
    assert max(map(len, paths)) == 240
    assert any(path.startswith("params.a.level.") and "…" in path for path in paths)
    # What stands at the end still decides.
    assert paths[-1].endswith(".level[0].quantity")


def test_what_is_signed_does_not_depend_on_how_paths_are_cut() -> None:
    name = "n" * 5000
    value = ask(
        "sign_request",
        method="private/x",
        id=1,
        api_key=KEY,
        secret=SECRET,
        nonce=1,
        params={name: [0] * 1500},
    )
    assert value["param_string"] == name + "0" * 1500
    assert len(json.dumps(value)) < 500_000
