from pathlib import Path

import pytest

from overrides.build.repairs import REPAIRS, SCRIPT_REPAIRS, repair_page, repair_script

PAGE = " ".join(REPAIRS)


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "javascripts" / "bundle.0123abcd.min.js"
    path.parent.mkdir()
    path.write_text(" ".join(SCRIPT_REPAIRS))
    return path


def test_every_repair_is_done() -> None:
    repaired = repair_page(PAGE)
    assert all(new in repaired for new in REPAIRS.values())


@pytest.mark.parametrize("old", REPAIRS)
def test_repair_that_is_not_needed_any_more_stops_the_build(old: str) -> None:
    with pytest.raises(ValueError, match="is this repair still needed"):
        repair_page(PAGE.replace(old, ""))


def test_neighbours_are_not_named_in_the_head_and_other_links_stay() -> None:
    head = '<link rel="prev" href="../a/"><link rel="next" href="b/"><link rel="icon" href="c">'
    assert repair_page(f"{head}{PAGE}").startswith('<link rel="icon" href="c">')


def test_every_repair_of_the_script_is_done(script: Path) -> None:
    repair_script(script.parents[1])
    assert script.read_text() == " ".join(SCRIPT_REPAIRS.values())


def test_script_that_has_changed_stops_the_build(script: Path) -> None:
    script.write_text("")
    with pytest.raises(ValueError, match="is this repair still needed"):
        repair_script(script.parents[1])


def test_assets_without_the_script_stop_the_build(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="unpack"):
        repair_script(tmp_path)
