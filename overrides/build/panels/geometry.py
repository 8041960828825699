"""The lengths that blocks share, in SVG user units, and the place where a block may draw.

A figure is ``WIDTH`` units wide; on a 360 px phone one unit is about 0.68 px.
"""

from dataclasses import dataclass

WIDTH = 480
GUTTER = 44  # room for the numbered circles on both sides of the window
LINE = 23  # from one line of lettering to the next
CONTROL = 38  # the height of a button or a field


@dataclass(frozen=True)
class Place:
    """Where a block may draw: its top left corner and its width."""

    x: float
    y: float
    width: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    def inset(self, x: float, y: float) -> "Place":
        """Give the place that is narrower by x on both sides and starts y further down."""
        return Place(self.x + x, self.y + y, self.width - 2 * x)
