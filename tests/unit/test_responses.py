import json
from typing import Any

import pytest

from tests.unit.strategies import ask, refusal
from tutorial_py.data import load_error_codes
from tutorial_py.responses import explain_error

CODES = [(row, code) for row in load_error_codes().rows for code in row.codes]
NAMED = [(row, code) for row, code in CODES if code.name]
UNAUTHORIZED = '{"id": 11, "method": "private/x", "code": 40101, "message": "UNAUTHORIZED"}'


def explain(text: str) -> Any:
    return ask("explain_error", text=text)


def list_found(text: str) -> list[tuple[int, str]]:
    """The code and the certainty of each match."""
    return [(match["code"], match["certainty"]) for match in explain(text)["matches"]]


def read_notes(text: str) -> str:
    (match,) = explain(text)["matches"]
    return " ".join(match["notes"])


def read_unknown(text: str) -> tuple[str, str]:
    """The one thing that is not known, when nothing else was found."""
    value = explain(text)
    (unknown,) = value["unknown"]
    assert value["matches"] == []
    return unknown["found"], unknown["words"]


@pytest.mark.parametrize(("row", "code"), CODES, ids=lambda each: str(getattr(each, "code", "")))
def test_a_code_in_a_body_is_its_row(row: Any, code: Any) -> None:
    (match,) = explain(f'{{"id": 7, "code": {code.code}, "message": "{code.name}"}}')["matches"]
    assert (match["code"], match["name"], match["certainty"]) == (code.code, code.name, "certain")
    assert (match["http"], match["v2"], match["step"]) == ([*row.http], row.v2, row.step)
    assert (match["meaning"], match["cause"]) == (f"{row.title}.", row.meaning)
    assert match["fixes"] == [*row.fixes]


@pytest.mark.parametrize(("row", "code"), NAMED, ids=lambda each: str(getattr(each, "code", "")))
def test_a_name_alone_is_its_code(row: Any, code: Any) -> None:
    assert list_found(code.name) == [(code.code, "certain")]


@pytest.mark.parametrize(
    "text",
    [
        "40101",
        " 40101\n",
        "-40101",
        "(40101)",
        "\ufeff40101.",
        "code 40101",
        "Code: -40101",
        "error code = 40101",
        "Error 40101",
        "the code is 40101",
        "errCode=40101&x=1",
        '{"code":"40101"}',
        "{'code': 40101}",
        '"{\\"id\\":40103,\\"code\\":40101}"',
        '{\n  "id": 1,\n  "code" : 40101\n}',
        '{"id": 11, "code": 40101, "mess',
        "<code>40101</code>",
        "{id: 11, code: 40101}",
        '{"error": {"code": 40101}}',
        "2026-11-25 10:00:00,401 ERROR 42 " + UNAUTHORIZED,
    ],
)
def test_a_code_is_found_however_it_is_written(text: str) -> None:
    assert list_found(text) == [(40101, "certain")]


@pytest.mark.parametrize(
    "text",
    [
        '{"id": 40103, "nonce": 42901, "method": "private/x", "code": 40101}',
        '{"id":40103,"nonce":1700000042901,"code":40101,"price":"40102.5","quantity":40104}',
        "HTTP/1.1 400 Bad Request\r\nContent-Length: 40103\r\nX-Id: 42901\r\n\r\n" + UNAUTHORIZED,
        "id=40103 nonce=42901 code=40101",
        '{"ids": [40103, 40102,42901], "code": 40101}',
        '  File "bot.py", line 40103, in run\ncode: 40101',
        "order 40103 at 42901 USDT: code 40101",
        "40,103 40103.5 $42901 10:40103 40104ms 2FA code 40102 exit code 42901; code 40101",
    ],
)
def test_other_numbers_are_not_taken_for_codes(text: str) -> None:
    assert list_found(text) == [(40101, "certain")]


@pytest.mark.parametrize(
    "text", ["id=40101", "nonce 40101", '"nonce": 40101', "BTC at 42901 USDT", "<id>40101</id>"]
)
def test_a_number_of_another_kind_alone_is_no_error(text: str) -> None:
    assert read_unknown(text)[0] == ""


