"""Bind a page to the very scripts and styles that it was built with.

A script or style element says the hash of its file. What a module imports has no element: an
import map that holds nothing else says those. An engine without such maps still checks the rest.
"""

from __future__ import annotations

import json
import posixpath
import re
from typing import TYPE_CHECKING

from overrides.build.tools import ROOT, make_integrity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MODULES = ROOT / "overrides" / "assets" / "javascripts"
"""Where the modules are written; they are served under the same name, beside the page's entry."""

ELEMENTS = re.compile(
    r'<script(?: type="module")? src="(?P<script>[^"]+)"'
    r'|<link rel="stylesheet" href="(?P<style>[^"]+)"'
)
ENTRY = re.compile(r'<script type="module" src="(?P<folder>[^"]*/)tutorial\.js"')


def find_file(site: Path, page: Path, address: str, root: str = "/") -> Path:
    """Find the file of an address on a page; `root` is where the site lies on its host.

    Raises ValueError when it is none of the site's: only such a file has a known content.
    """
    own = address.startswith(root)
    start = "" if own else page.parent.relative_to(site).as_posix()
    file = site / posixpath.normpath(
        posixpath.join(start, address[len(root) :] if own else address)
    )
    if not file.is_file():
        raise ValueError(f"{page}: {address} is no file of the site")
    return file


def write_map(folder: str, modules: Sequence[Path]) -> str:
    """Write the import map that knows each module of a folder by its hash."""
    start = folder if folder.startswith(("/", "./", "../")) else f"./{folder}"
    hashes = {f"{start}{path.name}": make_integrity(path.read_bytes()) for path in modules}
    content = json.dumps({"integrity": hashes}, separators=(",", ":"))
    return f'<script type="importmap">{content}</script>'


def bind_page(site: Path, page: Path, text: str, root: str = "/") -> str:
    """Give a page's text with the hash of every script and style that it loads.

    `root` is where the site lies on its host.

    Raises ValueError for one that is not of the site, and for a page without the modules' entry.
    """

    def add_hash(found: re.Match[str]) -> str:
        file = find_file(site, page, found["script"] or found["style"], root)
        return f'{found[0]} integrity="{make_integrity(file.read_bytes())}"'

    entry = ENTRY.search(text)
    if not entry:
        raise ValueError(f"{page}: no place for the hashes of the modules")
    served = find_file(site, page, f"{entry['folder']}tutorial.js", root).parent
    modules = [served / path.name for path in sorted(MODULES.glob("*.js"))]
    bound = ELEMENTS.sub(add_hash, text)
    return bound.replace(entry[0], write_map(entry["folder"], modules) + entry[0], 1)
