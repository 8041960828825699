"""The list of all files of the site with their hashes, for `sha256sum --check`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from overrides.build.headers import HEADERS, NGINX

FILE_LIST = "SHA256SUMS"
UNSERVED = {FILE_LIST, HEADERS, NGINX}
"""The list itself, and what hosts read and do not serve."""
NONE: Mapping[str, Path] = MappingProxyType({})


def write_file_list(site: Path, beside: Mapping[str, Path] = NONE) -> None:
    """Put the list into a built site, sorted by name.

    `beside` has files by the names that they have seen from every copy of the site.
    Raises ValueError for a name that the list's format cannot hold.
    """
    own = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    shared = set(beside.values())
    files = {
        name: path for name, path in own.items() if name not in UNSERVED and path not in shared
    }
    lines = []
    for name, path in sorted({**beside, **files}.items()):
        if "\n" in name or "\\" in name:
            raise ValueError(f"no name for a list of files: {name!r}")
        lines.append(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n")
    (site / FILE_LIST).write_text("".join(lines))
