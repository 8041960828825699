"""The guide can leave MkDocs and its theme before their end."""

from __future__ import annotations

import filecmp
import re
from pathlib import Path

import pytest

from overrides.build.file_list import FILE_LIST
from overrides.build.forms import FORMS
from tests.docs.guide import read_steps
from tests.docs.markup import parse_page
from tests.docs.successors import build_by_mkdocs, build_by_properdocs, build_by_zensical

GENERATOR = re.compile(r'<meta name="generator" content="[^"]*">')


def list_files(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_properdocs_builds_the_same_tree_but_for_the_name_of_the_generator(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "mkdocs", tmp_path / "properdocs"
    build_by_mkdocs(ours)
    build_by_properdocs(theirs)
    assert list_files(ours) == list_files(theirs)
    _, differing, errors = filecmp.cmpfiles(ours, theirs, list_files(ours), shallow=False)
    assert errors == []
    # Both hold the hashes of the pages.
    lists = [FILE_LIST, "service-worker.js"]
    assert [name for name in differing if not name.endswith(".html")] == lists
    for name in differing:
        if name.endswith(".html"):
            pages = [GENERATOR.sub("", (folder / name).read_text()) for folder in (ours, theirs)]
            assert pages[0] == pages[1], name


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_by_zensical(tmp_path_factory.mktemp("zensical") / "guide")


def test_zensical_draws_the_markers_for_they_are_an_extension_of_markdown(zensical: Path) -> None:
    for step in read_steps():
        page = parse_page((zensical / "steps" / step.stem / "index.html").read_text("utf-8"))
        assert [svg for svg in page.iter("svg") if svg.get("role") == "img"], step.stem
        assert f"Step {int(step.stem[:2])} of 16" in "".join(page.itertext())
    table = parse_page((zensical / "reference" / "rate-limits" / "index.html").read_text("utf-8"))
    assert [each for each in table.iter("table") if each.get("class") == "facts-table"]


@pytest.mark.parametrize("name", FORMS)
def test_zensical_puts_each_widgets_element_into_its_page(zensical: Path, name: str) -> None:
    page = parse_page((zensical / "tools" / name / "index.html").read_text("utf-8"))
    assert list(page.iter(name))
    assert [each for each in page.iter("script") if each.get("id") == "tutorial-runtime"]
