"""The snapshot of Python's memory: made from the served wheel, the same each time, renewed."""

from __future__ import annotations

import gzip
import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import brotli
import pytest

from overrides.build.runtime import SLIM, load_runtime, make_snapshot
from overrides.build.tools import PYODIDE, ROOT, run
from tests.docs.test_slim import run_in

RESTORE = ROOT / "tests" / "docs" / "restore.mjs"

CHANCE = "import random; [random.random(), random.getrandbits(64)]"
CHANCE_OF_REST = "import ssl; ssl.RAND_bytes(8).hex()"


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


@cache
def lay_pyodide() -> str:
    """Lay the folder of a Pyodide as it is served, with the rest of the runtime."""
    folder = ROOT / "build" / "served"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(SLIM, folder)
    ways = {".brotli": brotli.decompress, ".gzip": gzip.decompress}
    for name in ("pyodide.asm.wasm.brotli", "memory.tables.gzip"):
        path = Path(name)
        content = ways[path.suffix](load_runtime().find_file(name).read_bytes())
        (folder / path.stem).write_bytes(content)
    return str(folder)


def restore(file: Path, *codes: str | None) -> list[Any]:
    """Restore the memory in Node, and give the values of Python's code as JSON knows them.

    For None, Python gets the rest of the runtime.
    """
    command = ["node", str(RESTORE), str(file), lay_pyodide()]
    values: list[Any] = json.loads(run(command, stdin=json.dumps(codes).encode()))
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
    assert as_built[0] == as_built[1], "the control: without renewal it is the build's"
    assert all(one != other for one, other in zip(*renewed, strict=True))
    assert restore(file, None, CHANCE_OF_REST)[1] != restore(file, None, CHANCE_OF_REST)[1]


def test_what_the_start_does_without_comes_with_the_rest_of_the_runtime(file: Path) -> None:
    names = ("bz2", "compression.zstd", "lzma", "ssl")
    (loaded,) = restore(file, "import sys; list(sys.modules)")
    assert not set(names) & set(loaded)
    code = f"import importlib; [importlib.import_module(name).__name__ for name in {names}]"
    assert restore(file, None, code)[1] == list(names)


def test_module_that_reads_the_tables_is_missed_before_the_rest_of_the_runtime_is_there(
    file: Path,
) -> None:
    readers = json.loads((SLIM / "tables.json").read_text())["modules"]
    code = f"import sys; [name for name in {readers} if sys.modules[name] is None]"
    (withheld,) = restore(file, code)
    assert {"_codecs_jp", "_codecs_kr", "runpy"} <= set(withheld)
    for code in [*(f"import {name}" for name in withheld), "'\u65e5'.encode('shift_jis')"]:
        with pytest.raises(RuntimeError, match=r"ModuleNotFoundError|LookupError"):
            restore(file, code)


@pytest.mark.parametrize("script", ["imports.py", "deeds.py"])
def test_with_the_rest_everything_is_as_in_pyodide_itself(file: Path, script: str) -> None:
    installed, found = restore(file, None, (ROOT / "tests" / "docs" / script).read_text())
    assert installed
    assert json.loads(found) == run_in(PYODIDE, script)


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
