"""Pyodide as it is served: smaller than Pyodide itself, and as complete."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from overrides.build.runtime import SLIM, slim_pyodide
from overrides.build.tools import PYODIDE, ROOT, run

DOCS = ROOT / "tests" / "docs"
FILES = ("pyodide.asm.wasm", "pyodide.asm.mjs", "tables.json")


def run_in(folder: Path, script: str) -> dict[str, Any]:
    """Run a script in the Pyodide of a folder, and give what comes of it."""
    found: dict[str, Any] = json.loads(
        run(["node", str(DOCS / "run.mjs"), str(folder), str(DOCS / script)])
    )
    return found


@pytest.mark.parametrize(("name", "ratio"), [("pyodide.asm.wasm", 0.95), ("pyodide.asm.mjs", 0.4)])
def test_file_is_smaller_than_pyodides_own(name: str, ratio: float) -> None:
    assert (SLIM / name).stat().st_size < ratio * (PYODIDE / name).stat().st_size


def test_files_made_again_are_the_same(tmp_path: Path) -> None:
    slim_pyodide(tmp_path / "again")
    for name in FILES:
        assert (tmp_path / "again" / name).read_bytes() == (SLIM / name).read_bytes()


def test_every_module_of_pythons_library_that_pyodide_can_import_can_be_imported() -> None:
    found, wanted = run_in(SLIM, "imports.py"), run_in(PYODIDE, "imports.py")
    able = sum(not words for words in wanted["modules"].values())
    assert able > 200, "the control: most can be"
    assert found == wanted


def test_whatever_pyodides_script_does_for_python_it_does_as_before() -> None:
    found, wanted = run_in(SLIM, "deeds.py"), run_in(PYODIDE, "deeds.py")
    able = sum(not re.match(r"\w+(Error|Exception): ", words) for words in wanted.values())
    assert able > 12, "the control: most can be done"
    assert found == wanted
