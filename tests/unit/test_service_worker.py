import hashlib
import re
from pathlib import Path
from typing import Any

import pytest

from overrides.build.layout import PUBLISHED
from overrides.build.runtime import Runtime
from overrides.build.service_worker import (
    WORKER,
    list_pages,
    list_runtime,
    list_unpacked,
    write_worker,
)
from overrides.build.tools import make_integrity

KEPT = ["index.html", "steps/one/index.html", "assets/a.css", "assets/a.js", "sitemap.xml"]
NOT_KEPT = [
    "404.html",
    "pdf/guide.pdf",
    "copy.zip",
    "licences/MIT.txt",
    "SHA256SUMS",
    "sitemap.xml.gz",
]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in [*KEPT, *NOT_KEPT, "runtime/0123/engine.frame", "runtime/0123/lock.json"]:
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "site"


@pytest.fixture
def runtime(tmp_path: Path) -> Runtime:
    manifest: dict[str, Any] = {
        "files": {},
        "rest": {},
        "frames": {"engine": {"address": "0123/engine.frame"}},
    }
    folder = tmp_path / "built"
    (folder / "0123").mkdir(parents=True)
    (folder / "0123" / "engine.frame").write_text("a frame")
    return Runtime(folder, manifest, [], "")


def test_pages_and_what_they_need_are_listed_by_the_addresses_of_links(site: Path) -> None:
    assert list_pages(site) == {
        "./": make_integrity(b"index.html"),
        "./steps/one/": make_integrity(b"steps/one/index.html"),
        "assets/a.css": make_integrity(b"assets/a.css"),
        "assets/a.js": make_integrity(b"assets/a.js"),
        "sitemap.xml": make_integrity(b"sitemap.xml"),
    }


def test_worker_is_not_in_its_own_list(site: Path, runtime: Runtime) -> None:
    before = list_pages(site)
    write_worker(site, runtime)
    assert (site / WORKER).is_file()
    assert list_pages(site) == before


@pytest.mark.parametrize(("published", "base"), [("", "runtime/"), ("1", "../runtime/")])
def test_runtime_is_listed_where_it_lies(
    published: str, base: str, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PUBLISHED, published)
    assert list_runtime(runtime) == {f"{base}0123/engine.frame": make_integrity(b"a frame")}


def test_same_site_has_the_same_worker_and_another_has_another_build(
    site: Path, runtime: Runtime
) -> None:
    def write() -> bytes:
        write_worker(site, runtime)
        return (site / WORKER).read_bytes()

    first = write()
    assert write() == first
    assert make_integrity(b"assets/a.css").encode() in first
    (site / "assets" / "a.css").write_text("another")
    second = write()
    builds = [
        set(re.findall(rb'"([0-9a-f]{16})"|`[^`]*([0-9a-f]{16})`', each))
        for each in (first, second)
    ]
    assert all(builds)
    assert builds[0].isdisjoint(builds[1])
    assert hashlib.sha256(first).digest() != hashlib.sha256(second).digest()


def test_what_can_be_kept_unpacked_is_listed_beside_what_it_is_from(runtime: Runtime) -> None:
    base = next(iter(list_runtime(runtime))).removesuffix("0123/engine.frame")
    unpacked = {"address": "4567/python.wasm", "integrity": "sha256-A="}
    runtime.manifest["files"] = {
        "python.wasm.brotli": {"address": "4567/python.wasm.brotli", "unpacked": unpacked},
        "worker.js.gzip": {"address": "89ab/worker.js.gzip"},
    }
    assert list_unpacked(runtime) == {f"{base}4567/python.wasm": "sha256-A="}
