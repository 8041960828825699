"""The snapshot of Python's memory: made from the served wheel, the same each time, renewed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import brotli
import pytest

from overrides.build.runtime import SLIM, load_runtime, make_snapshot
from overrides.build.tools import ROOT, run

RESTORE = ROOT / "tests" / "docs" / "restore.mjs"

CHANCE = """
import random, ssl
[random.random(), random.getrandbits(64), ssl.RAND_bytes(8).hex()]
"""


@pytest.fixture(scope="module")
def snapshot() -> bytes:
    """The memory as it is served."""
    content: bytes = brotli.decompress(
        load_runtime().find_file("memory.snapshot.brotli").read_bytes()
    )
    return content


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    (name,) = (name for name in load_runtime().manifest["rest"] if name.endswith(".whl"))
    return Path(shutil.copy(load_runtime().find_file(name), tmp_path / name))


@pytest.fixture
def file(snapshot: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "memory.snapshot"
    path.write_bytes(snapshot)
    return path


def restore(file: Path, *codes: str) -> list[Any]:
    """Restore the memory in Node, and give the values of Python's code as JSON knows them."""
    told = run(["node", str(RESTORE), str(file), str(SLIM)], stdin=json.dumps(codes).encode())
    values: list[Any] = json.loads(told)
    return values


def test_snapshot_made_again_from_the_served_wheel_is_the_same(
    snapshot: bytes, wheel: Path
) -> None:
    assert make_snapshot(wheel, SLIM) == snapshot


def test_every_module_of_the_guide_is_in_memory(file: Path) -> None:
    package = ROOT / "tutorial_py"
    paths = [path.relative_to(ROOT).with_suffix("") for path in package.rglob("*.py")]
    names = {".".join(path.parts).removesuffix(".__init__") for path in paths}
    (loaded,) = restore(file, "import sys; list(sys.modules)")
    assert isinstance(loaded, list)
    assert names - {"tutorial_py.__main__"} <= set(loaded)


def test_errors_are_told_without_lines(file: Path) -> None:
    code = """
import json, traceback
try:
    json.loads("{")
except ValueError:
    text = traceback.format_exc()
text"""
    (told,) = restore(file, code)
    assert "json/decoder.py" in told
    assert "JSONDecodeError: Expecting property name" in told


def test_no_two_readers_share_chance(file: Path) -> None:
    renew = (ROOT / "overrides" / "snapshot" / "renew.py").read_text()
    as_built = [restore(file, CHANCE)[0] for _ in range(2)]
    renewed = [restore(file, renew + "\nNone", CHANCE)[1] for _ in range(2)]
    assert as_built[0][0] == as_built[1][0], "the control: without renewal it is the build's"
    assert all(one != other for one, other in zip(*renewed, strict=True))


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("build", "0" * 64, "of another Pyodide"),
        ("end", 1, "of another size"),
        ("sum", 1, "not the one that the build had"),
    ],
)
def test_snapshot_that_does_not_fit_is_refused(
    field: str, value: object, words: str, file: Path
) -> None:
    spoil(file, field, value)
    with pytest.raises(RuntimeError, match=words):
        restore(file, "1")


def spoil(file: Path, field: str, value: object) -> None:
    """Change what a snapshot says of itself."""
    content = file.read_bytes()
    end = 4 + int.from_bytes(content[:4], "little")
    note = {**json.loads(content[4:end]), field: value}
    text = json.dumps(note).encode()
    file.write_bytes(len(text).to_bytes(4, "little") + text + content[end:])
