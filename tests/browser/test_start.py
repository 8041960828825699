"""How Python starts: from its snapshot, without it, ahead of the wish, and not unasked."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest
from playwright.sync_api import Page, expect

from overrides.build.runtime import FOLDER, GROUPS, Files, Runtime, load_runtime, write_runtime
from tests.browser.conftest import CountingServer, serve
from tests.browser.form import Form
from tests.browser.test_golden_calls import CALL_ENGINE, GOLDEN
from tests.browser.test_try_to_leak import expect_python_shut_in
from tests.docs.test_snapshot import spoil

TOOL = "tools/check-keys/"
SNAPSHOT = "memory.snapshot"
MANIFEST = re.compile(
    r'(<script type="application/json" id="tutorial-runtime"[^>]*>).*?(</script>)'
)

LINES = {
    "saves data": "{ saveData: true }",
    "slow": '{ saveData: false, effectiveType: "3g" }',
}
"""What browsers tell of a line on which nothing large is loaded unasked."""


def tell_of_line(page: Page, line: str) -> None:
    """Let the browser tell its pages of one of `LINES`."""
    page.add_init_script(
        f'Object.defineProperty(navigator, "connection", {{ value: {LINES[line]} }});'
    )


def count_rest(server: CountingServer) -> int:
    names = load_runtime().manifest["rest"]
    return sum(request.endswith(tuple(names)) for request in server.requests)


def count_runtime(server: CountingServer) -> int:
    """Count the requests for anything of Python; the forms' own frames are none of it."""
    names = [*load_runtime().list_files(), "engine.frame"]
    return sum(request.endswith(tuple(names)) for request in server.requests)


def call_golden(form: Form) -> None:
    golden: list[dict[str, Any]] = json.loads(GOLDEN.read_text())
    calls = [[case["call"], json.dumps(case["args"])] for case in golden]
    answers = form.frame.evaluate(CALL_ENGINE, calls)
    for case, answer in zip(golden, answers, strict=True):
        assert json.loads(answer["reply"]) == case["reply"], case["name"]


def read_files() -> Files:
    runtime = load_runtime()
    return {
        group: {name: runtime.find_file(name).read_bytes() for name in runtime.manifest[group]}
        for group in GROUPS
    }


def build_with(files: Files, site: Path, folder: Path) -> None:
    """Put a page of the site into a folder, bound to other files of the engine."""
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns(FOLDER.strip("/"), "pdf"))
    other: Runtime = write_runtime(folder / FOLDER, files)
    page = folder / TOOL / "index.html"
    manifest = json.dumps(other.manifest).replace("\\", "\\\\")
    text = MANIFEST.sub(rf"\g<1>{manifest}\g<2>", page.read_text())
    for own, new in zip(load_runtime().scripts, other.scripts, strict=True):
        text = text.replace(own, new)
    page.write_text(text)


@pytest.fixture
def refusing(site: CountingServer, tmp_path: Path) -> Iterator[CountingServer]:
    """A site whose snapshot no Python takes: it is of another build."""
    files = read_files()
    file = tmp_path / SNAPSHOT
    file.write_bytes(brotli.decompress(files["files"][f"{SNAPSHOT}.brotli"]))
    spoil(file, "build", "0" * 64)
    files["files"][f"{SNAPSHOT}.brotli"] = brotli.compress(file.read_bytes(), quality=4)
    build_with(files, site.folder, tmp_path / "site")
    with serve(tmp_path / "site") as server:
        yield server


def test_start_from_the_snapshot_needs_nothing_of_the_rest(
    open_form: Callable[[str], Form], site: CountingServer
) -> None:
    site.requests.clear()
    form = open_form("check-keys")
    form.start()
    assert count_runtime(site) == len(load_runtime().manifest["files"]) + 1
    assert count_rest(site) == 0


def test_refused_snapshot_is_made_up_for_by_the_rest_with_the_same_replies(
    refusing: CountingServer, page: Page, complaints: list[str]
) -> None:
    page.goto(f"{refusing.url}{TOOL}")
    form = Form(page, "check-keys")
    form.wait_until_shown()
    form.start()
    assert count_rest(refusing) == len(load_runtime().manifest["rest"])
    call_golden(form)
    assert complaints == []


