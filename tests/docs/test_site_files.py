"""The built site as files: the runtime once, and nothing of what only the build reads."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest

from overrides.build import styles
from overrides.build.file_list import FILE_LIST, UNSERVED
from overrides.build.forms import FORMS
from overrides.build.headers import HEADERS, NGINX
from overrides.build.runtime import load_runtime
from overrides.build.tools import make_integrity
from tests.docs.guide import ROOT
from tests.docs.markup import find_id, parse_page, read_page, read_text
from tests.docs.test_site_pages import every_file
from tutorial_py.steps import STEPS

PAGE_FILES = {"404.html", "service-worker.js", "index.html", "sitemap.xml", "sitemap.xml.gz"}
HOST_FILES = {HEADERS, NGINX, FILE_LIST}
PACKAGE = ROOT / "tutorial_py"


@pytest.fixture
def served(site: Path) -> dict[str, Path]:
    """The runtime's files by their names."""
    return {path.name: path for path in (site / "runtime").glob("*/*")}


@pytest.fixture
def wheel(served: dict[str, Path]) -> Path:
    (path,) = (path for name, path in served.items() if name.endswith(".whl"))
    return path


def read_manifest(site: Path, file: str) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(
        find_id(read_page(site / file), "tutorial-runtime").text or ""
    )
    return manifest


def list_files(manifest: dict[str, Any]) -> dict[str, Any]:
    return {**manifest["files"], **manifest["rest"]}


def test_site_has_the_folders_of_the_guide_and_no_other(site: Path) -> None:
    docs = {path.name.removesuffix(".md") for path in (ROOT / "docs").iterdir()} - {"index"}
    found = {path.name for path in site.iterdir()}
    others = {"assets", "licences", "pdf", "runtime", "search"}
    assert found == docs | PAGE_FILES | HOST_FILES | others


