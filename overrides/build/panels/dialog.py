"""The dialog over a dimmed page."""

from dataclasses import dataclass

from overrides.build.panels.blocks import Block, Drawn, stack_blocks
from overrides.build.panels.content import Heading
from overrides.build.panels.geometry import Place
from overrides.build.panels.shapes import draw_rect

_AROUND = 14  # of the dimmed page, above and below the dialog


@dataclass(frozen=True, kw_only=True)
class Dialog(Block):
    """A dialog over the dimmed page, with blocks of its own."""

    label: str
    blocks: tuple[Block, ...]

    def draw(self, place: Place) -> Drawn:
        """Draw the dimmed page, the dialog, its heading and its blocks."""
        frame = place.inset(12, _AROUND)
        heading = Heading(label=self.label).draw(frame.inset(14, 10))
        top = 10 + heading.height + 10
        inner = stack_blocks(self.blocks, frame.inset(14, top))
        height = top + inner.height + 16
        parts = (
            draw_rect("panel-backdrop", place, height + 2 * _AROUND, 8),
            draw_rect("panel-dialog", frame, height, 10),
            *heading.parts,
            *inner.parts,
        )
        return Drawn(height + 2 * _AROUND, parts, inner.marks)
