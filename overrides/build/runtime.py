"""Build what the page serves of Python: runtime files, sealed frames, one manifest.

Each file lies in a folder named by its hash, so that an address never changes its
content and versions of the guide share what is the same in them. The frames' scripts are built
last and carry the SHA-256 of every runtime file; only those bytes will ever run in a frame.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import brotli
from pyodide_lock import PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec

from overrides.build.forms import FORMS
from overrides.build.frames import bundle_scripts, render_frames
from overrides.build.tools import PYODIDE, ROOT, SEALED, bundle, make_integrity, run
from overrides.build.wasm_tables import cut_tables

TARGET = ROOT / "build" / "runtime"
SLIM = ROOT / "build" / "pyodide"
"""Pyodide as it is served: without what only packages in machine code would call."""

NOTE = "runtime.json"
GROUPS = ("files", "rest")
"""The engine's files: those that every start needs, and those for what they do not suffice for."""

type Files = dict[str, dict[str, bytes]]
"""By group and name, as they are served."""

OVERRIDES = ROOT / "overrides"
FOLDER = "runtime/"
"""Where the runtime lies in the site."""

GZIP, BROTLI = ".gzip", ".brotli"
"""Endings of packed files, as `sealed/packing.js` has them. Not `.gz` and `.br`: some servers
unpack those on the way."""

SNAPSHOT = f"memory.snapshot{BROTLI}"

UNPACKER, DECOMPRESSOR = f"unpacker.js{GZIP}", f"unpacker.wasm{GZIP}"
"""What is served only to unpack the others: a worker, and what unpacks Brotli in it."""

BROTLI_WASM = ROOT / "node_modules/brotli-dec-wasm/pkg/brotli_dec_wasm_bg.wasm"

NOWHERE = '--define:import.meta.url="https://sealed.invalid/"'
"""Where the scripts of workers think they are: none of them loads a neighbour."""

WORKER_OPTIONS = (
    *("--external:node:*", "--external:ws"),  # what only Node would import
    "--loader:.py=text",
    NOWHERE,
)
"""How the scripts of workers are bundled."""

EPOCH = "315532800"
"""1980-01-01, the earliest date that a zip can hold: the same wheel every time."""


@dataclass(frozen=True)
class Runtime:
    """Where the runtime was built, and what pages need to know of it."""

    folder: Path
    manifest: dict[str, Any]
    scripts: list[str]
    style: str
    """Integrity of the frames' scripts and style: the page's policy must allow them too."""

    def list_addresses(self) -> list[str]:
        """List the addresses of all files, within the runtime's folder."""
        parts = [part for group in (*GROUPS, "frames") for part in self.manifest[group].values()]
        return sorted(part["address"] for part in parts)

    def list_files(self) -> dict[str, dict[str, Any]]:
        """List size and address of the engine's files, by name."""
        return {name: file for group in GROUPS for name, file in self.manifest[group].items()}

    def find_file(self, name: str) -> Path:
        """Give the path of a file of the engine, by its name."""
        address: str = self.list_files()[name]["address"]
        return self.folder / address


