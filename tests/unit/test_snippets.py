import ast
import inspect
import json
import re
import warnings
from decimal import Decimal, localcontext
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.params import some_params
from tests.unit.strategies import SECRET, ask, refusal, steady
from tutorial_py.arguments import parse_object
from tutorial_py.data import load_methods
from tutorial_py.signing_rules.param_string import write_params
from tutorial_py.snippets import Snippet, write_snippets

ROWS = load_methods().methods
REST = [name for name, row in ROWS.items() if row.transport == "rest"]
METHOD = "private/create-order"
LANGUAGES = ["curl", "python", "javascript"]


def write(method: str, params: object) -> dict[str, Snippet]:
    text = json.dumps(params)
    found = write_snippets(method, parse_object(text, "params_json", 100)).snippets
    return {snippet.language: snippet for snippet in found}


def run_python(code: str) -> tuple[Any, str]:
    """The params of a Python snippet and the text that it would sign for them."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tree = ast.parse(code)
    kept: list[ast.stmt] = [
        node
        for node in tree.body
        if (isinstance(node, ast.FunctionDef) and node.name == "write")
        or (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "PARAMS")
    ]
    names: dict[str, Any] = {"json": json}
    exec(compile(ast.Module(kept, []), "request.py", "exec"), names)  # noqa: S102
    return names["PARAMS"], names["write"](names["PARAMS"])


def test_there_is_one_snippet_for_each_language() -> None:
    assert list(write(METHOD, {})) == LANGUAGES
    assert all(each.code and each.title for each in write(METHOD, {}).values())


@pytest.mark.parametrize("method", REST)
def test_every_example_has_its_snippets_without_a_change(method: str) -> None:
    params = json.loads(ROWS[method].params)
    snippets = write(method, params)
    for snippet in snippets.values():
        assert method in snippet.code
        assert load_methods().rest.url in snippet.code
        assert "number" not in snippet.note
    assert run_python(snippets["python"].code)[0] == params


@pytest.mark.parametrize("language", LANGUAGES)
def test_snippet_takes_key_and_secret_from_the_environment(language: str) -> None:
    code = write(METHOD, {})[language].code
    assert "CRYPTOCOM_API_KEY" in code
    assert "CRYPTOCOM_API_SECRET" in code
    assert "Set " in code


def test_no_key_and_no_secret_comes_in() -> None:
    assert list(inspect.signature(write_snippets).parameters) == ["method", "params"]


def test_shell_snippet_says_where_the_secret_can_be_seen() -> None:
    assert "can see the secret" in write(METHOD, {})["curl"].code


def test_snippet_of_a_call_that_trades_says_so() -> None:
    notes = {name: write(name, {})["python"].note for name in REST}
    assert {name for name, note in notes.items() if "real orders" in note} == {
        name for name in REST if ROWS[name].trades
    }


def test_amounts_floats_and_long_integers_become_texts_and_are_named() -> None:
    text = (
        '{"price": 5, "a": 0.10, "b": 1e-7, "c": 9007199254740992, "d": 9007199254740991,'
        ' "e": -9007199254740993, "list": [{"quantity": 2, "f": true}], "g": 12E3, "h": 1e200}'
    )
    snippets = write_snippets(METHOD, parse_object(text, "params_json", 9)).snippets
    params, _ = run_python(snippets[1].code)
    assert params == {
        "price": "5",
        "a": "0.10",
        "b": "0.0000001",
        "c": "9007199254740992",
        "d": 9007199254740991,
        "e": "-9007199254740993",
        "list": [{"quantity": "2", "f": True}],
        "g": "12000",
        "h": "1e200",
    }
    for snippet in snippets:
        assert "not as a number: params.price, params.a, params.b and 5 more." in snippet.note


def test_name_of_a_changed_value_is_cut_when_it_is_long() -> None:
    note = write("private/get-trades", {"n" * 1000: 1.5})["curl"].note
    assert len(note) < 300


def test_signing_in_has_no_snippet_and_says_why() -> None:
    for snippet in write("public/auth", {}).values():
        assert snippet.code == ""
        assert "WebSocket" in snippet.note


def test_public_call_has_no_snippet_and_says_why() -> None:
    for snippet in write("public/get-instruments", {}).values():
        assert snippet.code == ""
        assert "no key" in snippet.note


@pytest.mark.parametrize("method", ["", " ", "a b", "a'b", 'a"', "a;b", "/a", "a/", "../a", "a\n"])
def test_what_is_no_method_has_no_snippet_and_is_not_repeated(method: str) -> None:
    for snippet in write(method, {}).values():
        assert snippet.code == ""
        assert snippet.note == "The method has characters that no address of a method has."


def test_name_that_javascript_keeps_for_itself_is_written_as_a_name() -> None:
    code = write(METHOD, {"__proto__": {"a": "b"}})["javascript"].code
    assert '["__proto__"]: {"a": "b"}' in code


def test_long_values_are_spread_over_lines() -> None:
    code = write(METHOD, json.loads(ROWS["private/create-order-list"].params))["python"].code
    assert max(map(len, code.splitlines())) <= 100


@given(st.integers(-(10**30), 10**30), st.integers(0, 30), st.integers(-40, 40))
@steady
def test_number_with_an_exponent_is_written_out_digit_by_digit(
    digits: int, places: int, exponent: int
) -> None:
    mantissa = f"{Decimal(digits).scaleb(-places):f}"
    text = f'{{"a": {mantissa}E{exponent:+}}}'
    (_, python, _) = write_snippets(METHOD, parse_object(text, "params_json", 9)).snippets
    found = run_python(python.code)[0]["a"]
    assert re.fullmatch(r"-?(0|[1-9]\d*)(\.\d*[1-9])?", found)
    with localcontext(prec=200):
        assert Decimal(found) == Decimal(f"{mantissa}e{exponent}")


def test_call_writes_snippets_for_params_of_either_form() -> None:
    params = {"price": 0.5, "x": [None]}
    found = ask("write_snippets", method=METHOD, params=params)
    assert found == ask("write_snippets", method=METHOD, params_json=json.dumps(params))
    assert [each["language"] for each in found["snippets"]] == LANGUAGES
    assert all("params.price" in each["note"] for each in found["snippets"])
    assert set(found["snippets"][0]) == {"language", "title", "code", "note"}


@pytest.mark.parametrize("name", ["api_key", "secret"])
def test_call_refuses_key_and_secret(name: str) -> None:
    arguments = json.dumps({"method": METHOD, name: SECRET})
    assert refusal("write_snippets", arguments) == (name, "is not a known field")


@given(some_params)
@steady
def test_python_snippet_compiles_and_signs_as_we_do(params: dict[str, Any]) -> None:
    settled, signed = run_python(write(METHOD, params)["python"].code)
    assert signed == write_params(settled).join()
    assert list(settled) == list(params)


@given(some_params)
@steady
def test_snippet_holds_no_character_that_cannot_be_seen(params: dict[str, Any]) -> None:
    for snippet in write(METHOD, params).values():
        assert not re.search("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\xa0\u2000-\u202f\ufeff]", snippet.code)


@given(some_params)
@steady
def test_parts_of_a_snippet_around_the_params_are_always_the_same(params: dict[str, Any]) -> None:
    for plain, snippet in zip(
        write(METHOD, {}).values(), write(METHOD, params).values(), strict=True
    ):
        head, tail = plain.code.split("{}", 1)
        assert snippet.code.startswith(head)
        assert snippet.code.endswith(tail.partition("signed=''")[2] or tail)


def test_deep_nesting_is_not_indented_for_ever() -> None:
    deep: object = [0] * 3000
    for _ in range(97):
        deep = [deep]
    snippets = write(METHOD, {"a": deep})
    for snippet in snippets.values():
        assert max(len(line) - len(line.lstrip()) for line in snippet.code.splitlines()) <= 32
        assert len(snippet.code) < 130_000
    assert run_python(snippets["python"].code)[0] == {"a": deep}
