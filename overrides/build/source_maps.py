"""Leave out the theme's source maps, which only its own developers read: a megabyte a version."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".map"
MENTION = re.compile(rb"\s*(?://[#@] sourceMappingURL=\S+|/\*[#@] sourceMappingURL=\S+ \*/)\s*$")


def forget_maps(assets: Path) -> None:
    """Take the mention of a map, which no host has, out of the scripts and styles of a folder."""
    for path in [*assets.rglob("*.js"), *assets.rglob("*.css")]:
        content = path.read_bytes()
        if b"sourceMappingURL" in content:
            path.write_bytes(MENTION.sub(b"\n", content))
