"""What is wrong with the text of one field, whatever a key or a secret should look like."""

from collections.abc import Iterator
from typing import Final

from tutorial_py.characters import (
    BLANK,
    FOREIGN,
    INVISIBLE,
    Found,
    count_words,
    find_characters,
    find_look_alike,
    name_character,
)
from tutorial_py.key_checks.peeling import Peeled
from tutorial_py.key_checks.placeholders import MASK_CHARACTER, find_mask, is_placeholder
from tutorial_py.key_checks.words import COPY_AGAIN, NAMES, FieldName
from tutorial_py.problems import Problem, make_problem

_COPY_NOW: Final = "Paste it into this field."


def find_text_problems(field: FieldName, peeled: Peeled) -> Iterator[Problem]:
    """Find what comes before any question of shape. Nothing but the text itself is looked at."""
    yield from _find_invisible(field, peeled)
    if not peeled.clean:
        yield _make_empty(field, peeled)
        return
    yield from _find_blanks_inside(field, peeled)
    yield from _find_stand_in(field, peeled)
    yield from _find_foreign(field, peeled)
    yield from _find_peeled(field, peeled)


def find_stand_in_code(peeled: Peeled) -> str | None:
    """Return `placeholder` or `masked` when the core is no real value, else None."""
    if is_placeholder(peeled.clean):
        return "placeholder"
    return None if find_mask(peeled.clean) is None else "masked"


def _make_empty(field: FieldName, peeled: Peeled) -> Problem:
    name = NAMES[field]
    if peeled.wrapping:
        message = f"Only a label, quotes or brackets are here; the {name} itself is missing."
    elif peeled.typed:
        message = f"Only blanks are here; the {name} itself is missing."
    else:
        message = f"The {name} is missing."
    return make_problem("empty", message, f"{COPY_AGAIN[field]} {_COPY_NOW}")


def _find_invisible(field: FieldName, peeled: Peeled) -> Iterator[Problem]:
    found = find_characters(INVISIBLE, peeled.typed, 0, len(peeled.typed))
    if found:
        message = (
            f"There {_count_are(found, 'character', 'characters')} that cannot be seen: "
            f"{_show(found)}. It would be taken for a part of the {NAMES[field]}."
        )
        yield make_problem(
            "invisible_character", message, f"Clear the field. {COPY_AGAIN[field]}", found.first
        )


def _find_blanks_inside(field: FieldName, peeled: Peeled) -> Iterator[Problem]:
    found = find_characters(BLANK, peeled.typed, peeled.start, peeled.end)
    if not found:
        return
    message = (
        f"There {_count_are(found, 'blank or line break', 'blanks or line breaks')} in the "
        f"middle: {_show(found)}. The {NAMES[field]} has none."
    )
    fix = f"{COPY_AGAIN[field]} Paste only this one value."
    yield make_problem("inner_whitespace", message, fix, found.first)


def _find_stand_in(field: FieldName, peeled: Peeled) -> Iterator[Problem]:
    code = find_stand_in_code(peeled)
    name = NAMES[field]
    if code == "placeholder":
        message = f"This is a placeholder that stands in for the {name}, not the {name} itself."
        yield make_problem(code, message, COPY_AGAIN[field], peeled.places[0])
    elif code == "masked":
        place = peeled.places[find_mask(peeled.clean) or 0]
        message = f"A part of the {name} is hidden behind dots or stars, so it is not complete."
        yield make_problem(code, message, COPY_AGAIN[field], place)


def _find_foreign(field: FieldName, peeled: Peeled) -> Iterator[Problem]:
    typed = peeled.typed
    if find_stand_in_code(peeled):
        # Dots of a mask were reported as such. Same length, so that positions stay.
        typed = MASK_CHARACTER.sub("*", typed)
    found = find_characters(FOREIGN, typed, peeled.start, peeled.end)
    if not found:
        return
    like = find_look_alike(found.character)
    looks = f", which looks like {name_character(like)}" if like else ""
    message = (
        f"There {_count_are(found, 'character', 'characters')} that no {NAMES[field]} has: "
        f"{_show(found)}{looks}. Chat programs and PDF files put such characters in."
    )
    yield make_problem("non_ascii", message, COPY_AGAIN[field], found.first)


def _find_peeled(field: FieldName, peeled: Peeled) -> Iterator[Problem]:
    name = NAMES[field]
    if peeled.blanks:
        first = peeled.blanks[0]
        odd = [place for place in peeled.blanks if not peeled.typed[place].isascii()]
        named = f" One is {_at(peeled.typed[odd[0]], odd[0])}." if odd else ""
        count = count_words(len(peeled.blanks), "blank or line break", "blanks or line breaks")
        message = f"Left out here: {count} before or after the {name}.{named}"
        fix = f"Leave blanks out when you paste the {name} into Altrady."
        yield make_problem("trimmed", message, fix, odd[0] if odd else first)
    if peeled.wrapping:
        what = "a label" if peeled.labelled else "quotes, brackets or commas"
        message = f"Left out here: {what} around the {name}."
        fix = f"Paste the {name} alone into Altrady, with nothing around it."
        yield make_problem("wrapped", message, fix, peeled.wrapping[0])


def _count_are(found: Found, one: str, many: str) -> str:
    verb = "is" if found.count == 1 else "are"
    return f"{verb} {count_words(found.count, one, many)}"


def _show(found: Found) -> str:
    where = _at(found.character, found.first)
    return where if found.count == 1 else f"the first is {where}"


def _at(character: str, place: int) -> str:
    return f"{name_character(character)} at character {place + 1:,}"