def pack(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Compress files as the endings of their names say, the same way every time."""
    ways = {
        GZIP: partial(gzip.compress, compresslevel=9, mtime=0),
        BROTLI: partial(brotli.compress, quality=11, lgwin=22),  # 4 MB to unpack
    }
    with ThreadPoolExecutor() as pool:  # both libraries let others run meanwhile
        packing = {
            name: pool.submit(ways.get(Path(name).suffix, bytes), content)
            for name, content in files.items()
        }
        return {name: packed.result() for name, packed in packing.items()}


def build_wheel(folder: Path) -> Path:
    """Build `tutorial_py` as a wheel into a folder."""
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    run([*command, str(ROOT)], environment)
    (wheel,) = folder.glob("*.whl")
    return wheel


def make_lock(wheel: Path) -> bytes:
    """Write Pyodide's lock beside the wheel, which is all that it registers."""
    spec = PyodideLockSpec.from_json(PYODIDE / "pyodide-lock.json")
    spec.packages = {}
    spec = add_wheels_to_spec(spec, [wheel])
    lock = wheel.with_name("pyodide-lock.json")
    spec.to_json(lock)
    return lock.read_bytes()


def slim_pyodide(target: Path) -> None:
    """Write Pyodide's files into a folder, without what the guide's Python never calls."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name in ("pyodide-lock.json", "python_stdlib.zip"):
        shutil.copy(PYODIDE / name, target)
    for script in ("slim.js", "tables.js"):
        run(["node", str(OVERRIDES / "slim" / script), str(target)])


def bundle_worker(pyodide: Path) -> bytes:
    """Bundle the worker with the loader of a folder's Pyodide."""
    script = f"--alias:pyodide/pyodide.asm.mjs={pyodide / 'pyodide.asm.mjs'}"
    return bundle(SEALED / "worker.js", script, *WORKER_OPTIONS)


def make_snapshot(wheel: Path, pyodide: Path) -> bytes:
    """Write down the memory of a Python that has started and loaded what is in the wheel."""
    make = OVERRIDES / "snapshot" / "make.js"
    run(["node", str(make), str(wheel), str(pyodide), str(wheel.parent)])
    return (wheel.parent / "memory.snapshot").read_bytes()


def read_memory_size(content: bytes) -> int:
    """Read how large the memory is that a snapshot is of, in bytes; see `snapshot/memory.js`."""
    size: int = json.loads(content[4 : 4 + int.from_bytes(content[:4], "little")])["size"]
    return size


def collect_files(scratch: Path, pyodide: Path) -> Files:
    """Gather the files that the engine needs, as they are served."""
    wheel = build_wheel(scratch)
    places = json.loads((pyodide / "tables.json").read_text())
    wasm, tables = cut_tables((pyodide / "pyodide.asm.wasm").read_bytes(), places["runs"])
    # In the order in which a start asks for them: what others wait for first, the longest last.
    start = {
        UNPACKER: bundle(SEALED / "unpacker.js", *WORKER_OPTIONS),
        DECOMPRESSOR: BROTLI_WASM.read_bytes(),
        f"pyodide.asm.wasm{BROTLI}": wasm,
        f"worker.js{GZIP}": bundle_worker(pyodide),
        "pyodide-lock.json": make_lock(wheel),
        SNAPSHOT: make_snapshot(wheel, pyodide),
    }
    rest = {
        "python_stdlib.zip": (PYODIDE / "python_stdlib.zip").read_bytes(),
        f"memory.tables{GZIP}": tables,
        wheel.name: wheel.read_bytes(),
    }
    return {"files": pack(start), "rest": pack(rest)}


def make_address(name: str, content: bytes) -> str:
    """Say where a file lies, within the runtime's folder; another content lies elsewhere."""
    return f"{hashlib.sha256(content).hexdigest()[:16]}/{name}"


def describe_file(name: str, address: str, kept: Mapping[str, str]) -> dict[str, Any]:
    """Say where a file is, and what of it browsers may keep unpacked, by which hash."""
    if name in {UNPACKER, DECOMPRESSOR}:
        return {"address": address, "unpacks": True}
    unpacked = name.removesuffix(BROTLI)
    if unpacked not in kept:
        return {"address": address}
    place = {"address": address.removesuffix(BROTLI), "integrity": kept[unpacked]}
    return {"address": address, "unpacked": place}


def build_runtime(target: Path, pyodide: Path = SLIM) -> Runtime:
    """Build the runtime from a folder's Pyodide into another folder, and nothing else there."""
    with tempfile.TemporaryDirectory() as scratch:
        return write_runtime(target, collect_files(Path(scratch), pyodide))


def write_runtime(target: Path, files: Files) -> Runtime:
    """Write the engine's files into a folder, with frames that take these files and no others."""
    hashes = {
        group: {name: make_integrity(content) for name, content in files[group].items()}
        for group in GROUPS
    }
    unpacked = {
        name.removesuffix(BROTLI): brotli.decompress(content)
        for name, content in files["files"].items()
        if name.endswith(BROTLI)
    }
    kept = {name: make_integrity(content) for name, content in unpacked.items()}
    size = read_memory_size(unpacked[SNAPSHOT.removesuffix(BROTLI)])
    scripts = bundle_scripts({**hashes, "unpacked": kept, "memory": size})
    style = bundle(SEALED / "frame.css")
    frames = render_frames(scripts, style)
    shutil.rmtree(target, ignore_errors=True)

    def save(name: str, content: bytes) -> str:
        path = target / make_address(name, content)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path.relative_to(target).as_posix()

    manifest: dict[str, Any] = {
        "base": FOLDER,
        **{
            group: {
                name: {"size": len(content), **describe_file(name, save(name, content), kept)}
                for name, content in files[group].items()
            }
            for group in GROUPS
        },
        "frames": {
            role: {"integrity": make_integrity(content), "address": save(f"{role}.frame", content)}
            for role, content in frames.items()
        },
        "forms": {name: form.describe() for name, form in FORMS.items()},
    }
    known = sorted(make_integrity(script) for script in scripts.values())
    return Runtime(target, manifest, known, make_integrity(style))


def save_runtime(target: Path = TARGET) -> None:
    """Build the runtime and note beside it what the pages need."""
    slim_pyodide(SLIM)
    runtime = build_runtime(target)
    note = {"manifest": runtime.manifest, "scripts": runtime.scripts, "style": runtime.style}
    (target / NOTE).write_text(json.dumps(note, indent=1) + "\n")


def load_runtime(target: Path = TARGET) -> Runtime:
    """Read what `save_runtime` left.

    Raises FileNotFoundError when nothing was built yet.
    """
    return Runtime(target, **json.loads((target / NOTE).read_text()))


if __name__ == "__main__":
    save_runtime()
