"""Read a table of named values strictly: each value typed, none missing, none left over."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

# A name that may be repeated: short, plain words, which no key or secret is.
_PLAIN_NAME = re.compile(r"[a-z_]{1,20}|[a-z]{1,10}[A-Z][a-z]{1,10}")

type Refuse = Callable[[str, str], Exception]


def show_name(name: str) -> str:
    """Return `name` where it may be repeated to a reader, else a stand-in."""
    return name if _PLAIN_NAME.fullmatch(name) else "(a name not repeated here)"


class Fields:
    """The values of one table. Every method takes one value and raises what `refuse` makes."""

    def __init__(self, values: Mapping[str, object], path: str, refuse: Refuse) -> None:
        self._left = dict(values)
        self.path = path
        self._refuse = refuse

    def path_of(self, name: str) -> str:
        """Return the path of the value `name`, such as `keys[0].secret`."""
        return f"{self.path}.{name}" if self.path else name

    def fail(self, name: str, message: str) -> Exception:
        """Make the exception that refuses the value `name`."""
        return self._refuse(self.path_of(name), message)

    def has(self, name: str) -> bool:
        """Tell whether the value `name` is given and was not taken yet."""
        return name in self._left

    def has_list(self, name: str) -> bool:
        """Tell whether the value `name` is given as a list."""
        return isinstance(self._left.get(name), list)

    def take(self, name: str) -> object:
        """Take a value of any type."""
        if name not in self._left:
            raise self.fail(name, "is missing")
        return self._left.pop(name)

    def text(self, name: str) -> str:
        """Take a text."""
        value = self.take(name)
        if not isinstance(value, str):
            raise self.fail(name, "must be a text")
        return value

    def filled_text(self, name: str) -> str:
        """Take a text that is not empty."""
        value = self.text(name)
        if not value.strip():
            raise self.fail(name, "must not be empty")
        return value

    def integer(self, name: str, fewest: int, most: int) -> int:
        """Take a whole number from `fewest` to `most`. `true` is not a number."""
        value = self.take(name)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.fail(name, "must be a whole number")
        if not fewest <= value <= most:
            raise self.fail(name, f"must be from {fewest} to {most}")
        return value

    def flag(self, name: str) -> bool:
        """Take true or false."""
        value = self.take(name)
        if not isinstance(value, bool):
            raise self.fail(name, "must be true or false")
        return value

    def day(self, name: str) -> date:
        """Take a date without a time of day."""
        value = self.take(name)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.fail(name, "must be a date")
        return value

    def one_of(self, name: str, choices: Sequence[str]) -> str:
        """Take a text that is one of `choices`."""
        value = self.text(name)
        if value not in choices:
            raise self.fail(name, f"must be one of {', '.join(choices)}")
        return value

    def items(self, name: str) -> tuple[object, ...]:
        """Take a list."""
        value = self.take(name)
        if not isinstance(value, list):
            raise self.fail(name, "must be a list")
        return tuple(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """Take a list of texts."""
        found = []
        for index, value in enumerate(self.items(name)):
            if not isinstance(value, str):
                raise self.fail(f"{name}[{index}]", "must be a text")
            found.append(value)
        return tuple(found)

    def integers(self, name: str, fewest: int, most: int) -> tuple[int, ...]:
        """Take a list of whole numbers from `fewest` to `most`."""
        values = self.items(name)
        inner = self._open({f"[{index}]": value for index, value in enumerate(values)}, name)
        return tuple(inner.integer(each, fewest, most) for each in inner.names())

    def tables(self, name: str) -> tuple["Fields", ...]:
        """Take a list of tables."""
        values = self.items(name)
        return tuple(self._open(value, f"{name}[{index}]") for index, value in enumerate(values))

    def table(self, name: str) -> "Fields":
        """Take one table."""
        return self._open(self.take(name), name)

    def finish(self) -> None:
        """Refuse what was not taken."""
        for name in self._left:
            raise self.fail(show_name(name), "is not a known field")

    def names(self) -> tuple[str, ...]:
        """Return the names of the values not taken yet."""
        return tuple(self._left)

    def _open(self, value: object, name: str) -> "Fields":
        if not isinstance(value, dict):
            raise self.fail(name, "must be an object of named values")
        return Fields(value, self.path_of(name), self._refuse)
