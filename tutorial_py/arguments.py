"""Parse the JSON arguments of a call, strictly. What is no good raises InputError."""

import json
import re
from typing import Final, NoReturn

from tutorial_py.errors import InputError
from tutorial_py.fields import Fields, show_name

# The name that replies give to the arguments as a whole.
WHOLE: Final = "args"

# No call takes arguments nested more deeply. Checked beforehand: in WebAssembly the parser would
# use up the stack and take the interpreter with it, before Python could raise RecursionError.
_DEEPEST: Final = 20
_STRING_OR_BRACKET: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{\]}]', re.DOTALL)


def parse_arguments(args_json: str) -> Fields:
    """Parse a JSON object into fields to take one by one.

    Refuses with InputError on `args`: what is not JSON or not an object, NaN and Infinity, a name
    given twice, numbers and nesting beyond what Python reads.
    """
    _refuse_depth(args_json)
    try:
        values = json.loads(
            args_json, object_pairs_hook=_refuse_twice, parse_constant=_refuse_constant
        )
    except json.JSONDecodeError as error:
        raise InputError(WHOLE, f"is not JSON from character {error.pos + 1} on") from None
    except InputError:
        raise
    except ValueError:
        raise InputError(WHOLE, "has a number that is too long") from None
    if not isinstance(values, dict):
        raise InputError(WHOLE, "must be an object of named values")
    return Fields(values, "", InputError)


def take_text(fields: Fields, name: str, longest: int) -> str:
    """Take a text of at most `longest` characters."""
    text = fields.text(name)
    if len(text) > longest:
        raise fields.fail(name, f"has more than {longest:,} characters")
    return text


def _refuse_depth(args_json: str) -> None:
    depth = 0
    for match in _STRING_OR_BRACKET.finditer(args_json):
        first = args_json[match.start()]
        depth += (first in "[{") - (first in "]}")
        if depth > _DEEPEST:
            raise InputError(WHOLE, "is nested too deeply")


def _refuse_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, value in pairs:
        if name in values:
            raise InputError(show_name(name), "is given twice")
        values[name] = value
    return values


def _refuse_constant(_name: str) -> NoReturn:
    raise InputError(WHOLE, "has a number that JSON does not know (NaN or Infinity)")
