"""All rules together, by the name of the element with its classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from overrides.pdf import blocks, boxes, figures, tables, widgets, words

if TYPE_CHECKING:
    from overrides.pdf.writer import Rule

RULES: Final[Mapping[str, Rule]] = {
    **words.RULES,
    **blocks.RULES,
    **boxes.RULES,
    **figures.RULES,
    **tables.RULES,
    **widgets.RULES,
    # Elements that only hold others.
    "div": blocks.write_children,
    "div.facts": blocks.write_children,
}
