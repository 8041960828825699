from typing import Any

import pytest

from tests.unit.strategies import ask, codes
from tutorial_py.samples import MARK

NOW = 1_790_000_000_000
SEEDS = [0, 1, 2, 41, 2**53 - 1]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_good_sample_looks_right_everywhere(seed: int) -> None:
    sample = ask("make_sample", kind="good", seed=seed)
    value = ask("check_keys", keys=sample["keys"])
    assert codes(value) == []
    for pair in value["pairs"]:
        for report in pair.values():
            assert report == {"status": "looks_right", "problems": []}
    report = ask("check_whitelist", **sample["whitelist"])
    assert len(report["addresses"]) == 5
    assert codes(report) == ["example_address"]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sample_with_mistakes_has_the_most_common_ones(seed: int) -> None:
    sample = ask("make_sample", kind="mistakes", seed=seed)
    value = ask("check_keys", keys=sample["keys"])
    found = {code for pair in value["pairs"] for report in pair.values() for code in codes(report)}
    assert found == {"swapped", "unusual_character", "wrapped", "trimmed", "masked"}
    assert codes(value) == ["duplicate_key"]
    assert set(codes(ask("check_whitelist", **sample["whitelist"]))) == {
        *("not_an_address", "port", "private_address", "missing", "duplicate", "unexpected"),
        "example_address",
    }


def sign_sample(kind: str, seed: int) -> dict[str, Any]:
    """The arguments that a form makes of a sample, with the time filled in."""
    sample = ask("make_sample", kind=kind, seed=seed)
    request = {name: text or str(NOW) for name, text in sample["request"].items()}
    return {**request, **sample["keys"][0], "now_ms": NOW}


def test_a_good_sample_request_is_signed_without_a_warning() -> None:
    arguments = sign_sample("good", 5)
    del arguments["other"]
    assert ask("sign_request", **arguments)["warnings"] == []


def test_a_sample_request_with_mistakes_has_the_most_common_ones() -> None:
    arguments = sign_sample("mistakes", 5)
    (cause,) = ask("compare_signature", **arguments)["causes"]
    assert cause["codes"] == ["key_secret_swapped", "unsorted_keys"]
    del arguments["other"]
    warnings = ask("sign_request", **arguments)["warnings"]
    assert {warning["code"] for warning in warnings} == {
        *("nonce_far", "swapped", "secret_looks_like_key", "number_not_string"),
    }


def test_samples_follow_from_their_seed_alone() -> None:
    first, again, other = (ask("make_sample", kind="good", seed=seed) for seed in (7, 7, 8))
    assert first == again
    assert first["keys"] != other["keys"]


@pytest.mark.parametrize("kind", ["good", "mistakes"])
def test_every_sample_value_is_marked_as_one(kind: str) -> None:
    for pair in ask("make_sample", kind=kind, seed=3)["keys"]:
        assert MARK in pair["api_key"]
        assert MARK in pair["secret"]
