"""Versions as small as they can be, on a branch of a repository of their own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from overrides.build.layout import LATEST
from overrides.build.runtime import Runtime, make_address
from overrides.publish.branch import change_files, open_repository, put_version
from overrides.publish.root import make_root
from overrides.publish.shelf import plan_shelf

BRANCH = "pages"
ADDRESS = "https://guide.test/some/where/"

type Publish = Callable[..., None]


def make_runtime(folder: Path, **files: bytes) -> Runtime:
    """Make a runtime of a few files, as the real one is made."""
    addresses = {name: make_address(name, content) for name, content in files.items()}
    for name, address in addresses.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(files[name])
    manifest = {
        "files": {name: {"size": 1, "address": address} for name, address in addresses.items()},
        "rest": {},
        "frames": {},
    }
    return Runtime(folder, manifest, [], "")


def write_site(folder: Path, runtime: Runtime, name: str) -> Path:
    """Write a version of one page that needs a runtime."""
    folder.mkdir(parents=True, exist_ok=True)
    policy = f'<meta http-equiv="Content-Security-Policy" content="default-src \'{name}\' &amp;">'
    manifest = json.dumps(runtime.manifest)
    (folder / "index.html").write_text(
        f'{policy}<script type="application/json" id="tutorial-runtime" data-base="../runtime/">'
        f"{manifest}</script>"
    )
    return folder


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Path]:
    """A repository that git works on instead of the guide's own."""
    with open_repository(tmp_path / "versions.git"):
        yield tmp_path


@pytest.fixture
def publish(repository: Path) -> Publish:
    """Publish a version with a runtime of the given files."""

    def publish_it(name: str, *, newest: bool, **files: bytes) -> None:
        runtime = make_runtime(repository / "runtime" / name, **files)
        site = write_site(repository / "sites" / name, runtime, name)
        put_version(BRANCH, site, name, name.title(), [LATEST] if newest else [])
        missing, unneeded = plan_shelf(BRANCH, runtime)
        change_files(BRANCH, "Root", {**make_root(BRANCH, ADDRESS), **missing}, unneeded)

    return publish_it
