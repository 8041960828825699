"""The tables in Python's WebAssembly that a start needs no more: out of it, and beside it.

Their places are those that `slim/find_tables.py` has found. The tables' file is in the form of
`snapshot/memory.js`: a note of what follows, then that.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

MAGIC = 8
"""Length of what a WebAssembly file begins with, in bytes."""

DATA = 11
"""Number of the section that says what is in memory at first."""

IN_MEMORY = 0
"""Kind of a segment that has its place in the one memory: all of them, here."""

type Run = Sequence[int]
"""Where a table begins in memory, and its length in bytes."""


class Segment(NamedTuple):
    """A part of memory at first: where it is in memory and in the file, and its length."""

    address: int
    place: int
    length: int


class Reader:
    """Reads the numbers of a WebAssembly file (LEB128)."""

    def __init__(self, content: bytes, place: int) -> None:
        self.content = content
        self.place = place

    def read(self) -> int:
        """Read a number that is not negative."""
        number = shift = 0
        while True:
            part = self.content[self.place]
            self.place += 1
            number |= (part & 0x7F) << shift
            shift += 7
            if part == part & 0x7F:
                return number


def list_segments(wasm: bytes) -> Iterator[Segment]:
    """List what is in memory at first. Raises ValueError for a file of another form."""
    reader = Reader(wasm, MAGIC)
    while reader.read() != DATA:
        length = reader.read()
        reader.place += length
    reader.read()  # the section's length
    for _ in range(reader.read()):
        if reader.read() != IN_MEMORY:
            raise ValueError("a segment has no place in memory: has Pyodide's build changed?")
        reader.read()  # that a constant follows
        address = reader.read()
        reader.read()  # that no more follows
        length = reader.read()
        yield Segment(address, reader.place, length)
        reader.place += length


def cut_tables(wasm: bytes, runs: Sequence[Run]) -> tuple[bytes, bytes]:
    """Take tables out of a WebAssembly file: give it with zeros there, and the tables' file."""
    segments = list(list_segments(wasm))
    memory = bytearray(max(address + length for address, _, length in segments))
    for address, place, length in segments:
        memory[address : address + length] = wasm[place : place + length]
    tables = b"".join(memory[begin : begin + length] for begin, length in runs)
    left = bytearray(wasm)
    for begin, size in runs:
        for address, place, length in segments:
            low, high = max(begin, address), min(begin + size, address + length)
            if low < high:
                left[place + low - address : place + high - address] = bytes(high - low)
    note = json.dumps({"runs": [number for run in runs for number in run]}).encode()
    return bytes(left), len(note).to_bytes(4, "little") + note + tables