def test_a_number_that_nothing_calls_a_code_is_likely_and_says_so() -> None:
    assert list_found("I get 40101 when I connect") == [(40101, "likely")]
    assert "calls this number a code" in read_notes("I get 40101 when I connect")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HTTP/1.1 401 Unauthorized", [40101, 40103, 40104]),
        ("HTTP/2 401", [40101, 40103, 40104]),
        ("HTTP/2 429 \r\nserver: x\r\n", [42901]),
        ('"GET /v1/private HTTP/1.1" 401 42', [40101, 40103, 40104]),
        ("Request failed with status code 429", [42901]),
        ("HTTPError: 408 Client Error: REQUEST TIMEOUT for url: /x", [40801]),
        ("HTTP Error 500: Internal Server Error", [306, 202]),
        ("HTTP 400", [40102, 40001, 40002, 40006, 40107, 318, 202, 50001]),
    ],
)
def test_a_status_alone_is_only_possible_and_leaves_it_to_the_code(
    text: str, expected: list[int]
) -> None:
    assert list_found(text) == [(code, "possible") for code in expected]
    for match in explain(text)["matches"]:
        assert any("code in the body of the answer decides" in note for note in match["notes"])


def test_the_code_in_the_body_decides_and_not_the_status() -> None:
    assert list_found('HTTP/1.1 401 Unauthorized\n\n{"code":40103}') == [(40103, "certain")]
    assert list_found("HTTP 401: IP is not whitelisted") == [(40103, "likely")]


def test_the_body_code_401_is_not_the_status_401() -> None:
    for text in ('{"code": 401}', 'HTTP/1.1 401 Unauthorized\n\n{"code": 401}'):
        assert list_found(text) == [(401, "certain")]
        assert "It is not HTTP 401." in read_notes(text)
    statuses = [(code, "possible") for code in (40101, 40103, 40104)]
    assert list_found("code 401") == [(401, "likely"), *statuses]
    assert list_found("401") == [(401, "possible"), *statuses]


@pytest.mark.parametrize("row", [row for row in load_error_codes().rows if row.v2])
def test_a_number_of_version_2_leads_to_its_row_and_is_called_old(row: Any) -> None:
    text = f'{{"code": {row.v2}, "message": "{row.codes[-1].name}"}}'
    assert list_found(text) == [(row.codes[-1].code, "certain")]
    for each in (text, f"code {row.v2}", f"{row.codes[0].name} ({row.v2})"):
        assert f"{row.v2} is the number of the retired version 2" in read_notes(each)
        assert "old program" in read_notes(each)


@pytest.mark.parametrize("code", [40001, 40002, 40003, 40004, 40006])
def test_codes_that_meant_something_else_in_version_2_say_so(code: int) -> None:
    assert "meant other things in the retired version 2" in read_notes(f'"code": {code}')


@pytest.mark.parametrize("code", [40005, 40007])
def test_unknown_codes_of_that_range_say_so_too(code: int) -> None:
    assert "meant other things" in read_unknown(f'"code": {code}')[1]


def test_a_message_that_is_not_the_name_of_the_code_is_noted() -> None:
    notes = read_notes('{"code": 40001, "message": "INVALID_SIDE"}')
    assert "The message beside the code is INVALID_SIDE" in notes


def test_an_error_with_http_200_says_to_read_the_body() -> None:
    for text in ("HTTP/1.1 200 OK\n\n" + UNAUTHORIZED, "status=200 " + UNAUTHORIZED):
        assert list_found(text) == [(40101, "certain")]
        assert "A program must read the code in the body." in read_notes(text)


@pytest.mark.parametrize("text", ['{"id":1,"code":0,"result":{}}', "code: 0", '"code": "0"'])
def test_code_0_is_told_to_be_no_error(text: str) -> None:
    assert "is no error" in read_unknown(text)[1]


def test_code_0_beside_an_error_goes_without_saying() -> None:
    value = explain('{"code":0,"result_list":[{"code":0},{"code":306}]}')
    assert [match["code"] for match in value["matches"]] == [306]
    assert value["unknown"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"ccxt.base.errors.AuthenticationError: cryptocom {UNAUTHORIZED}", [(40101, "certain")]),
        ('InvalidNonce: cryptocom {"code":40102,"message":"INVALID_NONCE"}', [(40102, "certain")]),
        ("ccxt.base.errors.RateLimitExceeded: cryptocom GET x", [(42901, "likely")]),
        ("ccxt.base.errors.InvalidNonce: cryptocom", [(40102, "likely")]),
        ("InsufficientFunds", [(306, "likely")]),
        (
            "AuthenticationError: cryptocom POST private/x",
            [(40101, "possible"), (40103, "possible"), (40104, "possible")],
        ),
        ("AuthenticationError: your IP is not whitelisted", [(40103, "likely")]),
        ("RequestTimeout: cryptocom", [(40801, "possible")]),
    ],
)
def test_exceptions_of_a_client_library_are_hints(
    text: str, expected: list[tuple[int, str]]
) -> None:
    assert list_found(text) == expected


