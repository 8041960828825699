import os
from pathlib import Path

import pytest

from overrides.build.tools import run
from overrides.publish.branch import (
    PublishError,
    change_files,
    export,
    list_files,
    list_published,
    open_repository,
    read_file,
)
from tests.unit.publish.conftest import BRANCH, Publish


def test_version_that_is_published_does_not_change(publish: Publish) -> None:
    publish("2026-04", newest=True, a=b"a")
    before = {path: read_file(BRANCH, path) for path in list_files(BRANCH)}
    with pytest.raises(PublishError, match=r"2026-04 is published, and .* does not change"):
        publish("2026-04", newest=True, b=b"b")
    assert {path: read_file(BRANCH, path) for path in list_files(BRANCH)} == before


def test_next_version_leaves_the_others_as_they_were_and_takes_the_alias(publish: Publish) -> None:
    publish("2026-04", newest=True, a=b"a")
    before = read_file(BRANCH, "2026-04/index.html")
    publish("2026-08", newest=True, a=b"a")
    assert read_file(BRANCH, "2026-04/index.html") == before
    assert read_file(BRANCH, "latest/index.html") == read_file(BRANCH, "2026-08/index.html")
    assert [(version.name, version.aliases) for version in list_published(BRANCH)] == [
        ("2026-08", ("latest",)),
        ("2026-04", ()),
    ]


def test_newest_comes_first_and_what_has_no_date_last(publish: Publish) -> None:
    for name in ("earlier", "2026-04", "2026-08"):
        publish(name, newest=name == "2026-08", a=b"a")
    names = [version.name for version in list_published(BRANCH)]
    assert names == ["2026-08", "2026-04", "earlier"]


def test_older_version_that_is_published_late_does_not_become_the_newest(publish: Publish) -> None:
    publish("2026-04", newest=True, a=b"a")
    publish("earlier", newest=False, a=b"a")
    assert read_file(BRANCH, "latest/index.html") == read_file(BRANCH, "2026-04/index.html")


def test_nothing_is_listed_where_nothing_is_published(repository: Path) -> None:
    del repository
    assert list_published(BRANCH) == []


def test_export_writes_what_is_on_the_branch(publish: Publish, tmp_path: Path) -> None:
    publish("2026-04", newest=True, a=b"a")
    export(BRANCH, tmp_path / "out")
    found = {
        path.relative_to(tmp_path / "out").as_posix()
        for path in (tmp_path / "out").rglob("*")
        if path.is_file()
    }
    assert found == set(list_files(BRANCH))


def test_files_are_put_and_dropped_in_one_commit(repository: Path) -> None:
    del repository
    change_files(BRANCH, "One", {"a": b"a", "b/c": b"c"})
    change_files(BRANCH, "Two", {"d": b"d"}, {"b/c"})
    assert list_files(BRANCH) == ["a", "d"]
    assert read_file(BRANCH, "d") == b"d"


def test_file_that_is_not_there_is_told(repository: Path) -> None:
    del repository
    change_files(BRANCH, "One", {"a": b"a"})
    with pytest.raises(PublishError, match=r"git show failed: .*gone"):
        read_file(BRANCH, "gone")


def test_other_repository_is_left_alone_and_the_environment_is_put_back(tmp_path: Path) -> None:
    before = {name: value for name, value in os.environ.items() if name.startswith("GIT_")}
    refs = run(["git", "for-each-ref"])
    with open_repository(tmp_path / "own.git"):
        change_files(BRANCH, "One", {"a": b"a"})
        assert list_files(BRANCH) == ["a"]
    assert {n: v for n, v in os.environ.items() if n.startswith("GIT_")} == before
    assert run(["git", "for-each-ref"]) == refs
