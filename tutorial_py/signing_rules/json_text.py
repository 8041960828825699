"""Write JSON in the ways clients do: sorted or as given, with or without blanks."""

import json
from dataclasses import dataclass
from typing import Final

from tutorial_py.signing_rules.styles import DOCUMENTED, Params, Style, write_literal


@dataclass(frozen=True, slots=True)
class JsonStyle:
    """`comma` and `colon` with their blanks; `ascii_only` escapes every other character."""

    style: Style = DOCUMENTED
    comma: str = ","
    colon: str = ":"
    ascii_only: bool = False


COMPACT: Final = JsonStyle()


def write_json(value: object, json_style: JsonStyle = COMPACT, depth: int = 0) -> str:
    """Write a JSON value; numbers and the order of names follow the style."""
    if isinstance(value, dict):
        return f"{{{json_style.comma.join(_write_pairs(value, json_style, depth))}}}"
    if isinstance(value, list):
        entries = [write_json(entry, json_style, depth) for entry in value]
        return f"[{json_style.comma.join(entries)}]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=json_style.ascii_only)
    if value is None or isinstance(value, bool):
        return write_literal(value)
    if isinstance(value, int | float):
        return json_style.style.number(value)
    raise TypeError(f"JSON has no {type(value).__name__}")


def _write_pairs(values: Params, json_style: JsonStyle, depth: int) -> list[str]:
    pairs = []
    for name in json_style.style.order(values, depth):
        text = write_json(values[name], json_style, depth + 1)
        quoted = json.dumps(name, ensure_ascii=json_style.ascii_only)
        pairs.append(f"{quoted}{json_style.colon}{text}")
    return pairs
