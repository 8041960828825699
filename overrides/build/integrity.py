"""Bind a page to the very scripts and styles that it was built with.

A script or style element says the hash of its file. What a module imports has no element: an
import map that holds nothing else says those. An engine without such maps still checks the rest.
Each module that the forms need is named in the head as well, so that all come at once and not a row
of imports at a time.
"""

from __future__ import annotations

import json
import posixpath
import re
from typing import TYPE_CHECKING

from overrides.build.tools import ROOT, make_integrity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MODULES = ROOT / "overrides" / "assets" / "javascripts"
"""Where the modules are written; they are served under the same name, beside the page's entry."""

ELEMENTS = re.compile(
    r'<script(?: type="module"| async| defer| fetchpriority="low")* src="(?P<script>[^"]+)"'
    r'|<link rel="stylesheet" href="(?P<style>[^"]+)"'
)
ENTRY = re.compile(r'<link rel="modulepreload" href="(?P<folder>[^"]*/)tutorial\.js">')
IMPORT = re.compile(r'^import [^;]*?"\./([^"]+)";$', re.MULTILINE)


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


def list_modules(entry: Path) -> list[Path]:
    """List a module and all that it imports, from its folder, each once."""
    found = [entry]
    for path in found:
        imported = (entry.with_name(name) for name in IMPORT.findall(path.read_text()))
        found += dict.fromkeys(each for each in imported if each not in found)
    return found


def write_map(folder: str, hashes: Mapping[str, str]) -> str:
    """Write the import map that knows each module of a folder by its hash."""
    start = folder if folder.startswith(("/", "./", "../")) else f"./{folder}"
    known = {f"{start}{name}": integrity for name, integrity in hashes.items()}
    content = json.dumps({"integrity": known}, separators=(",", ":"))
    return f'<script type="importmap">{content}</script>'


def write_links(folder: str, hashes: Mapping[str, str]) -> str:
    """Write the elements by which a browser loads each module of a folder ahead."""
    return "".join(
        f'<link rel="modulepreload" href="{folder}{name}" integrity="{integrity}">'
        for name, integrity in hashes.items()
    )


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
    served = find_file(site, page, f"{entry['folder']}tutorial.js", root)
    names = [path.name for path in sorted(MODULES.glob("*.js"))]
    hashes = {name: make_integrity(served.with_name(name).read_bytes()) for name in names}
    wanted = {path.name: hashes[path.name] for path in list_modules(served)}
    ahead = write_map(entry["folder"], hashes) + write_links(entry["folder"], wanted)
    return ELEMENTS.sub(add_hash, text).replace(entry[0], ahead, 1)
