"""Pyodide as it is served: smaller than Pyodide itself, and as complete."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from overrides.build.runtime import SLIM, slim_pyodide
from overrides.build.tools import PYODIDE, ROOT, run

IMPORTS = ROOT / "tests" / "docs" / "imports.mjs"
FILES = ("pyodide.asm.wasm", "pyodide.asm.mjs", "tables.json")


def import_all(folder: Path) -> dict[str, dict[str, object]]:
    """Give what comes of each module of Python's library and of encodings: see `imports.py`."""
    found: dict[str, dict[str, object]] = json.loads(run(["node", str(IMPORTS), str(folder)]))
    return found


@pytest.mark.parametrize("name", FILES[:2])
def test_file_is_smaller_than_pyodides_own(name: str) -> None:
    assert (SLIM / name).stat().st_size < 0.95 * (PYODIDE / name).stat().st_size


def test_files_made_again_are_the_same(tmp_path: Path) -> None:
    slim_pyodide(tmp_path / "again")
    for name in FILES:
        assert (tmp_path / "again" / name).read_bytes() == (SLIM / name).read_bytes()


def test_every_module_of_pythons_library_that_pyodide_can_import_can_be_imported() -> None:
    found, wanted = import_all(SLIM), import_all(PYODIDE)
    able = sum(not words for words in wanted["modules"].values())
    assert able > 200, "the control: most can be"
    assert found == wanted
