from typing import Any

import pytest

from tests.unit.strategies import (
    KEY,
    OTHER_KEY,
    OTHER_SECRET,
    SECRET,
    check_pair,
    check_pairs,
    codes,
)


def problem(report: Any, code: str) -> Any:
    (found,) = [each for each in report["problems"] if each["code"] == code]
    return found


def test_a_good_pair_looks_right_without_a_word() -> None:
    for report in check_pair(KEY, SECRET):
        assert report == {"status": "looks_right", "problems": []}


@pytest.mark.parametrize("blank", ["", " ", "\n\t\u00a0", '""', "API Key:", "[]"])
def test_an_empty_field_is_an_error(blank: str) -> None:
    key, secret = check_pair(blank, blank)
    assert codes(key) == codes(secret) == ["empty"]
    assert key["status"] == secret["status"] == "wrong"


@pytest.mark.parametrize("blank", [" ", "\t", "\n", "\u00a0", "\u2028", "\u3000", "\x85"])
def test_a_blank_inside_is_an_error_with_its_position(blank: str) -> None:
    key, _ = check_pair(f" {KEY[:5]}{blank}{KEY[5:]}", SECRET)
    found = problem(key, "inner_whitespace")
    assert (found["severity"], found["position"]) == ("error", 6)
    assert codes(key) == ["inner_whitespace", "trimmed"]


@pytest.mark.parametrize("character", ["\u200b", "\ufeff", "\u00ad", "\x00", "\x1b", "\u202e"])
@pytest.mark.parametrize("position", [0, 7, len(SECRET)])
def test_an_invisible_character_is_an_error_wherever_it_is(character: str, position: int) -> None:
    _, secret = check_pair(KEY, SECRET[:position] + character + SECRET[position:])
    assert codes(secret) == ["invisible_character"]
    assert secret["problems"][0]["position"] == position
    assert secret["status"] == "wrong"


@pytest.mark.parametrize(
    ("character", "words"),
    [
        ("а", "cyrillic small letter a (U+0430) at character 3, which looks like the character"),
        ("Ａ", "fullwidth latin capital letter a (U+FF21)"),
        ("’", "right single quotation mark (U+2019)"),
        ("é", "latin small letter e with acute (U+00E9)"),
        ("😀", "grinning face (U+1F600)"),
        ("\ud800", "half a character (U+D800)"),
    ],
)
def test_a_foreign_character_is_named_with_its_position(character: str, words: str) -> None:
    key, _ = check_pair(KEY[:2] + character + KEY[3:], SECRET)
    assert codes(key) == ["non_ascii"]
    assert key["problems"][0]["position"] == 2
    assert words in key["problems"][0]["message"]


@pytest.mark.parametrize(
    "text",
    [
        *("YOUR_API_KEY", "<your secret>", "token", "xxxx", "xxxx…", "XXXXXXXX", "cxakp_xxxxxxxx"),
        *(
            "your-api-key-here",
            "secretKey",
            "API Key",
            "------",
            "INSERT_API_KEY",
            "cxakp_YOUR_SECRET",
            "00000000",
        ),
    ],
)
def test_a_placeholder_is_an_error_without_words_about_its_shape(text: str) -> None:
    _, secret = check_pair(KEY, text)
    assert secret["status"] == "wrong"
    assert set(codes(secret)) <= {"placeholder", "inner_whitespace", "wrapped"}
    assert "placeholder" in codes(secret)


@pytest.mark.parametrize("text", ["••••", "***", "abc…xyz", "abc...xyz", "ab**yz", "cxakp_●●●●"])
def test_a_masked_value_is_an_error_without_words_about_its_shape(text: str) -> None:
    _, secret = check_pair(KEY, text)
    assert codes(secret) == ["masked"]
    assert secret["status"] == "wrong"


def test_swapped_fields_are_told_in_both_and_nothing_that_follows_from_it() -> None:
    for report in check_pair(SECRET, KEY):
        assert report["status"] == "look_again"
        assert codes(report) == ["swapped"]


