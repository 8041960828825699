import re

import pytest

from overrides.build.panels import PANELS, describe_panel, draw_source
from tests.unit.panels.drawings import drawing, every_panel, window, with_class

CALLOUTS = (4, 2, 2, 4, 1, 1, 1, 3, 3, 3, 3, 6, 6, 1, 1, 4)


def test_callouts_are_as_many_as_the_actions_of_each_step() -> None:
    assert tuple(describe_panel(step).callouts for step in PANELS) == CALLOUTS


@every_panel
def test_callouts_count_from_one_and_are_told_in_the_description(step: str) -> None:
    root, told = drawing(step), describe_panel(step)
    numbers = [one.text for one in with_class(root, "panel-number")]
    assert numbers == [str(number + 1) for number in range(told.callouts)]
    for number in numbers:
        assert re.search(rf"[:;] {number}, the ", told.text)


def test_touching_callouts_are_refused() -> None:
    blocks = '{ kind = "row", button = "Edit", callout = 1, side = "right", end_callout = 2 }'
    with pytest.raises(ValueError, match="callouts 1 and 2 touch"):
        draw_source("mine", window(blocks))


def test_arrow_between_two_sides_is_refused() -> None:
    blocks = '{ kind = "row", button = "Edit", callout = 1, end_callout = 2 }'
    with pytest.raises(ValueError, match="an arrow cannot run straight down"):
        draw_source("mine", f"arrow = [1, 2]\n{window(blocks)}")


def test_arrow_to_a_callout_that_is_not_there_is_refused() -> None:
    blocks = '{ kind = "row", button = "Edit", callout = 1, end_callout = 2 }'
    with pytest.raises(ValueError, match="panel mine: an arrow joins callouts 0 and 2"):
        draw_source("mine", f"arrow = [0, 2]\n{window(blocks)}")
