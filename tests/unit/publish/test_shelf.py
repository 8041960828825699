from pathlib import Path

import pytest
from mike import commands

from overrides.publish.branch import PublishError, change_files, list_files
from overrides.publish.shelf import plan_shelf, read_needed
from tests.unit.publish.conftest import BRANCH, Publish, make_runtime


def list_shelf() -> list[str]:
    """List the contents' names of what lies on the shelf."""
    return sorted(path.rsplit("/", 1)[1] for path in list_files(BRANCH, "runtime/"))


def test_what_versions_share_lies_once(publish: Publish) -> None:
    publish("2026-04", newest=True, wasm=b"same", wheel=b"old")
    publish("2026-08", newest=True, wasm=b"same", wheel=b"new")
    assert list_shelf() == ["wasm", "wheel", "wheel"]


def test_alias_needs_nothing_of_its_own(publish: Publish) -> None:
    publish("2026-04", newest=True, wasm=b"same")
    assert list_shelf() == ["wasm"]
    assert [path for path in list_files(BRANCH) if "/runtime/" in path] == []


def test_file_stays_while_any_version_needs_it_and_goes_with_the_last(publish: Publish) -> None:
    publish("2026-04", newest=True, wasm=b"same", wheel=b"old")
    publish("2026-08", newest=True, wasm=b"same", wheel=b"new")
    commands.delete(["2026-04"], branch=BRANCH)
    publish("2026-12", newest=True, wasm=b"same", wheel=b"newest")
    assert list_shelf() == ["wasm", "wheel", "wheel"]


def test_page_that_names_no_runtime_is_refused() -> None:
    with pytest.raises(PublishError, match="names no runtime"):
        read_needed(b"<p>Nothing</p>")


def test_file_that_was_lost_is_named(publish: Publish, tmp_path: Path) -> None:
    publish("2026-04", newest=True, wasm=b"same")
    (path,) = list_files(BRANCH, "runtime/")
    change_files(BRANCH, "Lose it", {}, {path})
    with pytest.raises(PublishError, match=f"{path} is needed and was not found"):
        plan_shelf(BRANCH, make_runtime(tmp_path / "other", wheel=b"x"))
