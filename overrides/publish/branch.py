"""The branch of published versions, as git and mike keep it."""

from __future__ import annotations

import os
import re
import subprocess
import tarfile
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from mike import commands, git_utils

from overrides.build.layout import LATEST

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

VERSIONS = commands.versions_file
"""The file, beside the versions, that the version selector reads."""


class PublishError(Exception):
    """A version cannot be published; says why."""


@dataclass(frozen=True)
class Published:
    """A version on the branch, with the other names that it goes by."""

    name: str
    title: str
    aliases: tuple[str, ...]


@contextmanager
def open_repository(folder: Path) -> Iterator[None]:
    """Have git, and mike with it, work on a bare repository in a folder, made when it is not there.

    The guide's own repository is then left alone.
    """
    said = {
        "GIT_DIR": str(folder.resolve()),
        "GIT_COMMITTER_NAME": "The guide's build",
        "GIT_COMMITTER_EMAIL": "build@guide.invalid",
    }
    before = {name: os.environ.get(name) for name in said}
    os.environ.update(said)
    try:
        _git("init", "--quiet", "--bare", str(folder))
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _git(*words: str) -> bytes:
    done = subprocess.run(["git", *words], capture_output=True, check=False)  # noqa: S603, S607
    if done.returncode:
        raise PublishError(f"git {words[0]} failed: {done.stderr.decode().strip()}")
    return done.stdout


def _order(version: Published) -> tuple[bool, bool, str]:
    """Put what is named by a date after what has none, and the newest last."""
    return LATEST in version.aliases, bool(re.match(r"\d", version.name)), version.name


def list_published(branch: str) -> list[Published]:
    """List the versions on a branch, the newest first; none if there is no such branch."""
    found = [
        Published(str(info.version), info.title, tuple(sorted(info.aliases)))
        for info in commands.list_versions(branch)
    ]
    return sorted(found, key=_order, reverse=True)


def put_version(branch: str, site: Path, name: str, title: str, aliases: Collection[str]) -> None:
    """Put a built version on the branch, and copies of it under its aliases.

    Raises PublishError when there is a version of that name: what is published does not change.
    """
    if name in {version.name for version in list_published(branch)}:
        raise PublishError(
            f"The version {name} is published, and what is published does not change. "
            "Give the new one a name of its own in overrides/versions/versions.toml."
        )
    settings = {"site_dir": str(site), "use_directory_urls": True}
    with commands.deploy(
        settings,
        name,
        title,
        list(aliases),
        update_aliases=True,
        alias_type=commands.AliasType.copy,
        branch=branch,
        message=f"Publish version {name}",
    ):
        pass


def list_files(branch: str, folder: str = "") -> list[str]:
    """List the files on the branch by their paths, within a folder if one is named."""
    within = [folder] if folder else []
    text = _git("ls-tree", "-r", "-z", "--full-tree", "--name-only", branch, *within).decode()
    return [name for name in text.split("\0") if name]


def read_file(branch: str, path: str) -> bytes:
    """Read a file on the branch. Raises PublishError when it is not there."""
    return _git("show", f"{branch}:{path}")


def change_files(
    branch: str, message: str, put: Mapping[str, bytes], drop: Collection[str] = ()
) -> None:
    """Put files on the branch and drop others, in one commit."""
    with git_utils.Commit(branch, message, allow_empty=True) as commit:
        commit.delete_files(sorted(drop))
        for path, content in sorted(put.items()):
            commit.add_file(git_utils.FileInfo(path, content))


def export(branch: str, folder: Path) -> None:
    """Write all files of the branch into a folder."""
    with tarfile.open(fileobj=BytesIO(_git("archive", branch))) as archive:
        archive.extractall(folder, filter="data")
