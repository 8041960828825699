"""The list of all files of the site with their hashes, for `sha256sum --check`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from overrides.build.headers import HEADERS, NGINX

if TYPE_CHECKING:
    from pathlib import Path

FILE_LIST = "SHA256SUMS"
UNSERVED = {FILE_LIST, HEADERS, NGINX}
"""The list itself, and what hosts read and do not serve."""


def write_file_list(site: Path) -> None:
    """Put the list into a built site, sorted by name.

    Raises ValueError for a name that the list's format cannot hold.
    """
    names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    lines = []
    for name in sorted(names - UNSERVED):
        if "\n" in name or "\\" in name:
            raise ValueError(f"no name for a list of files: {name!r}")
        lines.append(f"{hashlib.sha256((site / name).read_bytes()).hexdigest()}  {name}\n")
    (site / FILE_LIST).write_text("".join(lines))
