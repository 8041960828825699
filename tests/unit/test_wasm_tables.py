"""Tables out of a WebAssembly file: what is cut is what is kept beside it, and nothing else."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overrides.build.wasm_tables import cut_tables, list_segments

HEAD = b"\0asm\x01\0\0\0"
CUSTOM, DATA = 0, 11
CONSTANT, END = 0x41, 0x0B
FIRST = 70
"""Where memory is used first: a number that takes two bytes, as its seventh bit would be a sign."""


def write_number(number: int) -> bytes:
    """Write a number as a constant of WebAssembly is written: the last byte's bit 6 is its sign."""
    parts = []
    while number > 0x3F:
        parts.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*parts, number])


def write_wasm(segments: list[tuple[int, bytes]], kind: int = 0) -> bytes:
    """Write a file with nothing but what is in memory at first."""
    parts = [
        bytes([kind, CONSTANT]) + write_number(address) + bytes([END, len(content)]) + content
        for address, content in segments
    ]
    section = bytes([len(parts)]) + b"".join(parts)
    return HEAD + bytes([CUSTOM, 2]) + b"ab" + bytes([DATA]) + write_number(len(section)) + section


def read_memory(wasm: bytes) -> dict[int, int]:
    """Read what is in memory at first, byte by byte."""
    return {
        address + index: wasm[place + index]
        for address, place, length in list_segments(wasm)
        for index in range(length)
    }


@st.composite
def make_segments(draw: st.DrawFn) -> list[tuple[int, bytes]]:
    """Make segments one after the other, with room between them."""
    segments, address = [], FIRST
    for content in draw(st.lists(st.binary(min_size=1, max_size=60), min_size=1, max_size=5)):
        segments.append((address, content))
        address += len(content) + draw(st.integers(0, 20))
    return segments


@given(make_segments(), st.data())
def test_file_and_tables_together_are_what_was_there(
    segments: list[tuple[int, bytes]], data: st.DataObject
) -> None:
    end = segments[-1][0] + len(segments[-1][1])
    begin = data.draw(st.integers(FIRST, end - 1))
    length = data.draw(st.integers(1, end - begin))
    wasm = write_wasm(segments)
    left, tables = cut_tables(wasm, [(begin, length)])
    size = int.from_bytes(tables[:4], "little")
    assert json.loads(tables[4 : 4 + size]) == {"runs": [begin, length]}
    content = tables[4 + size :]
    assert len(content) == length
    was, is_left = read_memory(wasm), read_memory(left)
    assert len(left) == len(wasm)
    for place, byte in was.items():
        inside = begin <= place < begin + length
        assert is_left[place] == (0 if inside else byte)
        assert not inside or content[place - begin] == byte


def test_file_whose_parts_of_memory_have_no_place_is_refused() -> None:
    with pytest.raises(ValueError, match="has no place in memory"):
        cut_tables(write_wasm([(FIRST, b"abc")], kind=1), [(FIRST, 1)])
