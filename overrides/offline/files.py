"""The files that only the offline copy has: scripts in place of what it may not load."""

from __future__ import annotations

import base64
import json
from functools import cache
from typing import TYPE_CHECKING

from overrides.build.layout import OFFLINE_BASE
from overrides.build.parts import THEME
from overrides.build.source_maps import MENTION
from overrides.build.tools import ROOT, bundle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from overrides.build.runtime import Runtime

SCRIPTS = ROOT / "overrides" / "offline" / "scripts"
ENTRY = "assets/javascripts/offline.js"
SEARCH_WORKER = "assets/javascripts/search-worker.js"
INDEX = "search/search_index"


def wrap_file(name: str, content: bytes) -> str:
    """Write the script that hands over a file."""
    return f"takeFile({json.dumps(name)}, {json.dumps(base64.b64encode(content).decode())});\n"


@cache
def bundle_search_worker() -> str:
    """Bundle the script that has the theme's search worker as text."""
    (file,) = (THEME / "assets" / "javascripts" / "workers").glob("search.*.min.js")
    text = MENTION.sub(b"\n", file.read_bytes()).decode()
    return bundle(
        SCRIPTS / "search-worker.js", f"--define:SEARCH_WORKER={json.dumps(text)}"
    ).decode()


@cache
def bundle_entry() -> str:
    """Bundle the modules of the page into one script that needs no server."""
    return bundle(SCRIPTS / "offline.js").decode()


def make_files(runtime: Runtime) -> Mapping[str, str]:
    """Make the files, by their addresses in the copy."""
    wrapped = {
        f"{OFFLINE_BASE}{address}.js": wrap_file(address, (runtime.folder / address).read_bytes())
        for address in runtime.list_addresses()
    }
    return {ENTRY: bundle_entry(), SEARCH_WORKER: bundle_search_worker(), **wrapped}
