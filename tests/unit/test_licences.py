import json

import pytest

from overrides.build import parts
from overrides.build.forms import FORMS
from overrides.build.frames import list_options
from overrides.build.licences import MODULES, build_licences, list_licences
from overrides.build.parts import (
    Part,
    UnknownPartError,
    check_parts,
    list_bundled,
    list_packages,
    list_worker_packages,
    load_parts,
)
from overrides.build.tools import SEALED

BY_NAME = {each.name: each for each in list_licences()}


@pytest.mark.parametrize("role", ["engine", *FORMS])
def test_every_package_in_a_frame_is_listed(role: str) -> None:
    assert list_packages(SEALED / "frame.js", list_options(role, {})) <= set(BY_NAME)


def test_every_package_in_a_worker_is_listed() -> None:
    found = list_worker_packages()
    assert {"brotli-dec-wasm", "pyodide"} <= found
    assert found <= set(BY_NAME)


def test_picture_library_is_found_in_the_frames_and_nothing_that_is_only_a_tool() -> None:
    assert list_bundled()["d3-scale"] == "in the sealed frames"
    assert not set(list_bundled()) & {"esbuild", "typescript", "axe-core", "linkedom"}


@pytest.mark.parametrize("name", sorted(list_bundled()))
def test_version_and_licence_of_a_package_are_those_of_its_own_metadata(name: str) -> None:
    note = json.loads((MODULES / name / "package.json").read_text("utf-8"))
    assert (BY_NAME[name].version, BY_NAME[name].licence) == (note["version"], note["license"])


def test_every_licence_has_its_text_unless_it_asks_for_none() -> None:
    assert [each.name for each in list_licences() if not each.text] == ["sqlite"]
    assert "Oliver Nightingale" in BY_NAME["lunr"].text
    assert "Permission is hereby granted" in BY_NAME["lunr"].text
    assert "Martin Donath" in BY_NAME["mkdocs-material"].text
    assert "Mozilla Public License" in BY_NAME["pyodide"].text


def test_names_are_unique_and_make_an_address() -> None:
    names = [each.name for each in list_licences()]
    assert len(set(names)) == len(names)
    assert all(name.replace("-", "").isalnum() for name in names)


def test_table_has_a_row_for_each_licence_that_links_its_text() -> None:
    rows = build_licences().rows
    assert len(rows) == len(BY_NAME)
    for row, each in zip(rows, list_licences(), strict=True):
        (licence,) = row.cells[2]
        assert licence.href == (f"/{each.address}" if each.text else "")


def without(name: str) -> tuple[Part, ...]:
    return tuple(part for part in load_parts() if part.name != name)


@pytest.mark.parametrize(("name", "place"), [("lunr", "theme"), ("stackframe", "loader")])
def test_part_that_nobody_wrote_down_stops_the_build(name: str, place: str) -> None:
    with pytest.raises(UnknownPartError, match=rf"parts of the {place}: \['{name}'\]"):
        check_parts(without(name))


@pytest.mark.parametrize("place", ["theme", "loader"])
def test_part_that_is_not_there_stops_the_build(place: str) -> None:
    extra = Part("gone", "Gone", place, "MIT")
    with pytest.raises(UnknownPartError, match=rf"parts of the {place}: \['gone'\]"):
        check_parts((*load_parts(), extra))


def test_part_without_a_trace_in_the_binary_stops_the_build() -> None:
    extra = Part("gone", "Gone", "binary", "MIT", trace="no such words")
    with pytest.raises(UnknownPartError, match="no trace of Gone"):
        check_parts((*load_parts(), extra))


def test_parts_that_are_written_down_are_all_there() -> None:
    check_parts(parts.load_parts())
