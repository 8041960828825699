import time
from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.strategies import ask, codes, keys, steady, texts

LONGEST = 100_000


@steady
@given(
    st.lists(st.integers(0x01000000, 0x09FFFFFF).map(IPv4Address).map(str), max_size=6),
    st.lists(st.sampled_from([",", " ", "\n", ";", "\t", " • ", '","', " and ", "\n- "])),
)
def test_the_addresses_are_those_that_went_in(addresses: list[str], between: list[str]) -> None:
    text = "".join(
        address + (between[place % len(between)] if between else "\n")
        for place, address in enumerate(addresses)
    )
    report = ask("check_whitelist", text=text, expected=addresses)
    assert report["addresses"] == list(dict.fromkeys(addresses))
    assert set(codes(report)) <= {"duplicate", "empty"}


@steady
@given(texts, st.one_of(st.none(), texts, st.lists(texts, max_size=3)))
def test_any_text_gets_an_answer(text: str, expected: object) -> None:
    report = ask("check_whitelist", text=text, expected=expected)
    assert report["addresses"] or report["problems"]
    for each in report["problems"]:
        assert each["position"] is None or 0 <= each["position"] < len(text)


@steady
@given(keys, texts, texts)
def test_no_message_repeats_a_key(body: str, before: str, after: str) -> None:
    text = f"{before}cxakp_{body}{after}\n{before}{body}{after}"
    said = str(ask("check_whitelist", text=text, expected=body))
    parts = [body[at : at + 7] for at in range(16)]
    assert [part for part in parts if part in said and part not in before + after] == []


@pytest.mark.parametrize(
    "piece", ["1.2.3.4,", "1.", "1 ", "a.b ", "2001:db8::1 ", ".", "(", "\u200b"]
)
def test_the_longest_texts_are_answered_at_once(piece: str) -> None:
    text = (piece * LONGEST)[:LONGEST]
    start = time.perf_counter()
    ask("check_whitelist", text=text)
    assert time.perf_counter() - start < 5
