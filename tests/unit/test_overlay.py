from pathlib import Path

import pytest

from overrides.build.overlay import OverlayError, find_panel, read_overlay, read_page
from overrides.build.versions import FOLDER, VERSION, choose_version, list_versions


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A version's folder and the newest's pages."""
    version, docs = tmp_path / "version", tmp_path / "docs"
    (version / "docs").mkdir(parents=True)
    docs.mkdir()
    (docs / "a.md").write_text("One. Two. Two.")
    (docs / "b.md").write_text("Other.")
    return version, docs


def write_edit(folder: Path, before: str) -> None:
    (folder / "edits.toml").write_text(
        f'[[edits]]\npage = "a.md"\nbefore = "{before}"\nafter = "Three."\n'
    )


def test_only_what_differs_is_in_the_overlay(folders: tuple[Path, Path]) -> None:
    version, docs = folders
    (version / "docs" / "b.md").write_text("Mine.")
    write_edit(version, "One.")
    assert read_overlay(version, docs) == {"a.md": "Three. Two. Two.", "b.md": "Mine."}


@pytest.mark.parametrize("before", ["Two.", "Four."])
def test_passage_that_is_not_there_just_once_stops_the_build(
    before: str, folders: tuple[Path, Path]
) -> None:
    version, docs = folders
    write_edit(version, before)
    with pytest.raises(OverlayError, match=r"a\.md: this passage is not there just once"):
        read_overlay(version, docs)


def test_page_that_the_newest_does_not_have_stops_the_build(folders: tuple[Path, Path]) -> None:
    version, docs = folders
    (version / "docs" / "gone.md").write_text("Mine.")
    with pytest.raises(OverlayError, match=r"gone\.md: the newest version has no such page"):
        read_overlay(version, docs)


def test_version_without_a_folder_differs_in_nothing(tmp_path: Path) -> None:
    assert read_overlay(tmp_path / "none", tmp_path) == {}


def test_newest_is_built_when_none_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VERSION, raising=False)
    assert choose_version() == list_versions()[0]
    assert [version.newest for version in list_versions()] == [True, False]


def test_version_that_there_is_not_is_refused_with_those_that_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VERSION, "2020-01")
    with pytest.raises(ValueError, match="There is no version '2020-01'; there are 2026-04, earl"):
        choose_version()


def test_earlier_version_has_pages_and_drawings_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "steps/12-enable-trading.md"
    newest, panel = read_page(page), FOLDER.parent / "panels" / "12-enable-trading.toml"
    assert find_panel(panel) == panel
    monkeypatch.setenv(VERSION, "earlier")
    assert "**Unrestricted**" in read_page(page)
    assert read_page(page) != newest
    assert find_panel(panel).parent == FOLDER / "earlier" / "panels"


def test_every_version_but_the_newest_tells_its_reader_until_when_it_fits() -> None:
    for version in list_versions():
        assert bool(version.until) is not version.newest
        assert version.screens.endswith(".")


def test_drawings_of_an_earlier_version_replace_one_of_the_newest() -> None:
    newest = {path.name for path in (FOLDER.parent / "panels").glob("*.toml")}
    own = {path.name for path in FOLDER.glob("*/panels/*.toml")}
    assert own
    assert own <= newest
