import re
from pathlib import Path

import pytest

from overrides.build.panels import PANELS
from tests.unit.panels.drawings import drawing

ROOT = Path(__file__).parents[3]
CSS = (ROOT / "overrides/assets/stylesheets/panel.css").read_text("utf-8")
PAGES = {"default": "#ffffff", "slate": "#1e2129"}


def read_colours(scheme: str) -> dict[str, str]:
    block = re.search(rf'\[data-md-color-scheme="{scheme}"\] {{(.*?)}}', CSS, re.DOTALL)
    assert block is not None
    return dict(re.findall(r"--panel-([a-z-]+): (#[0-9a-f]{6});", block[1])) | {
        "page": PAGES[scheme]
    }


def measure_light(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def measure_contrast(one: str, other: str) -> float:
    dark, light = sorted((measure_light(one), measure_light(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", PAGES)
def test_lettering_has_the_contrast_of_text(scheme: str) -> None:
    colours = read_colours(scheme)
    pairs = [(ink, on) for ink in ("text", "soft") for on in ("surface", "strip", "tint")]
    pairs += [("text", "accent-tint"), ("on-accent", "accent")]
    assert not [p for p in pairs if measure_contrast(colours[p[0]], colours[p[1]]) < 4.5]


@pytest.mark.parametrize("scheme", PAGES)
def test_borders_and_callouts_have_the_contrast_of_controls(scheme: str) -> None:
    colours = read_colours(scheme)
    pairs = [("line", on) for on in ("page", "surface", "strip", "backdrop")]
    pairs += [("faint", "surface")]
    pairs += [("accent", on) for on in ("page", "surface", "strip", "tint", "accent-tint")]
    assert not [p for p in pairs if measure_contrast(colours[p[0]], colours[p[1]]) < 3]


def test_both_schemes_name_the_same_colours_and_all_of_them_are_used() -> None:
    assert read_colours("default").keys() == read_colours("slate").keys()
    used = set(re.findall(r"var\(--panel-([a-z-]+)\)", CSS))
    assert used == read_colours("default").keys() - {"page"}


def test_every_class_that_the_drawings_colour_has_a_rule() -> None:
    ruled = set(re.findall(r"\.(panel-[a-z-]+)", CSS))
    plain = {"panel-tab", "panel-text--strong"}
    used = {
        name
        for step in PANELS
        for one in drawing(step).iter()
        for name in one.get("class", "").split()
    }
    assert used - plain <= ruled
