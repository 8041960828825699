"""Parse the JSON arguments of a call, strictly. What is no good raises InputError."""

import json
import re
from math import isinf
from typing import Final, NoReturn

from tutorial_py.errors import InputError
from tutorial_py.fields import Fields, show_name
from tutorial_py.signing_rules.numbers import WrittenNumber

# The name that replies give to the arguments as a whole.
WHOLE: Final = "args"

# The largest seed of a call: what a JavaScript number holds exactly.
LARGEST_SEED: Final = 2**53 - 1

# No call takes arguments nested more deeply. Checked beforehand: in WebAssembly the parser would
# use up the stack and take the interpreter with it, before Python could raise RecursionError.
_DEEPEST: Final = 200
_STRING_OR_BRACKET: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{\]}]', re.DOTALL)


def parse_arguments(args_json: str) -> Fields:
    """Parse a JSON object into fields to take one by one. Raises InputError on `args`."""
    return Fields(parse_object(args_json, WHOLE, _DEEPEST), "", InputError)


def parse_object(text: str, field: str, deepest: int) -> dict[str, object]:
    """Parse JSON text that is an object, nested `deepest` times at most.

    Numbers with a point or an exponent become `WrittenNumber`. Refuses with InputError on `field`:
    what is not JSON or not an object, NaN and Infinity, a name given twice, numbers and nesting
    beyond what Python reads.
    """
    if measure_depth(text, deepest) > deepest:
        raise InputError(field, "is nested too deeply")
    try:
        values = json.loads(
            text,
            object_pairs_hook=_refuse_twice,
            parse_constant=_refuse_constant,
            parse_float=_read_number,
        )
    except json.JSONDecodeError as error:
        raise InputError(field, f"is not JSON from character {error.pos + 1} on") from None
    except _JsonError as error:
        raise error.make_input_error(field) from None
    except ValueError:
        raise InputError(field, "has a number that is too long") from None
    if not isinstance(values, dict):
        raise InputError(field, "must be an object of named values")
    return values


def take_text(fields: Fields, name: str, longest: int) -> str:
    """Take a text of at most `longest` characters."""
    text = fields.text(name)
    if len(text) > longest:
        raise fields.fail(name, f"has more than {longest:,} characters")
    return text


def measure_depth(text: str, enough: int) -> int:
    """Return how deeply JSON text is nested, without reading on once it is more than `enough`."""
    depth = deepest = 0
    for match in _STRING_OR_BRACKET.finditer(text):
        first = text[match.start()]
        depth += (first in "[{") - (first in "]}")
        deepest = max(deepest, depth)
        if deepest > enough:
            break
    return deepest


class _JsonError(Exception):
    """Trouble inside the text, of the name `name` or of the whole text."""

    def __init__(self, message: str, name: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.name = name

    def make_input_error(self, field: str) -> InputError:
        # Names of arguments are fields themselves; names inside another text are not.
        if self.name and field == WHOLE:
            return InputError(self.name, self.message)
        inside = f"has a name, {self.name}, that " if self.name else ""
        return InputError(field, f"{inside}{self.message}")


def _refuse_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, value in pairs:
        if name in values:
            raise _JsonError("is given twice", show_name(name))
        values[name] = value
    return values


def _refuse_constant(_name: str) -> NoReturn:
    raise _JsonError("has a number that JSON does not know (NaN or Infinity)")


def _read_number(written: str) -> WrittenNumber:
    number = WrittenNumber(written)
    if isinf(number):
        raise _JsonError("has a number that is too large")
    return number
