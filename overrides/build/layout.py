"""Whether a version is built to be a site by itself, or to lie beside others on its host."""

from __future__ import annotations

import os
import posixpath
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from overrides.build.runtime import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

    from overrides.build.runtime import Runtime

PUBLISHED = "GUIDE_PUBLISHED"
"""The environment variable that says so; see `overrides/publish/`."""

OFFLINE = "GUIDE_OFFLINE"
"""The environment variable that makes pages for a folder; see `overrides/offline/`."""

OFFLINE_BASE = "assets/javascripts/runtime/"
"""Where the runtime lies there: each file in a script that hands it over."""

LATEST = "latest"
"""The alias of the newest version."""

COPIES = "offline/"
"""Where the zip of the newest version lies, beside the versions."""

COPY = "crypto-com-altrady-offline.zip"
"""Its name, which stays the same, so that the pages of every version lead to the newest."""

PAPER = "pdf"
"""The folder of the PDFs, which lies in the version and not in its copies."""


def is_published() -> bool:
    """Say whether the version lies beside others, and shares the runtime with them."""
    return os.environ.get(PUBLISHED, "") == "1"


def is_offline() -> bool:
    """Say whether the pages are made to be opened from a folder."""
    return os.environ.get(OFFLINE, "") == "1"


def name_copy(version: str) -> str:
    """Name the folder into which the offline copy of a version unpacks."""
    return f"crypto-com-altrady-{version}-offline"


def find_root(address: str) -> str:
    """Give the path on its host of the address that a version is built for."""
    return urlsplit(address).path or "/"


def find_scope(address: str) -> str:
    """Give the path on their host that all versions share, given the address of one."""
    return posixpath.dirname(find_root(address).rstrip("/")).rstrip("/") + "/"


def find_canonical(page: str, address: str) -> str:
    """Give the address of a page in the newest version, given that of the version it is in."""
    return urljoin(address, f"../{LATEST}/") + page.removeprefix(address)


def find_base() -> str:
    """Give the address of the runtime's folder, as seen from the version's root."""
    if is_offline():
        return OFFLINE_BASE
    return f"../{FOLDER}" if is_published() else FOLDER


def find_own(version: str) -> str:
    """Give the address of a version's own folder, from wherever a copy of it lies."""
    return f"../{version}/" if is_published() else ""


def list_shared(site: Path, version: str, runtime: Runtime) -> dict[str, Path]:
    """List the files that copies of the version share, by their addresses as seen from any."""
    if not is_published():
        return {}
    pdfs = {path.relative_to(site).as_posix(): path for path in site.glob(f"{PAPER}/*.pdf")}
    return {
        **{find_base() + name: runtime.folder / name for name in runtime.list_addresses()},
        **{find_own(version) + name: path for name, path in pdfs.items()},
    }
