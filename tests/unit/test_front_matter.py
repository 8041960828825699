import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overrides.build import front_matter
from overrides.build.front_matter import (
    LONGEST_STEP,
    SITES,
    VALIDATORS,
    FrontMatterError,
    check_errors,
    check_id,
    check_minutes,
    check_reviewed,
    check_site,
    check_step,
    check_title,
    find_step_page,
    list_steps,
)
from tests.unit.strategies import steady

DAY = datetime.date(2026, 11, 23)
GOOD = {
    "id": "edit-key",
    "title": "Edit the new key",
    "site": "crypto-com",
    "minutes": 1,
    "reviewed": DAY,
    "errors": [40101],
}
STEM = "11-edit-key"
YAML_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.dates()
    | st.datetimes(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@pytest.mark.parametrize(
    ("validate", "value"),
    [
        (check_id, "finish"),
        (check_id, "open-2fa-page"),
        (check_title, "Copy the secret"),
        (check_title, "Find the Crypto.com markets"),
        *((check_site, site) for site in SITES),
        (check_minutes, 1),
        (check_minutes, LONGEST_STEP),
        (check_reviewed, DAY),
        (check_errors, []),
        (check_errors, [306, 40101, 42901]),
    ],
)
def test_good_value_gives_no_complaint(validate: Callable[[object], str], value: object) -> None:
    assert validate(value) == ""


@pytest.mark.parametrize(
    ("validate", "value"),
    [
        *((check_id, value) for value in ("", "Finish", "two words", "a--b", "-a", "a_b", "a\n")),
        *((check_id, value) for value in (None, 7, ["finish"])),
        *((check_title, value) for value in ("", " Copy", "Copy ", "Copy.", "Copy\n", None, 5)),
        (check_title, "Copy\nthe secret"),
        *((check_site, value) for value in ("", "Altrady", "binance", None, 1)),
        (check_site, ["altrady"]),
        *((check_minutes, value) for value in (0, -1, LONGEST_STEP + 1, 1.5, 1.0, "1", True, None)),
        *((check_reviewed, value) for value in ("2026-11-23", None, 20261123)),
        (check_reviewed, datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC)),
        *((check_errors, value) for value in (None, "40101", 40101, (40101,), {40101: "x"})),
        *((check_errors, value) for value in ([42901, 306], [306, 306], [1], ["40101"])),
        *((check_errors, value) for value in ([306, "40101"], [[306]], [None])),
        *((check_errors, value) for value in ([True], [40101.0])),
    ],
)
def test_bad_value_gives_a_complaint(validate: Callable[[object], str], value: object) -> None:
    assert validate(value)


@pytest.mark.parametrize("field", VALIDATORS)
@steady
@given(value=YAML_VALUES)
def test_no_value_that_yaml_can_hold_upsets_a_validator(field: str, value: object) -> None:
    assert isinstance(VALIDATORS[field](value), str)


def test_complaint_about_codes_names_those_that_the_data_lacks() -> None:
    assert check_errors([1, 40101, 99999]).endswith(": 1, 99999")


def test_complaint_about_a_site_names_the_known_ones() -> None:
    assert all(site in check_site("binance") for site in SITES)


def test_good_front_matter_passes() -> None:
    check_step(GOOD, STEM)


@pytest.mark.parametrize("field", GOOD)
def test_missing_field_is_named_with_the_page(field: str) -> None:
    rest = {name: value for name, value in GOOD.items() if name != field}
    with pytest.raises(FrontMatterError, match=f"^{STEM}: {field} is missing"):
        check_step(rest, STEM)


def test_unknown_field_is_named() -> None:
    with pytest.raises(FrontMatterError, match="minuets is not a field"):
        check_step({**GOOD, "minuets": 1}, STEM)


@pytest.mark.parametrize(
    "stem",
    ["11-edit-keys", "1-edit-key", "edit-key", "011-edit-key", "11-edit-key-x", "11_edit-key"],
)
def test_id_must_be_the_name_of_the_file_after_its_number(stem: str) -> None:
    with pytest.raises(FrontMatterError, match="id must be the file's name after its number"):
        check_step(GOOD, stem)


def test_several_complaints_are_all_told_at_once() -> None:
    meta: dict[str, Any] = {**GOOD, "minutes": 0, "site": "binance", "extra": 1}
    del meta["title"]
    with pytest.raises(FrontMatterError) as caught:
        check_step(meta, "11-other")
    complaints = str(caught.value).removeprefix("11-other: ").split("; ")
    assert [complaint.split()[0] for complaint in complaints] == [
        "title",
        "extra",
        "site",
        "minutes",
        "id",
    ]


def make_folder(folder: Path, *names: str) -> None:
    (folder / "steps").mkdir()
    for name in names:
        (folder / "steps" / name).touch()


def test_steps_are_listed_in_the_order_of_their_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_folder(tmp_path, "10-c.md", "02-b.md", "01-a.md", "notes.txt")
    monkeypatch.setattr(front_matter, "DOCS", tmp_path)
    assert list_steps() == [Path(f"steps/{name}.md") for name in ("01-a", "02-b", "10-c")]


def test_page_of_a_step_is_found_by_its_whole_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_folder(tmp_path, "01-key.md", "02-edit-key.md")
    monkeypatch.setattr(front_matter, "DOCS", tmp_path)
    assert find_step_page("key") == "steps/01-key.md"
    assert find_step_page("edit-key") == "steps/02-edit-key.md"
    with pytest.raises(ValueError, match="no step 'edit'"):
        find_step_page("edit")
