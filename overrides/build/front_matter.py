"""The front matter of a step: one small validator a field.

Each validator takes a value and gives the complaint about it, or "".
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from tutorial_py.data import load_error_codes

DOCS = Path(__file__).parents[2] / "docs"
SITES = {
    "altrady": "On Altrady",
    "crypto-com": "On Crypto.com Exchange",
    "both": "On both sites",
}
LONGEST_STEP = 15
"""Minutes; a longer step would be two."""


class FrontMatterError(ValueError):
    """A step's front matter is not as it must be; names the page and the field."""


def check_id(value: object) -> str:
    """Words of lower-case letters and digits, joined by hyphens."""
    fits = isinstance(value, str) and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value)
    return "" if fits else "must be words in lower case, joined by hyphens"


def check_title(value: object) -> str:
    """One line without surrounding blanks or a full stop."""
    fits = isinstance(value, str) and value.isprintable() and value == value.strip().rstrip(".")
    fits = fits and value != ""
    return "" if fits else "must be one line of text without a full stop"


def check_site(value: object) -> str:
    """One of the known sites."""
    return "" if isinstance(value, str) and value in SITES else f"must be one of {', '.join(SITES)}"


def check_minutes(value: object) -> str:
    """Whole minutes."""
    fits = type(value) is int and 1 <= value <= LONGEST_STEP
    return "" if fits else f"must be a whole number of minutes from 1 to {LONGEST_STEP}"


def check_reviewed(value: object) -> str:
    """Give the day on which the step was last held against its sources."""
    return "" if type(value) is datetime.date else "must be a date as in 2026-11-23"


def check_errors(value: object) -> str:
    """List known error codes, each once, in ascending order."""
    if not isinstance(value, list) or any(type(code) is not int for code in value):
        return "must be a list of codes, each a whole number"
    if value != sorted(set(value)):
        return "must be a list of codes in ascending order, each once"
    known = {code.code for row in load_error_codes().rows for code in row.codes}
    unknown = [str(code) for code in value if code not in known]
    return f"has codes that the data does not know: {', '.join(unknown)}" if unknown else ""


VALIDATORS: dict[str, Callable[[object], str]] = {
    "id": check_id,
    "title": check_title,
    "site": check_site,
    "minutes": check_minutes,
    "reviewed": check_reviewed,
    "errors": check_errors,
}


def check_step(meta: Mapping[str, object], stem: str) -> None:
    """Hold a step's front matter against the validators and its file's name.

    Raises FrontMatterError with every complaint.
    """
    missing = [f"{field} is missing" for field in VALIDATORS if field not in meta]
    unknown = [f"{field} is not a field" for field in meta if field not in VALIDATORS]
    wrong = [
        f"{field} {complaint}"
        for field, validate in VALIDATORS.items()
        if field in meta and (complaint := validate(meta[field]))
    ]
    if not re.fullmatch(rf"\d\d-{re.escape(str(meta.get('id')))}", stem):
        wrong.append("id must be the file's name after its number")
    if complaints := missing + unknown + wrong:
        raise FrontMatterError(f"{stem}: " + "; ".join(complaints))


def list_steps() -> list[Path]:
    """List the pages of the steps in order, as paths in the docs folder."""
    return sorted(path.relative_to(DOCS) for path in (DOCS / "steps").glob("*.md"))


def number_steps() -> dict[str, int]:
    """Give each step's number by its id."""
    return {page.stem[3:]: int(page.stem[:2]) for page in list_steps()}


def find_step_page(step_id: str) -> str:
    """Find a step's page by its id, as a path in the docs folder.

    Raises ValueError for an id that no step has.
    """
    for page in list_steps():
        if page.stem[3:] == step_id:
            return page.as_posix()
    raise ValueError(f"no step {step_id!r}")
