import pytest

from tutorial_py.problems import SEVERITIES, judge, make_problem, sort_problems


def test_a_status_follows_the_worst_problem() -> None:
    info, warning, error = (
        make_problem(code, "", "") for code in ("trimmed", "no_prefix", "empty")
    )
    assert judge([]) == judge([info]) == "looks_right"
    assert judge([info, warning]) == "look_again"
    assert judge([warning, error, info]) == "wrong"


def test_the_worst_problem_comes_first_and_equal_ones_keep_their_order() -> None:
    found = [
        make_problem(code, "", "")
        for code in ("trimmed", "swapped", "masked", "no_prefix", "empty")
    ]
    assert [each.code for each in sort_problems(found)] == [
        *("masked", "empty"),
        *("swapped", "no_prefix"),
        "trimmed",
    ]


def test_a_code_must_be_registered() -> None:
    with pytest.raises(KeyError):
        make_problem("unheard_of", "", "")


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        (
            "error",
            {"empty", "inner_whitespace", "invisible_character", "non_ascii", "placeholder"}
            | {"masked", "same_as_secret"},
        ),
        ("warning", {"swapped", "unusual_length", "unusual_character", "no_prefix"}),
        ("info", {"trimmed", "wrapped"}),
    ],
)
def test_severities_are_those_of_the_facts(severity: str, expected: set[str]) -> None:
    assert {code for code in expected if SEVERITIES[code] == severity} == expected
