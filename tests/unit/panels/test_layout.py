from itertools import combinations

from overrides.build.panels.geometry import GUTTER, WIDTH
from tests.unit.panels.drawings import (
    SVG,
    Box,
    box_circle,
    box_rect,
    box_text,
    drawing,
    every_panel,
    leaders,
    with_class,
)


@every_panel
def test_lettering_stays_in_its_window_and_apart(step: str) -> None:
    root = drawing(step)
    words = [box_text(one) for one in with_class(root, "panel-text")]
    for box in words:
        assert box.left >= GUTTER
        assert box.right <= WIDTH - GUTTER
    assert not [pair for pair in combinations(words, 2) if pair[0].touches(pair[1])]


@every_panel
def test_lettering_stays_inside_the_boxes_that_it_starts_in(step: str) -> None:
    root = drawing(step)
    frames = [box_rect(one) for one in root.iter(f"{SVG}rect")]
    for words in (box_text(one) for one in with_class(root, "panel-text")):
        middle = (words.top + words.bottom) / 2
        spot = Box(words.left, middle, words.left + 1, middle + 1)
        for frame in frames:
            if frame.touches(spot):
                assert words.right <= frame.right


@every_panel
def test_callouts_and_leaders_cover_no_lettering_and_no_bar(step: str) -> None:
    root = drawing(step)
    content = [box_text(one) for one in with_class(root, "panel-text")]
    content += [box_rect(one) for one in with_class(root, "panel-bar")]
    circles = [box_circle(one) for one in with_class(root, "panel-callout")]
    assert not [c for c in [*circles, *leaders(root)] if any(c.touches(box) for box in content)]
    assert not [pair for pair in combinations(circles, 2) if pair[0].touches(pair[1])]
