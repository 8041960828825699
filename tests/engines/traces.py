"""Searches a folder for a text, in the forms in which programs write one down."""

from __future__ import annotations

import base64
import gzip
import sqlite3
import zlib
from contextlib import closing, suppress
from typing import TYPE_CHECKING

import lz4.block

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENCODINGS = ("ascii", "utf-16-le", "utf-16-be")
MOZILLA = b"mozLz40\0"
SQLITE = b"SQLite format 3\0"
ZLIB = b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda"


def write_forms(mark: str) -> dict[str, bytes]:
    """Write a text in each encoding plain, as hex and as base64, at all three alignments."""
    forms: dict[str, bytes] = {}
    for encoding in ENCODINGS:
        plain = mark.encode(encoding)
        forms[encoding] = plain.strip(b"\0")  # at the ends it says nothing, and takes long to find
        forms[f"{encoding}, hex"] = plain.hex().encode()
        for before in range(3):
            # Of the characters at both ends, some bits are the neighbours'.
            coded = base64.b64encode(bytes(before) + plain).rstrip(b"=")
            forms[f"{encoding}, base64 + {before}"] = coded[-(-before * 4 // 3) : -1]
    return forms


def unpack(path: Path) -> Iterator[bytes]:
    """Give a file's content, and what is in it if it is packed or a database."""
    content = path.read_bytes()
    yield content
    if content.startswith(MOZILLA):
        yield lz4.block.decompress(content[len(MOZILLA) :])
    if content.startswith(b"\x1f\x8b"):
        with suppress(OSError, EOFError, zlib.error):
            yield gzip.decompress(content)
    if content.startswith(ZLIB):
        with suppress(zlib.error):
            yield zlib.decompress(content)
    if content.startswith(SQLITE):
        with suppress(sqlite3.Error):
            yield from read_values(path)


def read_values(path: Path) -> Iterator[bytes]:
    """Give every text and blob of a database, also of what its log has not yet put into it."""
    # The browser may have locked it: then it is read when the browser has closed.
    with closing(sqlite3.connect(f"file:{path}?mode=ro", timeout=0, uri=True)) as database:
        database.text_factory = bytes
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            with suppress(sqlite3.Error):
                for row in database.execute(f'SELECT * FROM "{table.decode()}"'):  # noqa: S608
                    yield b" ".join(value for value in row if isinstance(value, bytes))


def find_traces(folder: Path, *marks: str) -> dict[str, list[str]]:
    """List, for each text, the files in which it is, with the form of its first trace.

    Texts of which there is no trace are left out. A compressed stream in the
    middle of a file is not unpacked.
    """
    forms = {mark: write_forms(mark) for mark in marks}
    traces: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*")):
        parts = read_parts(path)
        for mark in marks:
            if form := find_form(parts, forms[mark]):
                traces.setdefault(mark, []).append(f"{path}: {form}")
    return traces


def read_parts(path: Path) -> list[bytes]:
    """Give a file's name and all that is in it, as it is and in small letters for hex."""
    parts = [path.name.encode()]
    with suppress(FileNotFoundError):  # a browser that runs removes files, too
        parts += unpack(path) if path.is_file() else []
    return parts + [part.lower() for part in parts]


def find_form(parts: list[bytes], forms: dict[str, bytes]) -> str:
    """Name the first form that is in any of the parts; "" if none is."""
    return next((name for name, form in forms.items() if any(form in each for each in parts)), "")
