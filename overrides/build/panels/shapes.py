"""The plain shapes that blocks are made of, each an SVG element with the class names given."""

from overrides.build.panels.geometry import Place


def draw_rect(names: str, place: Place, height: float, radius: float = 6) -> str:
    """Draw a rectangle with round corners."""
    return (
        f'<rect class="{names}" x="{place.x:g}" y="{place.y:g}" width="{place.width:g}"'
        f' height="{height:g}" rx="{radius:g}"/>'
    )


def draw_circle(names: str, x: float, y: float, radius: float) -> str:
    """Draw a circle around a point."""
    return f'<circle class="{names}" cx="{x:g}" cy="{y:g}" r="{radius:g}"/>'


def draw_path(names: str, data: str) -> str:
    """Draw a path from its data, which is what SVG calls ``d``."""
    return f'<path class="{names}" d="{data}"/>'


def draw_bar(x: float, y: float, width: float) -> str:
    """Draw a grey bar, which stands for content that the guide does not name, centred on y."""
    return draw_rect("panel-bar", Place(x, y - 5, width), 10, 5)


def draw_dots(x: float, y: float, count: int = 8) -> list[str]:
    """Draw the dots that stand for a hidden value, from x on and centred on y."""
    return [draw_circle("panel-dot", x + 4 + 13 * index, y, 3.5) for index in range(count)]
