import re
import tomllib
from pathlib import Path

import pytest

from overrides.build.panels import draw_source
from overrides.build.panels.kinds import BLOCKS
from tests.unit.panels.drawings import window

FOLDER = Path(__file__).parents[3] / "overrides/panels"
SOURCES = [file.read_text("utf-8") for file in FOLDER.glob("*.toml")]


@pytest.mark.parametrize(
    ("blocks", "reason"),
    [
        ('{ kind = "carousel" }', "unknown kind of block 'carousel'; known kinds: heading"),
        ('{ label = "A" }', "unknown kind of block None"),
        (
            '{ kind = "dialog", label = "A", blocks = [{ kind = "x" }] }',
            "unknown kind of block 'x'",
        ),
        ('{ kind = "button" }', "button needs the field 'label'"),
        ('{ kind = "button", label = "A", colour = "red" }', "button has no field 'colour'"),
        ('{ kind = "button", label = "A", primary = "yes" }', "button wants bool for 'primary'"),
        ('{ kind = "dialog", label = "A", blocks = ["x"] }', "a block is a table, not 'x'"),
        ('{ kind = "menu", items = 3 }', "menu wants tuple for 'items', not 3"),
        ('{ kind = "button", label = "A", left = true, note = "N" }', "takes no note"),
        ('{ kind = "button", label = "A", callout = 1, side = "top" }', "side is 'top'"),
        ('{ kind = "tabs", items = [{}, { label = "A", callout = 1 }, {}] }', "in the middle"),
        ('{ kind = "header", callout = 2 }', "callouts are"),
        ('{ kind = "row", callout = 1, button = "A", end_callout = 1 }', "callouts are"),
        ('{ kind = "row", callout = 1, end_callout = 2 }', r"callouts \[2\] stand on something"),
        ('{ kind = "bars", callout = 1 }', r"callouts \[1\] stand on something"),
        ('{ kind = "button", label = "A wonderfully long label that no one reads" }', "fit"),
        ('{ kind = "heading", label = "Donaudampfschifffahrtsgesellschaftskapitän" }', "units"),
        (r'{ kind = "heading", label = "\u0000" }', "cannot be lettered"),
    ],
)
def test_description_that_cannot_be_drawn_is_refused_by_name(blocks: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"panel mine: .*{reason}"):
        draw_source("mine", window(blocks))


def test_broken_toml_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="panel mine: "):
        draw_source("mine", "title = ")


def test_missing_windows_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match="panel mine: a panel has"):
        draw_source("mine", 'title = "T"\ntext = "X."')


def test_every_kind_of_block_is_in_use() -> None:
    used = {kind for source in SOURCES for kind in re.findall(r'kind = "([a-z]+)"', source)}
    assert used == BLOCKS.keys()


def test_every_description_is_valid_toml_with_a_sentence() -> None:
    for source in SOURCES:
        assert tomllib.loads(source)["text"].endswith(".")
