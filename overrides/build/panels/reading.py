"""From the TOML text of a description to a figure; what a description may not say is refused."""

import tomllib
from collections.abc import Iterator
from typing import Any

from overrides.build.panels.blocks import Drawn
from overrides.build.panels.figure import Figure, draw_windows
from overrides.build.panels.kinds import make_window


def read_figure(step_id: str, source: str) -> Figure:
    """Read a description; ValueError, naming the panel, if it is wrong or cannot be drawn."""
    try:
        return _read_figure(tomllib.loads(source))
    except (ValueError, TypeError) as error:
        raise ValueError(f"panel {step_id}: {error}") from error


def _read_figure(table: dict[str, Any]) -> Figure:
    known = {"title", "text", "windows", "arrow"}
    if not known - {"arrow"} <= table.keys() <= known:
        raise ValueError(f"a panel has {', '.join(sorted(known))}, not {', '.join(table)}")
    for name in ("title", "text"):
        if not isinstance(table[name], str) or not table[name].isprintable():
            raise ValueError(f"{name} is not one line of text")
    windows = [make_window(window) for window in table["windows"]]
    drawn = draw_windows(windows, table.get("arrow", ()))
    _check_callouts(table, drawn)
    named = "; ".join(f"{mark.number}, {mark.what}" for mark in drawn.marks)
    return Figure(table["title"], f"{table['text']} Callouts: {named}.", drawn)


def _check_callouts(table: dict[str, Any], drawn: Drawn) -> None:
    lost = sorted(set(_find_callouts(table)) - {mark.number for mark in drawn.marks})
    if lost:
        raise ValueError(f"callouts {lost} stand on something that carries none")


def _find_callouts(value: object) -> Iterator[int]:
    """Find every callout that a description asks for, at any depth."""
    if isinstance(value, list):
        for one in value:
            yield from _find_callouts(one)
    if isinstance(value, dict):
        yield from (one for name, one in value.items() if name.endswith("callout"))
        yield from _find_callouts(list(value.values()))
