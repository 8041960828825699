"""Find the tables in Pyodide's WebAssembly that a Python which has started needs no more.

Three kinds, all constants. The modules that are frozen into the interpreter: those that a start
imports are in its memory anyway. The characters of East Asian encodings. What reads these two can
be told by its name, and withheld until they are there: see `snapshot/prepare.py`. And such
characters once more, for the C library's `iconv`, which is not there any more: see `slim.js`.

Runs in Pyodide, as a part of the build. The structures are those of CPython's
`Include/internal/pycore_import.h` and `Modules/cjkcodecs/cjkcodecs.h`.
"""

import ctypes
import importlib
import json
import operator
from collections.abc import Iterator

ENCODERS = (
    *("_codecs_cn", "_codecs_hk", "_codecs_iso2022"),
    *("_codecs_jp", "_codecs_kr", "_codecs_tw"),
)
FROZEN = ("_PyImport_FrozenBootstrap", "_PyImport_FrozenStdlib", "_PyImport_FrozenTest")

PREFIX, PAIRS = "__map_", "_pair"
"""How encoders call their tables; those of pairs are built in another way, and small."""

CHARACTER = 2
ROWS = 256

REPEATED = {
    "gb18030": (range(0x81, 0xFF), (*range(0x40, 0x7F), *range(0x80, 0xFF))),
    "big5": (range(0xA1, 0xFA), (*range(0x40, 0x7F), *range(0xA1, 0xFF))),
    "euc_jp": (range(0xA1, 0xF5), range(0xA1, 0xFF)),
    "euc_kr": (range(0xA1, 0xFE), range(0xA1, 0xFF)),
}
"""What the C library has tables of: first and second bytes, for each pair a character."""

ENOUGH = 0.9
"""Two libraries do not agree on every character of an encoding."""

MEMORY = 1 << 22
"""In bytes; constants are within the first of it."""

type Run = tuple[int, int]
"""Where a table begins, and its length in bytes."""


class FrozenModule(ctypes.Structure):
    """A row of a list of frozen modules; one without a name ends it."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("code", ctypes.c_size_t),
        ("size", ctypes.c_int),
        ("is_package", ctypes.c_int),
    )


class Row(ctypes.Structure):
    """The characters from `bottom` to `top` of one of 256 rows."""

    _fields_ = (("begin", ctypes.c_size_t), ("bottom", ctypes.c_ubyte), ("top", ctypes.c_ubyte))


class Encoding(ctypes.Structure):
    """An encoding's tables, to encode by and to decode by; either may be missing."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("encoding", ctypes.c_size_t),
        ("decoding", ctypes.c_size_t),
    )


def list_frozen() -> Iterator[tuple[str, Run]]:
    """List the frozen modules and where their code is."""
    for name in FROZEN:
        place = ctypes.c_size_t.in_dll(ctypes.pythonapi, name).value
        while (module := FrozenModule.from_address(place)).name:
            if module.code:
                yield module.name.decode(), (module.code, module.size)
            place += ctypes.sizeof(FrozenModule)


def list_rows(place: int) -> Iterator[Run]:
    """List where the rows of a table are."""
    for row in (Row * ROWS).from_address(place):
        if row.begin:
            yield row.begin, CHARACTER * (row.top - row.bottom + 1)


def list_characters(module: object) -> Iterator[Run]:
    """List where the tables of an encoder are."""
    find = ctypes.pythonapi.PyCapsule_GetPointer
    find.restype, find.argtypes = ctypes.c_size_t, (ctypes.py_object, ctypes.c_char_p)
    for name in dir(module):
        if name.startswith(PREFIX) and not name.endswith(PAIRS):
            encoding = Encoding.from_address(find(getattr(module, name), b"multibytecodec.map"))
            for place in (encoding.encoding, encoding.decoding):
                yield from list_rows(place) if place else ()


def write_character(encoding: str, code: bytes) -> bytes:
    """Write the character of a code as a table has it: 0 when there is none that it could have."""
    character = code.decode(encoding, "ignore")
    number = ord(character) if len(character) == 1 else 0
    return (number if number < 1 << 8 * CHARACTER else 0).to_bytes(CHARACTER, "little")


def find_repeated(memory: bytes, encoding: str) -> Run:
    """Find the C library's table of an encoding. Raises LookupError when there is none."""
    first, second = REPEATED[encoding]
    codes = [[bytes((one, two)) for two in second] for one in first]
    rows = [b"".join(write_character(encoding, code) for code in row) for row in codes]
    table = b"".join(rows)
    for index, row in enumerate(rows):
        begin = memory.find(row) - index * len(row)
        found = memory[begin : begin + len(table)] if begin >= 0 else b""
        if sum(map(operator.eq, found, table)) > ENOUGH * len(table):
            return begin, len(table)
    raise LookupError(f"the C library has no table of {encoding}: has Pyodide's build changed?")


def list_repeated(others: set[Run]) -> Iterator[Run]:
    """List where the C library's tables are, which are none of the others."""
    memory = bytearray((ctypes.c_ubyte * MEMORY).from_address(0))
    for begin, length in others:
        memory[begin : begin + length] = bytes(length)
    for encoding in REPEATED:
        yield find_repeated(bytes(memory), encoding)


def join(runs: set[Run]) -> list[Run]:
    """Join runs that touch or overlap."""
    joined: list[Run] = []
    for begin, length in sorted(runs):
        last, size = joined[-1] if joined else (0, 0)
        if joined and begin <= last + size:
            joined[-1] = last, max(size, begin + length - last)
        else:
            joined.append((begin, length))
    return joined


def find_tables() -> str:
    """Give the names of the modules that read the tables, and the tables' places, as JSON."""
    frozen = dict(list_frozen())
    encoders = [importlib.import_module(name) for name in ENCODERS]
    characters = {run for module in encoders for run in list_characters(module)}
    runs = join({*frozen.values(), *characters, *list_repeated(characters)})
    return json.dumps({"modules": sorted({*frozen, *ENCODERS}), "runs": runs})
