from hypothesis import given, settings
from hypothesis import strategies as st

from overrides.build.panels import draw_source
from overrides.build.panels.geometry import GUTTER, WIDTH
from overrides.build.panels.lettering import measure_text, wrap_text
from tests.unit.panels.drawings import (
    SVG,
    box_text,
    drawing,
    every_panel,
    parse,
    window,
    with_class,
)


@every_panel
def test_lettering_is_at_least_eleven_pixels_high_on_a_phone(step: str) -> None:
    sizes = [float(one.attrib["font-size"]) for one in drawing(step).iter(f"{SVG}text")]
    assert min(sizes) * 328 / WIDTH > 11


@settings(max_examples=60, deadline=None)
@given(
    label=st.text(st.characters(exclude_characters='"\\', exclude_categories=["C"]), max_size=60)
)
def test_any_label_is_drawn_inside_its_window_or_refused_by_name(label: str) -> None:
    source = window(
        f'{{ kind = "heading", label = "{label}" }}, {{ kind = "hint", label = "{label}" }}'
    )
    try:
        root = parse(draw_source("mine", source))
    except ValueError as error:
        assert "panel mine: " in str(error)  # noqa: PT017 -- drawing it is as good
        return
    assert max(box_text(one).right for one in with_class(root, "panel-text")) <= WIDTH - GUTTER


@settings(deadline=None)
@given(
    st.lists(st.text("abcdefgh WM", min_size=1, max_size=12), max_size=12), st.integers(204, 400)
)
def test_wrapped_lines_keep_every_word_and_fit(words: list[str], width: int) -> None:
    lines = wrap_text(" ".join(words), width)
    assert " ".join(lines).split() == " ".join(words).split()
    assert all(measure_text(line) <= width for line in lines)
