"""The versions of the guide: which there are, and which one is built now."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass

from overrides.build.tools import ROOT

FOLDER = ROOT / "overrides" / "versions"
VERSION = "GUIDE_VERSION"
"""The environment variable that chooses a version; the newest is built when it says nothing."""


@dataclass(frozen=True)
class Version:
    """A version: its name, which is its folder on the host, and what the selector says."""

    name: str
    title: str
    screens: str
    """On which screens it fits, in a sentence."""
    until: str
    """What a reader of a version that is not the newest is told; "" for the newest."""
    newest: bool


def list_versions() -> tuple[Version, ...]:
    """List the versions, the newest first."""
    rows = tomllib.loads((FOLDER / "versions.toml").read_text("utf-8"))["versions"]
    return tuple(Version(**row, newest=place == 0) for place, row in enumerate(rows))


def choose_version() -> Version:
    """Choose the version that is built now.

    Raises ValueError, naming the known ones, for a version that is none of them.
    """
    versions = {version.name: version for version in list_versions()}
    name = os.environ.get(VERSION) or next(iter(versions))
    if name not in versions:
        raise ValueError(f"There is no version {name!r}; there are {', '.join(versions)}.")
    return versions[name]
