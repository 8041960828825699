"""What is inside of what the guide serves, found out from the files themselves."""

from __future__ import annotations

import json
import re
import tempfile
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Final

from overrides.build.forms import FORMS
from overrides.build.frames import list_options
from overrides.build.runtime import WORKER_OPTIONS
from overrides.build.service_worker import SOURCE, list_values
from overrides.build.tools import PYODIDE, ROOT, SEALED, bundle

THEME: Final = Path(str(distribution("mkdocs-material").locate_file("material/templates")))
FOLDER: Final = ROOT / "overrides" / "third-party"
PACKAGE: Final = re.compile(r"(?:^|/)node_modules/((?:@[^/]+/)?[^/]+)/")


class UnknownPartError(ValueError):
    """Something is served whose licence is not known, or known and not served."""


@dataclass(frozen=True)
class Part:
    """A part without metadata of its own; see `parts.toml` for what each field means."""

    name: str
    title: str
    place: str
    licence: str
    copyright: str = ""
    trace: str = ""
    text: str = "known"
    origin: str = ""


def load_parts() -> tuple[Part, ...]:
    """Load the parts that are written down."""
    rows = tomllib.loads((FOLDER / "parts.toml").read_text("utf-8"))["part"]
    return tuple(Part(**row) for row in rows)


def list_bundled() -> dict[str, str]:
    """Give the packages of which something is in a worker or in a sealed frame, and where."""
    found = dict.fromkeys(list_frame_packages(), "in the sealed frames")
    return {**found, **dict.fromkeys(list_worker_packages(), "in the workers")}


def list_frame_packages() -> set[str]:
    """List the packages of which something is in a sealed frame's script."""
    roles = ("engine", *FORMS)
    lists = (list_packages(SEALED / "frame.js", list_options(role, {})) for role in roles)
    return {name for names in lists for name in names}


def list_worker_packages() -> set[str]:
    """List the packages of which something is in the script of a worker."""
    lists = [list_packages(SEALED / name, WORKER_OPTIONS) for name in ("unpacker.js", "worker.js")]
    lists.append(list_packages(SOURCE, list_values({}, "")))
    return {name for names in lists for name in names}


def list_packages(entry: Path, options: Iterable[str]) -> set[str]:
    """List the packages of which something is in what a script is bundled into."""
    with tempfile.TemporaryDirectory() as scratch:
        note = Path(scratch) / "meta.json"
        bundle(entry, *options, f"--metafile={note}", f"--outfile={scratch}/out.js")
        (output,) = json.loads(note.read_text())["outputs"].values()
    used = (path for path, part in output["inputs"].items() if part["bytesInOutput"])
    return {found[1] for path in used if (found := PACKAGE.search(path))}


def read_sources(source_map: Path) -> list[str]:
    """List the files that something was made from."""
    sources: list[str] = json.loads(source_map.read_text("utf-8"))["sources"]
    return sources


def list_theme_packages() -> set[str]:
    """List the packages in the theme's scripts and styles."""
    maps = [path for path in (THEME / "assets").rglob("*.map") if "lunr" not in path.parts]
    sources = [source for path in maps for source in read_sources(path)]
    return {found[1] for source in sources if (found := PACKAGE.search(source))}


def list_loader_parts() -> set[str]:
    """List the folders of what Pyodide's loader has taken over from others."""
    sources = "\n".join(read_sources(PYODIDE / "pyodide.mjs.map"))
    return set(re.findall(r"/vendor/([^/]+)/", sources))


def check_parts(parts: tuple[Part, ...]) -> None:
    """Compare what is written down with what is there. Raises UnknownPartError on a difference."""
    for place, found in (("theme", list_theme_packages()), ("loader", list_loader_parts())):
        known = {part.name for part in parts if part.place == place}
        if known != found:
            raise UnknownPartError(f"parts of the {place}: {sorted(known ^ found)}")
    binary = (PYODIDE / "pyodide.asm.wasm").read_bytes()
    for part in parts:
        if part.place == "binary" and part.trace.encode() not in binary:
            raise UnknownPartError(f"no trace of {part.title} in Python's binary")
