import base64
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.strategies import BASE58, ask, keys, steady, texts
from tutorial_py.bridge import call
from tutorial_py.data import load_error_codes

LONGEST = 100_000
CODES = {code.code: code.name for row in load_error_codes().rows for code in row.codes}

_WORDS = st.sampled_from(
    [
        *('"code": ', '"id": ', "40101", "10003", "401", "0", "43012", "HTTP/1.1 200 OK\r\n"),
        *('"message": "', "IP_ILLEGAL", "FOO_BAR", "rate limit", "IP ", " not whitelisted", "\n"),
        *(
            "{",
            "}",
            '"',
            "'",
            "\\",
            ": ",
            ", ",
            "status ",
            "error ",
            "api_key=",
            "AuthenticationError",
        ),
    ]
)
answers = st.lists(st.one_of(_WORDS, texts), min_size=1, max_size=12).map("".join)

long_secrets = st.one_of(
    keys,
    keys.map(lambda body: f"cxakp_{body}"),
    st.text("0123456789abcdef", min_size=64, max_size=64),
    st.binary(min_size=24, max_size=48).map(lambda raw: base64.b64encode(raw).decode()),
)
short_secrets = st.text(BASE58, min_size=8, max_size=15)
labels = st.sampled_from(
    [
        *("api_key", "apiKey", "API Key", "api-key", "secret", "SECRET_KEY", "clientSecret", "sig"),
        *("signature", "token", "access_token", "authorization", "passphrase", "X-Api-Key"),
    ]
)
signs = st.sampled_from(
    [
        *(('": "', '"'), ("=", "&"), (": ", "\n"), ("': '", "'"), ('\\":\\"', '\\"'), (" = ", " ")),
        *((': "', '"'), ("=", ""), (":\t", ";"), ("' => '", "'")),
    ]
)
bare_places = st.sampled_from(
    [
        '{{"code": 43012, "message": "{}"}}',
        '{{"code": 43012, "message": "the key {} is odd"}}',
        "message: {}",
        "error {}",
        "code {}",
        '"code": "{}"',
        "HTTP/1.1 401 {}",
        "IP {} is not whitelisted",
        "FOO_{}",
        "{}_FOO",
        "{}",
        "code 43012 ({})",
        "Authorization: Bearer {}\n\ncode 40101",
        'cryptocom {{"code":43012,"message":"x","sig":"{}"}}',
        "x{}",
        "{}\u200b40101",
    ]
)


@steady
@given(answers)
def test_any_text_gets_an_answer_that_says_something(text: str) -> None:
    reply = json.loads(call("explain_error", json.dumps({"text": text})))
    if not text.strip():
        assert reply["error"]["field"] == "text"
        return
    matches, unknown = reply["value"]["matches"], reply["value"]["unknown"]
    assert matches or unknown
    found = [match["code"] for match in matches]
    assert len(set(found)) == len(found)
    ranks = [("certain", "likely", "possible").index(match["certainty"]) for match in matches]
    assert ranks == sorted(ranks)
    for match in matches:
        assert CODES[match["code"]] == match["name"]
        assert match["found"] and match["step"] and match["fixes"]
        assert all(note.endswith(".") for note in (*match["notes"], *match["fixes"]))
    assert all(each["words"].endswith(".") for each in unknown)


@steady
@given(st.sampled_from(sorted(CODES)), st.integers(0, 2**63 - 1), st.integers(0, 2**63 - 1))
def test_a_body_with_any_id_and_nonce_gives_its_code_alone(code: int, id_: int, nonce: int) -> None:
    body = {"id": id_, "method": "private/x", "nonce": nonce, "code": code}
    for text in (json.dumps(body), json.dumps(body, indent=2), str(body), f"WARN 7 {body} done"):
        matches = ask("explain_error", text=text)["matches"]
        assert [(match["code"], match["certainty"]) for match in matches] == [(code, "certain")]


@steady
@given(long_secrets, bare_places, texts)
def test_a_secret_is_never_shown_wherever_it_stands(secret: str, place: str, noise: str) -> None:
    for text in (place.format(secret), f"{place.format(secret)}\n{noise}", f"{noise} {secret}"):
        assert secret not in call("explain_error", json.dumps({"text": text}))


@steady
@given(short_secrets, labels, signs)
def test_a_short_secret_is_not_shown_when_its_field_names_it(
    secret: str, label: str, sign: tuple[str, str]
) -> None:
    field = f"{label}{sign[0]}{secret}{sign[1]}"
    for text in (f'{{"code": 43012, "message": "odd {field}", "x": 1}}', f"IP {field} illegal"):
        assert secret not in call("explain_error", json.dumps({"text": text}))


@pytest.mark.parametrize(
    "text",
    [
        '{"code": 43012, "message": "passphrase=\\"it is a word\\""}',
        "code 43012, message: Cookie: a=hidden; b=hidden",
        "Authorization: Basic hidden\ncode 43012",
        'message "Bearer hidden" code 43012',
        "message: password: hidden, code 43012",
    ],
)
def test_words_that_are_secrets_are_not_shown(text: str) -> None:
    said = str(ask("explain_error", text=text))
    assert "43012" in said
    assert "hidden" not in said and "it is a word" not in said


@pytest.mark.parametrize(
    "text",
    [
        "Invalid signature: 40101",
        "Wrong API key: UNAUTHORIZED",
        "40101/UNAUTHORIZED",
        "GET /exchange/v1/private/get-order-detail: code-40101-UNAUTHORIZED",
        "api_key=SampNotReaNotReaNotRe2 code=40101",
        '{"sig":"' + "ab" * 32 + '","code":40101}',
        '{"secret":"cxakp_SampNotReaNotReaNotRe3","code":40101}',
    ],
)
def test_covering_secrets_leaves_the_error_in_sight(text: str) -> None:
    codes = [match["code"] for match in ask("explain_error", text=text)["matches"]]
    assert codes == [40101]


@pytest.mark.parametrize("piece", ["40101 ", "ip ", "HTTP 401 ", "A_", '\\"token=\\"'])
def test_the_longest_texts_are_answered_at_once(piece: str) -> None:
    text = (piece * LONGEST)[:LONGEST]
    start = time.perf_counter()
    ask("explain_error", text=text)
    assert time.perf_counter() - start < 5