def test_list_of_files_has_every_served_file_and_sha256sum_accepts_it(site: Path) -> None:
    listed = [line.split("  ", 1)[1] for line in (site / FILE_LIST).read_text().splitlines()]
    served = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert listed == sorted(served - UNSERVED)
    command = ["sha256sum", "--check", "--strict", "--quiet", FILE_LIST]
    done = subprocess.run(  # noqa: S603
        command, cwd=site, check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_search_of_other_languages_is_not_served(site: Path) -> None:
    assert not (site / "assets" / "javascripts" / "lunr").exists()


def test_sources_of_the_build_are_not_served(site: Path) -> None:
    endings = {".py", ".pyc", ".toml", ".md", ".ts", ".in"}
    assert [path for path in site.rglob("*") if path.suffix in endings] == []
    overrides = ROOT / "overrides"
    names = [path.relative_to(overrides) for path in overrides.rglob("*") if path.is_file()]
    sources = [name for name in names if name.parts[0] not in {"assets", "sitemap.xml"}]
    assert [name for name in sources if (site / name).exists()] == []
    served = {path.name for path in site.rglob("*")}
    partials = {path.name for path in (overrides / "partials").iterdir()}
    assert partials & served == set()


def test_own_scripts_and_images_are_served_as_they_are_written(site: Path) -> None:
    assets = ROOT / "overrides" / "assets"
    files = [path for path in assets.rglob("*") if path.is_file() and path.suffix != ".css"]
    assert {path.suffix for path in files} >= {".js", ".svg"}
    for path in files:
        assert (site / "assets" / path.relative_to(assets)).read_bytes() == path.read_bytes()


def test_own_styles_are_served_as_one_file(site: Path) -> None:
    assert (site / styles.ENTRY).read_text("utf-8") == styles.join_styles()
    written = {path.name for path in (ROOT / "overrides" / styles.FOLDER).iterdir()}
    assert written & {path.name for path in (site / styles.FOLDER).iterdir()} == {"tutorial.css"}


def test_runtime_is_served_once_and_is_the_one_that_was_built(site: Path) -> None:
    found = [path.relative_to(site / "runtime") for path in (site / "runtime").rglob("*.*")]
    assert sorted(path.as_posix() for path in found) == load_runtime().list_addresses()
    assert len(list(site.rglob("*.whl"))) == len(list(site.rglob("pyodide*.wasm*"))) == 1


def test_address_in_the_runtime_says_the_hash_of_what_lies_there(served: dict[str, Path]) -> None:
    for path in served.values():
        assert hashlib.sha256(path.read_bytes()).hexdigest().startswith(path.parent.name)
        assert len(path.parent.name) == 16


@every_file
def test_page_names_the_runtime_that_is_served(site: Path, file: str) -> None:
    element = find_id(read_page(site / file), "tutorial-runtime")
    assert read_manifest(site, file) == load_runtime().manifest
    assert element.attrib["data-base"].endswith(str(load_runtime().manifest["base"]))


@every_file
def test_page_knows_where_each_step_is(site: Path, file: str) -> None:
    element = find_id(read_page(site / file), "tutorial-steps")
    links = json.loads(read_text(element))
    assert set(links) == set(STEPS)
    page = urljoin("https://guide.test/", file)
    for link in links.values():
        address = urljoin(urljoin(page, element.attrib["data-base"]), link["address"])
        assert (site / urlsplit(address).path.strip("/") / "index.html").is_file()


def test_manifest_says_where_each_file_is_and_how_large(site: Path) -> None:
    for name, file in list_files(read_manifest(site, "index.html")).items():
        path = site / "runtime" / file["address"]
        assert (path.name, path.stat().st_size) == (name, file["size"])


def test_documents_of_the_frames_are_those_that_the_manifest_knows(site: Path) -> None:
    manifest = read_manifest(site, "index.html")
    assert set(manifest["frames"]) == {"engine", *FORMS}
    for role, frame in manifest["frames"].items():
        path = site / "runtime" / frame["address"]
        assert path.name == f"{role}.frame"
        assert make_integrity(path.read_bytes()) == frame["integrity"]


DATA_TYPE = "application/json"
"""Of a script element that holds data and never runs."""


@pytest.mark.parametrize("role", ["engine", *FORMS])
def test_frame_holds_one_script_and_one_style_which_its_policy_knows(
    served: dict[str, Path], role: str
) -> None:
    document = parse_page(served[f"{role}.frame"].read_text("utf-8"))
    scripts = [script for script in document.iter("script") if script.get("type") != DATA_TYPE]
    (script,), (style,) = scripts, document.iter("style")
    (policy,) = (m.attrib["content"] for m in document.iter("meta") if m.get("http-equiv"))
    integrity = make_integrity((script.text or "").encode())
    assert integrity in load_runtime().scripts
    assert make_integrity((style.text or "").encode()) == load_runtime().style
    assert policy.startswith("default-src 'none'; ")
    assert policy.count("'sha256-") == 2
    assert f"'{integrity}'" in policy
    assert f"'{load_runtime().style}'" in policy
    assert "connect-src" not in policy


@pytest.mark.parametrize("role", ["engine", *FORMS])
def test_frame_loads_nothing_and_its_forms_go_nowhere(served: dict[str, Path], role: str) -> None:
    document = parse_page(served[f"{role}.frame"].read_text("utf-8"))
    assert [e.attrib for e in document.iter() if {"src", "href", "action"} & set(e.attrib)] == []
    assert {form.get("method") for form in document.iter("form")} <= {"dialog"}


def test_script_of_the_frames_carries_the_hash_of_every_runtime_file(
    site: Path, served: dict[str, Path]
) -> None:
    script = served["engine.frame"].read_text("utf-8")
    for name in list_files(read_manifest(site, "index.html")):
        assert make_integrity(served[name].read_bytes()) in script


def test_lock_registers_the_wheel_with_its_hash_and_nothing_else(
    served: dict[str, Path], wheel: Path
) -> None:
    lock = json.loads(served["pyodide-lock.json"].read_text())
    (package,) = lock["packages"].values()
    assert package["file_name"] == wheel.name
    assert package["sha256"] == hashlib.sha256(wheel.read_bytes()).hexdigest()
    assert package["imports"] == ["tutorial_py"]
    assert package["depends"] == []


def test_wheel_holds_every_module_and_every_data_file_as_they_are(wheel: Path) -> None:
    sources = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in PACKAGE.rglob("*")
        if path.suffix in {".py", ".toml"}
    }
    with zipfile.ZipFile(wheel) as archive:
        packed = {
            name: archive.read(name)
            for name in archive.namelist()
            if name.startswith(f"{PACKAGE.name}/")
        }
    assert sorted(packed) == sorted(sources)
    assert packed == sources


def test_wheel_needs_no_other_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("/METADATA"))
        metadata = archive.read(name).decode()
    assert re.findall(r"^Requires-Dist: .*$", metadata, re.MULTILINE) == []


def test_search_finds_the_words_of_the_steps_and_not_those_of_the_drawings(site: Path) -> None:
    index = (site / "search" / "search_index.json").read_text("utf-8")
    assert "Leave withdrawal off" in index
    assert "Callouts:" not in index
    assert "the online guide has a form" not in index
    (drawing, *_) = read_page(site / "steps" / "12-enable-trading" / "index.html").iter("desc")
    assert "Callouts:" in read_text(drawing)
