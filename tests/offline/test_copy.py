"""The zip: small, the same every time, whole, and it begins with a page that needs no script."""

from __future__ import annotations

import hashlib
import subprocess
import zipfile
from pathlib import Path

import pytest

from overrides.build.file_list import FILE_LIST
from overrides.build.layout import COPY
from overrides.build.tools import ROOT
from overrides.build.versions import choose_version
from overrides.offline.pack import pack_copy

LARGEST = 12_000_000
"""Bytes of the zip."""


def test_zip_is_small_and_its_hash_lies_beside_it(packed: Path) -> None:
    assert packed.stat().st_size < LARGEST
    said = packed.with_name(f"{packed.name}.sha256").read_text()
    assert said == f"{hashlib.sha256(packed.read_bytes()).hexdigest()}  {packed.name}\n"


def test_packing_it_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    version = choose_version().name
    papers = ROOT / "site" / version / "pdf"
    address = "https://guide.test/"
    first, second = (
        pack_copy(version, tmp_path / name, address, papers).read_bytes() for name in "ab"
    )
    assert first == second


def test_zip_unpacks_into_one_folder_that_names_the_version(packed: Path) -> None:
    with zipfile.ZipFile(packed) as archive:
        folders = {name.split("/", 1)[0] for name in archive.namelist()}
    assert folders == {f"crypto-com-altrady-{choose_version().name}-offline"}


def test_list_of_files_is_whole_and_right(copy: Path) -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", FILE_LIST]
    assert subprocess.run(command, cwd=copy, check=False).returncode == 0  # noqa: S603
    listed = {line.split("  ", 1)[1] for line in (copy / FILE_LIST).read_text().splitlines()}
    there = {path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()}
    assert listed == there - {FILE_LIST}


@pytest.mark.parametrize("name", ["START-HERE.html", "README.txt"])
def test_first_page_says_how_to_verify_and_to_go_offline_first(name: str, copy: Path) -> None:
    text = (copy / name).read_text()
    for words in (COPY, "Get-FileHash", "shasum -a 256", "sha256sum", "offline"):
        assert words in text
    assert "<script" not in text


def test_papers_are_in_the_copy(copy: Path) -> None:
    assert len(list((copy / "pdf").glob("*.pdf"))) == 2


def test_no_page_names_a_file_of_another_host(copy: Path) -> None:
    for page in copy.rglob("*.html"):
        text = page.read_text()
        assert ' src="http' not in text, page
        assert '<link rel="stylesheet" href="http' not in text, page
