"""Lettering: how wide words run, how they break into lines, and lines of text as SVG.

Lettering of ``SIZE`` units stays near 12 px on a 360 px phone. Lengths are SVG user units.
"""

from html import escape
from math import ceil

from overrides.build.panels.geometry import LINE, Place

SIZE = 17
LABEL = LINE + 3  # from the top of a label to the top of the box below it
_BOLD = 1.13  # how much wider a bold face runs

# Em per character, after the widest of the common interface faces: estimates err upwards.
_WIDTHS = (
    ("ijl|'.,:;!’", 0.34),
    (" fIJ-()[]/", 0.4),
    ('rt“”"', 0.52),
    ("cszkvxy", 0.6),
    ("ABCDEFGHKLNOPQRSTUVXYZ#+…", 0.84),
    ("mwM%@W", 1.0),
)
_WIDTH_OF = {letter: width for letters, width in _WIDTHS for letter in letters}
_USUAL = 0.65  # the rest of ASCII; beyond ASCII a letter counts as 1


def measure_text(words: str, *, bold: bool = False) -> int:
    """Estimate the width of a line in whole units, never too small for common faces."""
    ems = (_WIDTH_OF.get(letter, _USUAL if letter.isascii() else 1.0) for letter in words)
    return ceil(sum(ems) * SIZE * (_BOLD if bold else 1))


def wrap_text(words: str, width: float) -> list[str]:
    """Break words into lines that fit the width; ValueError if one word alone does not."""
    lines: list[str] = []
    for word in words.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and measure_text(joined) <= width:
            lines[-1] = joined
        else:
            _check_fit(word, width)
            lines.append(word)
    return lines


def draw_text(
    at: tuple[float, float], words: str, room: float, look: str = "", anchor: str = "start"
) -> str:
    """Letter one line, vertically centred on the point; look is a modifier such as ``strong``.

    Raises ValueError if the words need more than the room.
    """
    bold = look in {"strong", "on-accent"}
    _check_fit(words, room, bold=bold)
    names = f"panel-text panel-text--{look}" if look else "panel-text"
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text class="{names}" x="{at[0]:g}" y="{at[1] + 6:g}" font-size="{SIZE}"{weight}'
        f' text-anchor="{anchor}">{escape(words, quote=False)}</text>'
    )


def draw_label(words: str, place: Place) -> str:
    """Letter the label of a control, whose box is ``LABEL`` units below the top of the place."""
    return draw_text((place.x, place.y + LINE / 2), words, place.width, "soft")


def _check_fit(words: str, width: float, *, bold: bool = False) -> None:
    if not words.isprintable():
        raise ValueError(f"{words!r} holds a character that cannot be lettered")
    need = measure_text(words, bold=bold)
    if need > width:
        raise ValueError(f"“{words}” needs {need} units and its box has {width:.0f}")