def test_a_traceback_leads_to_the_code_in_its_last_line() -> None:
    text = (
        "requests.exceptions.HTTPError: 400 Client Error: Bad Request for url: /x\n\n"
        "During handling of the above exception, another exception occurred:\n\n"
        'Traceback (most recent call last):\n  File "bot.py", line 40101, in <module>\n'
        'ccxt.base.errors.InvalidNonce: cryptocom {"id":40103,"code":40102}\n'
    )
    assert list_found(text) == [(40102, "certain")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("IP address is not whitelisted", 40103),
        ("Your IP address 203.0.113.5 is not in the whitelist", 40103),
        ("This IP is not authorized.", 40103),
        ("Rate limit exceeded!", 42901),
        ("too many requests", 42901),
        ("Invalid API key", 40101),
        ("The API-key is invalid", 40101),
        ("Signature verification failed", 40101),
        ("insufficient balance", 306),
        ("Not enough available funds", 306),
        ("invalid_nonce", 40102),
        ("Your account is suspended", 202),
        ("Too many open orders", 318),
    ],
)
def test_plain_words_are_likely(text: str, code: int) -> None:
    assert list_found(text) == [(code, "likely")]
    assert "words alone" in read_notes(text)


def test_every_phrase_finds_its_own_row() -> None:
    for row in load_error_codes().rows:
        for phrase in row.phrases:
            for text in (phrase, phrase.replace("...", "of the thing"), phrase.title()):
                spoken = text.replace("...", "")
                assert (row.codes[0].code, "likely") in list_found(spoken), spoken
        for hint in row.hints:
            assert row.codes[0].code in [code for code, _ in list_found(hint.replace("...", ""))]


def test_words_name_all_codes_that_they_may_mean() -> None:
    assert "202, 406, 409, 410" in read_notes("account suspended")


def test_several_errors_come_once_each_the_surest_first() -> None:
    text = (
        "HTTP 429\n"
        "WARN insufficient balance, 318 of them, 40102 again\n"
        'ERROR {"code": 40103, "message": "IP_ILLEGAL"}\n'
        'ERROR {"code": 40101}\nERROR {"code": 40103}\n'
    )
    assert list_found(text) == [
        (40103, "certain"),
        (40101, "certain"),
        (306, "likely"),
        (40102, "likely"),
        (42901, "possible"),
    ]


def test_found_is_what_the_text_says() -> None:
    found = {
        '{"id": 1, "code": 40101}': '"code": 40101',
        "Code:  40101.": "Code: 40101",
        "x HTTP/1.1 429 Too Many Requests y": "HTTP/1.1 429 Too Many Requests",
        "Sorry, IP 203.0.113.5 is not whitelisted!": "IP 203.0.113.5 is not whitelisted",
    }
    for text, expected in found.items():
        assert explain(text)["matches"][0]["found"] == expected


@pytest.mark.parametrize(
    ("text", "found", "kept"),
    [
        ('"code": 43012', '"code": 43012', ["43012"]),
        ("43012", "43012", ["43012"]),
        ("I see 43012 here", "43012", ["43012"]),
        ("FOO_BAR", "FOO_BAR", ["FOO_BAR"]),
        ('{"message": "FOO_BAR"}', "FOO_BAR", ["FOO_BAR"]),
        (
            'HTTP/1.1 400 Bad Request\n\n{"code":43012,"message":"Odd thing"}',
            '"code":43012',
            ["43012", "“Odd thing”", "HTTP 400"],
        ),
        ('{"message":"ODD_THING","code":43012}', '"code":43012', ["43012", "ODD_THING"]),
    ],
)
def test_what_is_not_known_is_kept_and_not_guessed(text: str, found: str, kept: list[str]) -> None:
    shown, words = read_unknown(text)
    assert shown == found
    assert "does not know" in words and "does not guess" in words
    assert all(fact in words for fact in kept)


def test_a_status_that_no_error_has_is_told() -> None:
    for text in ("HTTP/1.1 503 Service Unavailable", "error 404"):
        assert "no error with the HTTP status" in read_unknown(text)[1]


@pytest.mark.parametrize("text", ["hello", "{}", "\ud800", "12", "error 5", "{'result': []}"])
def test_text_without_an_error_is_told_to_have_none(text: str) -> None:
    assert "Nothing in this text" in read_unknown(text)[1]


@pytest.mark.parametrize("text", ["", " ", "\n\t\u00a0"])
def test_empty_text_is_refused(text: str) -> None:
    assert refusal("explain_error", json.dumps({"text": text})) == ("text", "is empty")


@pytest.mark.parametrize("arguments", ["{}", '{"text": 1}', '{"text": "x", "code": 1}'])
def test_arguments_are_checked(arguments: str) -> None:
    assert refusal("explain_error", arguments)[0] in {"text", "code"}


def test_the_same_comes_without_the_bridge() -> None:
    assert explain_error("40101").matches[0].step == "enable-trading"
