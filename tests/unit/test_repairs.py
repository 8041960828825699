import pytest

from overrides.build.repairs import REPAIRS, repair_page

PAGE = " ".join(REPAIRS)


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
