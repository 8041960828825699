"""The schematic figure of each step, drawn from its description in ``overrides/panels``.

A description is one TOML file a step: ``title`` and ``text`` for readers who do not see the
drawing, and ``windows`` from top to bottom, each with ``tabs`` and ``blocks``. A block has a
``kind`` out of ``reading.BLOCKS`` and the fields of that class. ``arrow = [from, to]`` joins
two callouts of the same side.
"""

from dataclasses import dataclass
from pathlib import Path

from overrides.build.overlay import find_panel
from overrides.build.panels.figure import render_figure
from overrides.build.panels.reading import read_figure

__all__ = ["PANELS", "Description", "describe_panel", "draw_panel", "draw_source"]

_FOLDER = Path(__file__).parents[2] / "panels"
_FILES = {file.stem.partition("-")[2]: file for file in sorted(_FOLDER.glob("*.toml"))}
PANELS: tuple[str, ...] = tuple(_FILES)
"""The ids of all panels, in the order of the steps."""


@dataclass(frozen=True)
class Description:
    """What a panel shows, in words, and how many callouts it has."""

    title: str
    text: str
    callouts: int


def draw_panel(step_id: str) -> str:
    """Draw the figure of a step as one ``<svg>`` element, coloured by classes only.

    Raises ValueError for an unknown id (naming the known ones) and for a description that
    cannot be drawn (naming the panel and what is wrong).
    """
    return draw_source(step_id, _load_source(step_id))


def describe_panel(step_id: str) -> Description:
    """Say what a panel shows and what each callout is on; raises ValueError as draw_panel does."""
    figure = read_figure(step_id, _load_source(step_id))
    return Description(figure.title, figure.text, len(figure.drawn.marks))


def draw_source(step_id: str, source: str) -> str:
    """Draw a figure from the text of a description, which need not be in the folder."""
    return render_figure(step_id, read_figure(step_id, source))


def _load_source(step_id: str) -> str:
    if step_id not in _FILES:
        raise ValueError(f"no panel {step_id!r}; known panels: {', '.join(PANELS)}")
    return find_panel(_FILES[step_id]).read_text("utf-8")
