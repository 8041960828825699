"""The runtime comes out the same every time, so its address says what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from overrides.build.runtime import Runtime, build_runtime, load_runtime


def read_files(folder: Path) -> dict[str, bytes]:
    """Read what lies in a runtime's folder, by address."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.glob("*/*")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Runtime, Runtime]:
    """Build the runtime twice, each in a folder of its own."""
    return (
        build_runtime(tmp_path_factory.mktemp("first")),
        build_runtime(tmp_path_factory.mktemp("second")),
    )


def test_building_the_runtime_twice_gives_the_same_address_and_the_same_bytes(
    built: tuple[Runtime, Runtime],
) -> None:
    first, second = built
    assert first.manifest == second.manifest
    assert read_files(first.folder) == read_files(second.folder)
    assert sorted(read_files(first.folder)) == first.list_addresses()


def test_runtime_of_the_site_is_the_one_that_these_sources_make(
    built: tuple[Runtime, Runtime],
) -> None:
    assert built[0].manifest == load_runtime().manifest
