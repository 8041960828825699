"""Build a version as it is published: its runtime lies beside it, its address is the newest's."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from overrides.build.layout import COPIES, LATEST, PAPER, PUBLISHED
from overrides.build.runtime import load_runtime
from overrides.build.tools import run
from overrides.build.versions import VERSION, Version, list_versions
from overrides.offline.pack import pack_copy
from overrides.publish.branch import (
    change_files,
    export,
    list_files,
    open_repository,
    put_version,
)
from overrides.publish.root import make_root
from overrides.publish.shelf import plan_shelf

NOTHING: Mapping[str, bytes] = MappingProxyType({})


def build_version(name: str, address: str, folder: Path) -> None:
    """Build a version into a folder, given the address of the root that it will lie under.

    Raises RuntimeError, with what MkDocs complains of.
    """
    said = {VERSION: name, PUBLISHED: "1", "SITE_URL": f"{address}{name}/"}
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder)]
    run(command, {**os.environ, **said, "NO_MKDOCS_2_WARNING": "1"})


def publish_version(branch: str, version: Version, address: str) -> None:
    """Build a version, put it on the branch, and make anew what lies beside the versions.

    Raises PublishError when it is published already; then nothing is changed.
    """
    with tempfile.TemporaryDirectory() as scratch:
        site, copies = Path(scratch) / "site", Path(scratch) / "copies"
        build_version(version.name, address, site)
        if version.newest:
            pack_copy(version.name, copies, address, site / PAPER)
        aliases = [LATEST] if version.newest else []
        put_version(branch, site, version.name, version.title, aliases)
        packed = {COPIES + path.name: path.read_bytes() for path in copies.glob("*")}
    renew_root(branch, address, packed)


def renew_root(branch: str, address: str, packed: Mapping[str, bytes] = NOTHING) -> None:
    """Make anew what lies beside the versions: the root's pages and the shared runtime.

    `packed` is the newest version's offline copy, which takes the place of the one before.
    """
    missing, unneeded = plan_shelf(branch, load_runtime())
    put = {**make_root(branch, address), **missing, **packed}
    # The copy's pages link the PDFs of the version that it is a copy of.
    drop = {*unneeded, *list_files(branch, f"{LATEST}/{PAPER}")}
    if packed:
        drop |= set(list_files(branch, COPIES)) - set(packed)
    change_files(branch, "Renew what lies beside the versions", put, drop)


def build_site(folder: Path, address: str, scratch: Path) -> None:
    """Build every version, the newest last, and write them all into a folder as hosts serve them.

    Works in a repository of its own, in `scratch`, which is made anew.
    """
    shutil.rmtree(scratch, ignore_errors=True)
    with open_repository(scratch):
        for version in sorted(list_versions(), key=lambda version: version.newest):
            publish_version(LATEST, version, address)
        shutil.rmtree(folder, ignore_errors=True)
        export(LATEST, folder)


def gather_downloads(site: Path, folder: Path) -> None:
    """Copy what readers carry away, the PDFs and the zip of the newest version, into a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    newest = next(version.name for version in list_versions() if version.newest)
    for path in [*(site / newest / PAPER).iterdir(), *(site / COPIES).iterdir()]:
        shutil.copy(path, folder)
