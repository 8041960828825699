"""Find what one pair has in common with another: the same key or secret twice."""

from collections.abc import Iterator, Sequence
from typing import Final

from tutorial_py.problems import Problem, make_problem

type Cores = tuple[str, str]  # the cores of an API key and of its secret

_NEW_KEY: Final = (
    "Each extra key is a key of its own: create another API key at Crypto.com and paste that one."
)


def find_twins(pairs: Sequence[Cores]) -> Iterator[Problem]:
    """Find equal values among the pairs. Empty cores count as nothing. Rows are named, from 1."""
    keys = _find_rows([key for key, _ in pairs])
    secrets = _find_rows([secret for _, secret in pairs])
    for rows in keys.values():
        if len(rows) > 1:
            message = f"{_name_rows('API key', rows)} are the same."
            yield make_problem("duplicate_key", message, _NEW_KEY)
    for rows in secrets.values():
        if len(rows) > 1:
            message = (
                f"{_name_rows('Secret', rows)} are the same. A secret belongs to one key only."
            )
            fix = "Paste into each row the secret that was shown when its own key was created."
            yield make_problem("duplicate_secret", message, fix)
    for core, rows in keys.items():
        yield from _find_crossed(rows, secrets.get(core, []))


def _find_crossed(key_rows: Sequence[int], secret_rows: Sequence[int]) -> Iterator[Problem]:
    for key_row in key_rows:
        others = [row for row in secret_rows if row != key_row]
        if others and key_row not in secret_rows:
            message = f"API key #{key_row} is the same as {_name_rows('Secret', others).lower()}."
            fix = "Check which of the two belongs there, and paste the right one over the other."
            yield make_problem("key_is_other_secret", message, fix)
            return


def _find_rows(cores: Sequence[str]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for row, core in enumerate(cores, start=1):
        if core:
            rows.setdefault(core, []).append(row)
    return rows


def _name_rows(what: str, rows: Sequence[int]) -> str:
    *most, last = (f"#{row}" for row in rows)
    if not most:
        return f"{what} {last}"
    return f"{what}s {', '.join(most)} and {last}"