def test_refused_snapshot_without_the_rest_says_which_file_is_missing(
    refusing: CountingServer, page: Page
) -> None:
    page.route("**/python_stdlib.zip", lambda route: route.fulfill(status=404))
    page.goto(f"{refusing.url}{TOOL}")
    form = Form(page, "check-keys")
    form.wait_until_shown()
    form.press("Start")
    form.wait_until("failed")
    expect(form.status_line).to_contain_text("python_stdlib.zip could not be loaded (HTTP 404)")
    page.unroute_all()
    form.press("Try again")
    form.wait_until("ready")


def test_trial_of_the_ways_out_brings_the_rest_of_the_library(
    open_form: Callable[[str], Form], site: CountingServer
) -> None:
    form = open_form("check-keys")
    form.start()
    site.requests.clear()
    form.inside.locator(".seal > summary").press("Enter")
    form.press("Try to leak it")
    expect(form.inside.locator(".seal")).to_contain_text("none got out", timeout=60_000)
    assert count_rest(site) == len(load_runtime().manifest["rest"])
    expect_python_shut_in(form)


def test_trial_goes_without_the_rest_when_it_cannot_be_had_and_gets_it_later(
    open_form: Callable[[str], Form], page: Page, site: CountingServer
) -> None:
    form = open_form("check-keys")
    form.start()
    page.route("**/python_stdlib.zip", lambda route: route.fulfill(status=404))
    form.inside.locator(".seal > summary").press("Enter")
    form.press("Try to leak it")
    expect(form.inside.locator(".seal")).to_contain_text("none got out", timeout=60_000)
    page.unroute_all()
    with page.expect_response("**/python_stdlib.zip"):
        form.press("Try to leak it")
    expect(form.inside.locator(".seal")).to_contain_text("none got out", timeout=60_000)
    form.check()


def test_form_works_while_the_script_of_the_theme_is_on_its_way(
    page: Page, site: CountingServer
) -> None:
    held: list[Any] = []
    page.route("**/bundle.*.min.js", lambda route: held.append(route))
    page.goto(f"{site.url}{TOOL}", wait_until="commit")
    form = Form(page, "check-keys")
    form.wait_until_shown()
    form.start()
    form.check()
    assert held
    held[0].continue_()
    page.wait_for_load_state("domcontentloaded")


def test_pointer_over_the_form_starts_python_and_says_nothing(
    open_form: Callable[[str], Form], page: Page
) -> None:
    form = open_form("check-keys")
    page.mouse.move(0, 0)
    with page.expect_request("**/memory.snapshot.brotli"):
        page.locator("check-keys").hover(position={"x": 20, "y": 20})
    expect(form.status_line).to_contain_text("Not started.")
    form.start()


def test_failure_ahead_of_the_wish_is_not_told_and_the_wish_tries_again(
    open_form: Callable[[str], Form], page: Page
) -> None:
    form = open_form("check-keys")
    page.route("**/memory.snapshot.brotli", lambda route: route.fulfill(status=404))
    with page.expect_response("**/memory.snapshot.brotli"):
        page.locator("check-keys").hover(position={"x": 20, "y": 20})
    expect(page.locator("iframe[name=tutorial-engine]")).to_have_count(0)
    expect(form.status_line).to_contain_text("Not started.")
    page.unroute_all()
    form.start()


@pytest.mark.parametrize("line", LINES)
def test_reader_whose_line_is_dear_or_slow_is_asked_first(
    line: str, page: Page, site: CountingServer
) -> None:
    tell_of_line(page, line)
    site.requests.clear()
    page.goto(f"{site.url}{TOOL}")
    form = Form(page, "check-keys")
    form.wait_until_shown()
    page.locator("check-keys").hover(position={"x": 20, "y": 20})
    form.field("api_key-1").focus()
    form.field("api_key-1").fill("SampNotReaNotReaNotRe2")
    size = sum(file["size"] for file in load_runtime().manifest["files"].values())
    expect(form.status_line).to_contain_text(f"Not started. The form loads {size / 1e6:.1f} MB")
    assert count_runtime(site) == 0
    form.start()
