"""The search for traces finds a text in every form that it promises."""

from __future__ import annotations

import base64
import gzip
import sqlite3
import zlib
from contextlib import closing
from typing import TYPE_CHECKING

import lz4.block
import pytest

from tests.engines.traces import ENCODINGS, MOZILLA, find_traces

if TYPE_CHECKING:
    from pathlib import Path

MARK = "Tr4ceOfAText"
AROUND = ("", "x", "xy", "xyz")

PLAIN = {encoding: MARK.encode(encoding) for encoding in ENCODINGS}
HEX = {f"{name}, hex": plain.hex().encode() for name, plain in PLAIN.items()}
HEX_CAPITALS = {f"{name}, capitals": text.upper() for name, text in HEX.items()}
BASE64 = {
    f"{name}, base64 after {len(before)}": base64.b64encode(before.encode() + plain + b"after")
    for name, plain in PLAIN.items()
    for before in AROUND
}
PACKED = {
    "mozLz4": MOZILLA + lz4.block.compress(b'{"value":"' + PLAIN["ascii"] + b'"}' * 99),
    "gzip": gzip.compress(b" " * 99 + PLAIN["ascii"]),
    "zlib": zlib.compress(b" " * 99 + PLAIN["utf-16-le"]),
}
WRITTEN = {**PLAIN, **HEX, **HEX_CAPITALS, **BASE64, **PACKED}


@pytest.mark.parametrize("form", WRITTEN)
def test_text_is_found_in_every_form(form: str, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file").write_bytes(b"before" + WRITTEN[form] + b"after")
    if form in PACKED:
        (tmp_path / "deep" / "file").write_bytes(WRITTEN[form])
    (trace,) = find_traces(tmp_path, "Other", MARK)[MARK]
    assert trace.startswith(str(tmp_path / "deep" / "file"))


def test_text_is_found_in_a_database_and_in_its_log(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "base")) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE notes (note TEXT)")
        database.execute("INSERT INTO notes VALUES (?)", ("long " * 3000 + MARK,))
        database.commit()
        traces = find_traces(tmp_path, MARK)[MARK]
    assert {trace.split(":")[0] for trace in traces} >= {
        str(tmp_path / name) for name in ("base", "base-wal")
    }


def test_text_is_found_in_a_files_name(tmp_path: Path) -> None:
    (tmp_path / f"http_{MARK}.data").touch()
    assert list(find_traces(tmp_path, MARK)) == [MARK]


def test_nothing_is_found_where_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(MARK[1:].encode() + MARK.swapcase().encode())
    assert find_traces(tmp_path, MARK) == {}
