import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.strategies import (
    OTHER_SECRET,
    SECRET,
    check_pair,
    check_pairs,
    codes,
    keys,
    secrets,
    steady,
    texts,
    wrappings,
)

LONGEST = 100_000


@steady
@given(keys, secrets)
def test_any_pair_of_the_known_shapes_looks_right(key: str, secret: str) -> None:
    assert [report["status"] for report in check_pair(key, secret)] == ["looks_right"] * 2


@steady
@given(texts, texts, wrappings(), wrappings())
def test_trimming_and_wrapping_never_change_a_verdict(
    key: str, secret: str, first: tuple[str, str], second: tuple[str, str]
) -> None:
    plain = check_pair(key, secret)
    wrapped = check_pair(first[0] + key + first[1], second[0] + secret + second[1])
    for before, after in zip(plain, wrapped, strict=True):
        assert after["status"] == before["status"]
        noise = {"trimmed", "wrapped"}
        assert [c for c in codes(after) if c not in noise] == [
            c for c in codes(before) if c not in noise
        ]


@steady
@given(st.one_of(keys, texts), wrappings(), st.lists(st.tuples(keys, secrets), max_size=8))
def test_two_equal_extra_keys_are_always_found(
    key: str, around: tuple[str, str], others: list[tuple[str, str]]
) -> None:
    twin = around[0] + key + around[1]
    value = check_pairs((key, SECRET), *others, (twin, OTHER_SECRET))
    rows = f"and #{len(others) + 2} are the same"
    found = [
        each["message"].startswith("API keys #1") and rows in each["message"]
        for each in value["problems"]
        if each["code"] == "duplicate_key"
    ]
    is_empty = "empty" in codes(value["pairs"][0]["api_key"])
    assert any(found) is not is_empty


@steady
@given(keys, keys, texts, st.integers(0, 22), wrappings())
def test_no_message_repeats_a_secret(
    first: str, second: str, noise: str, position: int, around: tuple[str, str]
) -> None:
    spoiled = second[:position] + noise + second[position:]
    typed = around[0] + "cxakp_" + spoiled + around[1]
    for pairs in ([(first, typed)], [(typed, first), (first, typed)], [(typed, typed)]):
        said = str(check_pairs(*pairs))
        parts = [body[at : at + 7] for body in (first, second) for at in range(16)]
        assert [part for part in parts if part in said and part not in noise] == []


@steady
@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=3))
def test_any_text_gets_a_verdict(pairs: list[tuple[str, str]]) -> None:
    for pair, (key, secret) in zip(check_pairs(*pairs)["pairs"], pairs, strict=True):
        for report, typed in ((pair["api_key"], key), (pair["secret"], secret)):
            worst = {each["severity"] for each in report["problems"]}
            expected = "wrong" if "error" in worst else "look_again"
            assert report["status"] == (expected if worst - {"info"} else "looks_right")
            for each in report["problems"]:
                assert each["position"] is None or 0 <= each["position"] < len(typed)


@pytest.mark.parametrize(
    "piece", ['"', "([{<", " \u200b", "key:", "key ", "a\u200b", "•", "\u0301"]
)
def test_the_longest_texts_are_answered_at_once(piece: str) -> None:
    text = (piece * LONGEST)[:LONGEST]
    start = time.perf_counter()
    check_pair(text, SECRET)
    assert time.perf_counter() - start < 5
