"""A second implementation of the signature, written from the rules in another style.

Works on marks of the JSON text with an explicit stack, where the product walks Python values.
"""

import hashlib
import re
from collections.abc import Iterator

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s\[\]{},:"]+')


def read_marks(text: str) -> Iterator[str]:
    return iter(TOKEN.findall(text))


def unquote(mark: str) -> str:
    """Undo the escapes of a JSON text, without the json module."""
    body = mark[1:-1]
    units: list[int] = []
    place = 0
    while place < len(body):
        character = body[place]
        if character != "\\":
            units += split_units(character)
            place += 1
        elif body[place + 1] == "u":
            units.append(int(body[place + 2 : place + 6], 16))
            place += 6
        else:
            units.append(
                ord(
                    {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}.get(
                        body[place + 1], body[place + 1]
                    )
                )
            )
            place += 2
    return b"".join(unit.to_bytes(2, "big") for unit in units).decode("utf-16-be")


def split_units(character: str) -> list[int]:
    pair = character.encode("utf-16-be")
    return [int.from_bytes(pair[at : at + 2], "big") for at in range(0, len(pair), 2)]


def write_by_rules(text: str) -> str:
    """The params' string of JSON text without numbers that have a point."""
    # Each level holds finished (sort key, name + value) pairs of an object, or entries of a list.
    stack: list[tuple[str, list[tuple[bytes, str]]]] = [("[", [])]
    names: list[str | None] = [None]
    for mark in read_marks(text):
        if mark in "{[":
            stack.append((mark, []))
            names.append(None)
        elif mark in "}]":
            kind, parts = stack.pop()
            names.pop()
            if kind == "{":
                parts.sort(key=lambda part: part[0])
            finish(stack, names, "".join(part for _, part in parts))
        elif mark in ",:":
            continue
        else:
            value = unquote(mark) if mark[0] == '"' else mark
            if stack[-1][0] == "{" and names[-1] is None:
                names[-1] = value
            else:
                finish(stack, names, value)
    return stack[0][1][0][1]


def finish(
    stack: list[tuple[str, list[tuple[bytes, str]]]], names: list[str | None], value: str
) -> None:
    name = names[-1] if stack[-1][0] == "{" else ""
    assert name is not None
    stack[-1][1].append((name.encode("utf-16-be"), name + value))
    names[-1] = None


def sign_by_rules(secret: str, *parts: str) -> str:
    """HMAC-SHA256 by its definition (RFC 2104), without the hmac module."""
    key = secret.encode()
    if len(key) > 64:
        key = hashlib.sha256(key).digest()
    key = key.ljust(64, b"\0")
    inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in key) + "".join(parts).encode()).digest()
    return hashlib.sha256(bytes(byte ^ 0x5C for byte in key) + inner).hexdigest()
