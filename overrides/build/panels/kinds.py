"""The kinds of blocks, and how a window, a block or an item is made from its TOML table."""

from dataclasses import MISSING, fields
from typing import Any, get_origin, get_type_hints

from overrides.build.panels.blocks import Block, Item
from overrides.build.panels.buttons import Button
from overrides.build.panels.content import Bars, Heading, Hint
from overrides.build.panels.dialog import Dialog
from overrides.build.panels.fields import Field, Slot, Words
from overrides.build.panels.header import Address, Header
from overrides.build.panels.menus import Dropdown, Menu
from overrides.build.panels.options import Options
from overrides.build.panels.rows import Row
from overrides.build.panels.tabs import Tabs
from overrides.build.panels.window import Window

BLOCKS: dict[str, type[Block]] = {
    "heading": Heading,
    "bars": Bars,
    "hint": Hint,
    "address": Address,
    "header": Header,
    "tabs": Tabs,
    "menu": Menu,
    "dropdown": Dropdown,
    "field": Field,
    "slot": Slot,
    "words": Words,
    "options": Options,
    "button": Button,
    "row": Row,
    "dialog": Dialog,
}
"""The kinds of blocks, each with the class that has its fields."""


def make_window(table: object) -> Window:
    """Make a window with all that is in it.

    Raises ValueError or TypeError for an unknown kind of block, and for a field that is
    missing, unknown or of the wrong type.
    """
    return _make_part(Window, table, "window")


def _make_part[Part](part: type[Part], table: object, kind: str) -> Part:
    values = {name: _make_value(name, value) for name, value in _take_table(table, kind).items()}
    _check_fields(part, values, kind)
    return part(**values)


def _make_value(name: str, value: object) -> object:
    """Turn a list of tables into blocks or items; leave any other value as it is."""
    if not isinstance(value, list):
        return value
    if name == "blocks":
        return tuple(_make_block(table) for table in value)
    return tuple(_make_part(Item, table, name.removesuffix("s")) for table in value)


def _make_block(table: object) -> Block:
    values = dict(_take_table(table, "block"))
    kind = values.pop("kind", None)
    if kind not in BLOCKS:
        raise ValueError(f"unknown kind of block {kind!r}; known kinds: {', '.join(BLOCKS)}")
    return _make_part(BLOCKS[kind], values, kind)


def _take_table(value: object, kind: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(f"a {kind} is a table, not {value!r}")
    return value


def _check_fields(part: type, values: dict[str, Any], kind: str) -> None:
    hints = get_type_hints(part)
    needed = {one.name for one in fields(part) if one.default is MISSING}
    for name in sorted(needed - values.keys()):
        raise ValueError(f"{kind} needs the field {name!r}")
    for name, value in values.items():
        if name not in hints:
            raise ValueError(f"{kind} has no field {name!r}; its fields: {', '.join(hints)}")
        expected = get_origin(hints[name]) or hints[name]
        if type(value) is not expected:
            raise ValueError(f"{kind} wants {expected.__name__} for {name!r}, not {value!r}")
