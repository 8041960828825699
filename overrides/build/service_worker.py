"""Write a version's service worker, which knows every file that it may keep by its hash.

It keeps pages and what pages need ahead of their use, and a file of the runtime on its first use.
PDFs, archives and the texts of licences are large or seldom read, and stay on the network.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from overrides.build.layout import find_base
from overrides.build.runtime import FOLDER, NOWHERE
from overrides.build.tools import ROOT, bundle, make_integrity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from overrides.build.runtime import Runtime

WORKER = "service-worker.js"
SOURCE = ROOT / "overrides" / "service-worker" / "worker.js"
KEPT = frozenset({".html", ".css", ".js", ".json", ".svg", ".png", ".woff2", ".xml"})
"""Endings of what is kept ahead of its use. The theme reads the sitemap before it opens a page."""

NOT_FOUND = "404.html"
"""Only the host knows when to show it."""


def make_address(name: str) -> str:
    """Give the address of a file as links have it, seen from the version's root."""
    return f"./{name.removesuffix('index.html')}" if name.endswith("index.html") else name


def list_pages(site: Path) -> dict[str, str]:
    """List what is kept ahead of its use: hashes by address, in order."""
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    kept = [
        name
        for name in names
        if not name.startswith(FOLDER)
        and name not in {NOT_FOUND, WORKER}
        and (site / name).suffix in KEPT
    ]
    return {make_address(name): make_integrity((site / name).read_bytes()) for name in kept}


def list_runtime(runtime: Runtime) -> dict[str, str]:
    """List the runtime's files: hashes by address, as seen from the version's root."""
    return {
        find_base() + address: make_integrity((runtime.folder / address).read_bytes())
        for address in runtime.list_addresses()
    }


def list_unpacked(runtime: Runtime) -> dict[str, str]:
    """List what is kept unpacked as well: hashes by the addresses that it has then."""
    files = [file["unpacked"] for file in runtime.list_files().values() if "unpacked" in file]
    return {find_base() + file["address"]: file["integrity"] for file in files}


def list_values(known: Mapping[str, Mapping[str, str]], build: str) -> tuple[str, ...]:
    """List how the worker is bundled, with what it knows."""
    return (f"--define:MANIFEST={json.dumps(known)}", f'--define:BUILD="{build}"', NOWHERE)


def bundle_worker(known: Mapping[str, Mapping[str, str]]) -> bytes:
    """Bundle the worker with what it may keep; its own hash names the build."""

    def bundle_build(build: str) -> bytes:
        return bundle(SOURCE, *list_values(known, build))

    return bundle_build(hashlib.sha256(bundle_build("")).hexdigest()[:16])


def write_worker(site: Path, runtime: Runtime) -> None:
    """Put the worker into a built site whose other files are as they will be served."""
    known = {
        "pages": list_pages(site),
        "runtime": list_runtime(runtime),
        "unpacked": list_unpacked(runtime),
    }
    (site / WORKER).write_bytes(bundle_worker(known))