def test_a_secret_in_the_key_field_is_told_whatever_the_secret_field_holds() -> None:
    key, secret = check_pair(OTHER_SECRET, SECRET)
    assert codes(key) == ["swapped"]
    assert secret["status"] == "looks_right"


def test_the_same_secret_in_both_fields_blames_the_key_field() -> None:
    key, secret = check_pair(SECRET, f"  {SECRET}")
    assert codes(key) == ["same_as_secret", "swapped"]
    assert codes(secret) == ["trimmed"]


def test_the_same_key_in_both_fields_blames_both() -> None:
    for report in check_pair(KEY, KEY):
        assert codes(report) == ["same_as_secret"]
        assert report["status"] == "wrong"


@pytest.mark.parametrize(
    ("key", "secret"), [(KEY + "a", SECRET + "b"), (KEY[:9], SECRET[:9]), (KEY * 3, SECRET * 3)]
)
def test_another_length_is_a_warning(key: str, secret: str) -> None:
    for report in check_pair(key, secret):
        assert report["status"] == "look_again"
        assert "unusual_length" in codes(report)


def test_one_character_less_is_said_to_be_possible() -> None:
    for report in check_pair(KEY[:-1], SECRET[:-1]):
        assert codes(report) == ["unusual_length"]
        assert "3%" in report["problems"][0]["message"]


@pytest.mark.parametrize("character", [*"0OIl_-.+/="])
def test_a_character_outside_base58_is_a_warning_with_its_position(character: str) -> None:
    key, secret = check_pair(
        f" {KEY[:4]}{character}{KEY[5:]}", SECRET[:9] + character + SECRET[10:]
    )
    assert problem(key, "unusual_character")["position"] == 5
    assert problem(secret, "unusual_character")["position"] == 9
    assert key["status"] == secret["status"] == "look_again"


def test_look_alikes_of_base58_are_named() -> None:
    key, _ = check_pair("0" + KEY[1:], SECRET)
    assert "the digit zero" in key["problems"][0]["message"]


@pytest.mark.parametrize("secret", ["SampNotReaNotReaNotRe9", "CXAKP_SampNotReaNotReaNotRe3"])
def test_a_secret_without_its_prefix_is_a_warning_only(secret: str) -> None:
    _, report = check_pair(KEY, secret)
    assert codes(report) == ["no_prefix"]
    assert report["status"] == "look_again"


def test_equal_extra_keys_are_named_by_their_rows() -> None:
    value = check_pairs((KEY, SECRET), (OTHER_KEY, OTHER_SECRET), (f'"{KEY}"', f" {SECRET}"))
    assert codes(value) == ["duplicate_key", "duplicate_secret"]
    assert all("#1 and #3" in each["message"] for each in value["problems"])


def test_a_key_that_is_the_secret_of_another_row_is_found() -> None:
    value = check_pairs((KEY, SECRET), (SECRET, OTHER_SECRET))
    assert codes(value) == ["key_is_other_secret"]


def test_empty_fields_are_not_duplicates() -> None:
    assert codes(check_pairs(("", " "), ("", ""), ("API Key:", ""))) == []


@pytest.mark.parametrize(("count", "found"), [(1, []), (10, []), (11, ["too_many_keys"])])
def test_more_than_ten_keys_are_too_many_and_are_still_checked(
    count: int, found: list[str]
) -> None:
    pairs = [(KEY[:-2] + f"{row:02}".replace("0", "z"), SECRET + str(row)) for row in range(count)]
    value = check_pairs(*pairs)
    assert codes(value) == found
    assert len(value["pairs"]) == count


def test_a_position_counts_code_points_of_the_text_as_typed() -> None:
    key, _ = check_pair(f"  😀{KEY[1:]}é", SECRET)
    assert problem(key, "non_ascii")["position"] == 2
    key, _ = check_pair(f'"{KEY[:3]} {KEY[3:]}"', SECRET)
    assert problem(key, "inner_whitespace")["position"] == 4
