"""Collect the problems of a long list without drowning the reader in them."""

from collections import Counter
from typing import Final

from tutorial_py.problems import Problem, make_problem, sort_problems

# So many problems of one code are told one by one; of the others only the number is told.
MOST_OF_A_CODE: Final = 25


class Findings:
    """Problems in the order found, at most MOST_OF_A_CODE of each code."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._counts: Counter[str] = Counter()

    def has_room(self, code: str) -> bool:
        """Tell whether one more problem of a code would be told, or only counted."""
        return self._counts[code] < MOST_OF_A_CODE

    def add(self, code: str, message: str, fix: str, position: int | None = None) -> None:
        """Add a problem."""
        if self.has_room(code):
            self._problems.append(make_problem(code, message, fix, position))
        self._counts[code] += 1

    def close(self) -> tuple[Problem, ...]:
        """Return all problems, the worst first; those only counted come after their like."""
        rest = [
            make_problem(
                code,
                f"{count - MOST_OF_A_CODE:,} more of the same kind.",
                "Correct the ones above first, then check again.",
            )
            for code, count in self._counts.items()
            if count > MOST_OF_A_CODE
        ]
        return sort_problems([*self._problems, *rest])
