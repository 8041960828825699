"""The icons of the figures, each one path that is centred on the point given."""

from overrides.build.panels.shapes import draw_path


def draw_tick(x: float, y: float) -> str:
    """Draw the tick of a checkbox."""
    return draw_path("panel-tick", f"M{x - 5:g} {y:g}l3.5 4l6.5 -8")


def draw_chevron(x: float, y: float) -> str:
    """Draw the sign of something that opens downwards."""
    return draw_path("panel-icon", f"M{x - 6:g} {y - 3:g}l6 6l6 -6")


def draw_cross(x: float, y: float) -> str:
    """Draw the sign that removes something."""
    return draw_path("panel-icon", f"M{x - 5:g} {y - 5:g}l10 10m0 -10l-10 10")


def draw_handle(x: float, y: float) -> str:
    """Draw the three lines by which a row is dragged."""
    return draw_path("panel-icon", f"M{x - 8:g} {y - 5:g}h16m-16 5h16m-16 5h16")


def draw_sheets(x: float, y: float) -> str:
    """Draw the two sheets that mean copying."""
    front, back = f"M{x - 3:g} {y - 3:g}h10v11h-10z", f"M{x - 3:g} {y + 4:g}h-4v-11h10v4"
    return draw_path("panel-icon", front + back)


def draw_person(x: float, y: float) -> str:
    """Draw the head and shoulders that mean an account."""
    head = f"M{x - 4:g} {y - 4:g}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0"
    return draw_path("panel-icon", f"{head}M{x - 8:g} {y + 9:g}a8 7 0 0 1 16 0")


def draw_cog(x: float, y: float) -> str:
    """Draw a cog: a ring with eight short teeth; the diagonals are rounded to half units."""
    ring = f"M{x - 5.5:g} {y:g}a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0"
    straight = ((0, -5.5, 0, -4), (0, 5.5, 0, 4), (-5.5, 0, -4, 0), (5.5, 0, 4, 0))
    slanted = ((-4, -4, -2.5, -2.5), (4, -4, 2.5, -2.5), (-4, 4, -2.5, 2.5), (4, 4, 2.5, 2.5))
    teeth = "".join(f"M{x + a:g} {y + b:g}l{c:g} {d:g}" for a, b, c, d in straight + slanted)
    return draw_path("panel-icon", ring + teeth)


def draw_information(x: float, y: float) -> str:
    """Draw the letter i inside the circle of a hint."""
    return draw_path("panel-icon", f"M{x:g} {y - 1:g}v5m0 -9v0.5")
