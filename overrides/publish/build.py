"""Build a version as it is published: its runtime lies beside it, its address is the newest's."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from overrides.build.layout import LATEST, PAPER, PUBLISHED
from overrides.build.runtime import load_runtime
from overrides.build.tools import run
from overrides.build.versions import VERSION, Version, list_versions
from overrides.publish.branch import (
    change_files,
    export,
    list_files,
    open_repository,
    put_version,
)
from overrides.publish.root import make_root
from overrides.publish.shelf import plan_shelf


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
        build_version(version.name, address, Path(scratch))
        aliases = [LATEST] if version.newest else []
        put_version(branch, Path(scratch), version.name, version.title, aliases)
    renew_root(branch, address)


def renew_root(branch: str, address: str) -> None:
    """Make anew what lies beside the versions: the root's pages and the shared runtime."""
    missing, unneeded = plan_shelf(branch, load_runtime())
    put = {**make_root(branch, address), **missing}
    # The copy's pages link the PDFs of the version that it is a copy of.
    doubled = list_files(branch, f"{LATEST}/{PAPER}")
    change_files(branch, "Renew what lies beside the versions", put, {*unneeded, *doubled})


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
