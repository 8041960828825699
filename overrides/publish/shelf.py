"""The runtime's files, once beside the versions, for as long as any version needs them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from overrides.build.runtime import FOLDER, GROUPS
from overrides.publish.branch import PublishError, list_files, list_published, read_file

if TYPE_CHECKING:
    from overrides.build.runtime import Runtime

MANIFEST = re.compile(rb'<script type="application/json" id="tutorial-runtime"[^>]*>(.*?)</script>')


def read_needed(page: bytes) -> set[str]:
    """Read from a version's page which files of the runtime it needs, by path on the branch.

    Raises PublishError for a page that names no runtime.
    """
    found = MANIFEST.search(page)
    if not found:
        raise PublishError("A version's first page names no runtime.")
    manifest = json.loads(found[1])
    groups = (manifest.get(name, {}) for name in (*GROUPS, "frames"))  # an old version had fewer
    parts = [part for group in groups for part in group.values()]
    return {FOLDER + part["address"] for part in parts}


def plan_shelf(branch: str, runtime: Runtime) -> tuple[dict[str, bytes], set[str]]:
    """Say which files the branch lacks, with their content, and which no version needs any more.

    Raises PublishError when a version needs one that is neither there nor in the runtime.
    """
    versions = [version.name for version in list_published(branch)]
    needed = {
        path for name in versions for path in read_needed(read_file(branch, f"{name}/index.html"))
    }
    there = set(list_files(branch, FOLDER))
    own = {FOLDER + address: runtime.folder / address for address in runtime.list_addresses()}
    if lost := needed - there - set(own):
        raise PublishError(f"The runtime's file {min(lost)} is needed and was not found.")
    return {path: own[path].read_bytes() for path in needed - there}, there - needed
