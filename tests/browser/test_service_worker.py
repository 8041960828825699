"""Repeat visits without network: what the service worker keeps, renews, drops and never keeps."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest
from playwright.sync_api import Page, expect

from overrides.build.runtime import BROTLI, load_runtime
from overrides.build.service_worker import WORKER, write_worker
from tests.browser.conftest import CountingServer
from tests.browser.faults.server import (
    FaultyServer,
    corrupt,
    cut,
    miss,
    serve_with_faults,
    shorten,
    show_portal,
)
from tests.browser.footer import turn_page
from tests.browser.form import Form
from tests.browser.test_pages import run_axe, search

STEP = "steps/12-enable-trading/"
NEVER_SHOWN = "assets/images/favicon.png"
"""What no page loads by itself: only the worker asks for it."""

SNAPSHOT = "memory.snapshot.brotli"
SAVES_DATA = 'Object.defineProperty(navigator, "connection", { value: { saveData: true } });'
"""What lets a worker find that its reader saves data."""

UNPACKED = ["memory.snapshot", "pyodide.asm.wasm"]

SPOIL = """async (end) => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      if (!url.endsWith(end)) continue;
      const content = new Uint8Array(await (await cache.match(url)).arrayBuffer());
      content[content.length - 1] ^= 1;
      await cache.put(url, new Response(content));
    }
  }
}"""
"""Changes the last bit of what is kept under an address."""

FAULTS = [miss, cut, shorten, corrupt, show_portal]

WAIT = """async (condition) => {
  const end = performance.now() + 30000;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`not within 30 seconds: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}"""

HASHES = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    found[name] = {};
    for (const { url } of await cache.keys()) {
      const content = await (await cache.match(url)).arrayBuffer();
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
      found[name][new URL(url).pathname] = btoa(String.fromCharCode(...digest));
    }
  }
  return found;
}"""


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "service_workers": "allow"}


@pytest.fixture
def server(site: CountingServer, tmp_path: Path) -> Iterator[FaultyServer]:
    """The site twice on one host, in the folders `one` and `two`, as versions lie there."""
    for name in ("one", "two"):
        shutil.copytree(site.folder, tmp_path / "host" / name)
    with serve_with_faults(tmp_path / "host") as server:
        yield server


def wait_until(page: Page, condition: str) -> None:
    page.evaluate(f"() => ({WAIT})({condition})")


def wait_for_worker(page: Page) -> None:
    """Wait until a worker answers the page's requests."""
    wait_until(page, "() => navigator.serviceWorker.controller?.state === 'activated'")


def wait_until_kept(page: Page, name: str, folder: str = "") -> None:
    """Wait until a file is kept, given the end of its address; of a version, given its folder."""
    wait_until(
        page,
        f"""async () => {{
          for (const cache of await caches.keys())
            for (const {{ url }} of await (await caches.open(cache)).keys())
              if (cache.includes("{folder}") && url.endsWith("{name}")) return true;
          return false;
        }}""",
    )


def read_kept(page: Page) -> dict[str, dict[str, str]]:
    """Read the hash of everything that is kept, by cache and path."""
    kept: dict[str, dict[str, str]] = page.evaluate(HASHES)
    return kept


def read_true_content(file: Path) -> bytes:
    """Read what the build made: as it is, or as it is unpacked."""
    if file.is_dir():
        return (file / "index.html").read_bytes()
    if file.exists():
        return file.read_bytes()
    content: bytes = brotli.decompress(file.with_name(f"{file.name}{BROTLI}").read_bytes())
    return content


def expect_true_content(page: Page, server: FaultyServer) -> None:
    """Everything that is kept is, byte for byte, the file that the build made."""
    for files in read_kept(page).values():
        for path, digest in files.items():
            content = read_true_content(server.folder / path.lstrip("/"))
            assert base64.b64encode(hashlib.sha256(content).digest()).decode() == digest, path


def visit(page: Page, server: FaultyServer, address: str = f"one/{STEP}") -> None:
    page.goto(server.url + address)
    wait_for_worker(page)


def stop(server: FaultyServer) -> None:
    server.shutdown()
    server.server_close()


def open_form(page: Page, name: str) -> Form:
    form = Form(page, name)
    form.wait_until_shown()
    return form


def change_build(folder: Path, words: str = "Renewed words") -> None:
    """Make a new build in the place of a version: every step's heading has other words."""
    for page in folder.glob("steps/*/index.html"):
        page.write_text(re.sub(r"(<h1[^>]*>)", rf"\1{words}: ", page.read_text(), count=1))
    write_worker(folder, load_runtime())


def change_worker(folder: Path, before: str) -> None:
    """Let a version's worker find the browser otherwise than it is."""
    worker = folder / WORKER
    worker.write_text(f"{before}\n{worker.read_text()}")


def test_pages_search_and_a_widget_that_was_used_work_after_one_visit(
    page: Page, server: FaultyServer, complaints: list[str]
) -> None:
    page.goto(f"{server.url}one/{STEP}")
    open_form(page, "check-keys").start()
    wait_for_worker(page)
    for name in ("check-keys.frame", "engine.frame", SNAPSHOT, "wasm.brotli", "worker.js.gzip"):
        wait_until_kept(page, name)
    expect_true_content(page, server)
    stop(server)
    page.goto(f"{server.url}one/reference/error-codes/?from=a-link#table")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Error codes")
    search(page, "withdrawal")
    page.goto(f"{server.url}one/tools/check-keys/")
    form = open_form(page, "check-keys")
    form.start()
    form.check()
    assert form.codes("api_key-1") == ["empty"]
    assert [each for each in complaints if "refused" in each or "pageerror" in each] == []


def test_widget_that_was_never_used_says_what_is_missing(page: Page, server: FaultyServer) -> None:
    visit(page, server)
    stop(server)
    page.goto(f"{server.url}one/tools/sign-request/")
    alert = page.locator("sign-request").get_by_role("alert")
    expect(alert).to_contain_text("The file sign-request.frame could not be loaded.")
    expect(alert).to_contain_text("The site does not answer.")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Sign a request"))


def test_page_is_found_without_its_last_slash_and_by_its_file(
    page: Page, server: FaultyServer
) -> None:
    visit(page, server)
    stop(server)
    for address in ("tools/check-keys", "tools/check-keys/index.html", "tools/check-keys/?a=b"):
        page.goto(f"{server.url}one/{address}")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Check")
        assert page.evaluate("getComputedStyle(document.body).margin") == "0px", "it has its style"
    page.goto(f"{server.url}one/tools/check-keys?a=b")
    expect(page).to_have_url(f"{server.url}one/tools/check-keys/?a=b")


def test_address_that_is_not_kept_says_so_and_leads_to_what_is(
    page: Page, server: FaultyServer
) -> None:
    visit(page, server)
    stop(server)
    response = page.goto(f"{server.url}one/no/such/page/")
    assert response is not None
    assert response.status == 503
    expect(page.get_by_role("heading", name="Not kept in this browser")).to_be_visible()
    assert run_axe(page) == []
    page.get_by_role("link", name="The guide’s first page").click()
    expect(page).to_have_url(f"{server.url}one/")
    expect(page.locator(".md-header")).to_be_visible()


def test_theme_changes_pages_without_network_and_python_goes_on(
    page: Page, site: CountingServer
) -> None:
    page.goto(f"{site.url}tools/check-keys/")
    form = open_form(page, "check-keys")
    form.start()
    wait_for_worker(page)
    wait_until_kept(page, "check-keys.frame")
    page.context.set_offline(True)
    page.evaluate("window.same = true")
    turn_page(page, "prev")
    turn_page(page, "next")
    form.wait_until("ready")
    form.check()
    assert page.evaluate("window.same")


def test_newer_build_is_announced_and_applied_when_the_reader_agrees(
    page: Page, server: FaultyServer
) -> None:
    visit(page, server)
    before = set(read_kept(page))
    change_build(server.folder / "one")
    page.goto(f"{server.url}one/steps/13-add-extra-key/")
    notice = page.get_by_role("complementary", name="Newer version")
    expect(notice.get_by_role("status")).to_have_text(
        "A newer version of this page is ready. Reloading it clears what you typed into a form."
    )
    heading = page.get_by_role("heading", level=1)
    expect(heading).not_to_contain_text("Renewed words")
    page.goto(f"{server.url}one/{STEP}")
    expect(heading).not_to_contain_text("Renewed words")
    notice.get_by_role("button", name="Reload").press("Enter")
    expect(heading).to_contain_text("Renewed words")
    wait_until(page, "async () => (await caches.keys()).length === 2")
    after = set(read_kept(page))
    assert before & after == {"guide /one/ runtime"}
    expect_true_content(page, server)
    stop(server)
    page.goto(f"{server.url}one/steps/13-add-extra-key/")
    expect(heading).to_contain_text("Renewed words")
    expect(notice).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_notice_fits_a_phone_passes_axe_and_can_be_put_off(
    scheme: Any, page: Page, server: FaultyServer
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(color_scheme=scheme)
    visit(page, server)
    change_build(server.folder / "one")
    page.reload()
    notice = page.get_by_role("complementary", name="Newer version")
    expect(notice.get_by_role("status")).not_to_be_empty()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert run_axe(page) == []
    notice.get_by_role("button", name="Later").press("Enter")
    expect(notice).to_have_count(0)


def test_other_tab_is_told_and_not_reloaded(page: Page, server: FaultyServer) -> None:
    visit(page, server)
    other = page.context.new_page()
    other.goto(f"{server.url}one/{STEP}")
    wait_for_worker(other)
    other.evaluate("window.same = true")
    change_build(server.folder / "one")
    page.reload()
    page.get_by_role("button", name="Reload").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Renewed words")
    button = other.get_by_role("button", name="Reload")
    expect(button).to_be_visible()
    assert other.evaluate("window.same")
    button.press("Enter")
    expect(other.get_by_role("heading", level=1)).to_contain_text("Renewed words")


@pytest.mark.parametrize("fault", FAULTS)
def test_build_with_one_wrong_file_is_not_kept_at_all_and_the_next_visit_recovers(
    fault: Any, page: Page, server: FaultyServer
) -> None:
    server.faults[NEVER_SHOWN] = fault
    page.goto(f"{server.url}one/{STEP}")
    server.wait_for(WORKER, NEVER_SHOWN)
    wait_until(
        page,
        """async () => !(await navigator.serviceWorker.getRegistration())
          && (await caches.keys()).length === 0""",
    )
    server.faults.clear()
    page.reload()
    wait_for_worker(page)
    wait_until_kept(page, NEVER_SHOWN)
    expect_true_content(page, server)


@pytest.mark.parametrize("fault", FAULTS)
def test_wrong_newer_build_leaves_the_older_one_in_its_place(
    fault: Any, page: Page, server: FaultyServer
) -> None:
    visit(page, server)
    before = read_kept(page)
    change_build(server.folder / "one")
    (server.folder / "one" / NEVER_SHOWN).touch()  # or it is not sent again
    server.faults[NEVER_SHOWN] = fault
    server.requests.clear()
    page.reload()
    server.wait_for(WORKER, NEVER_SHOWN)
    wait_until(
        page,
        """async () => {
          const { installing, waiting } = await navigator.serviceWorker.getRegistration();
          return !installing && !waiting;
        }""",
    )
    assert read_kept(page) == before
    stop(server)
    page.goto(f"{server.url}one/steps/13-add-extra-key/")
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Renewed words")


@pytest.mark.parametrize("fault", FAULTS)
def test_wrong_file_of_the_runtime_is_never_kept_and_the_next_try_recovers(
    fault: Any, page: Page, server: FaultyServer
) -> None:
    visit(page, server)
    form = open_form(page, "check-keys")
    server.faults[SNAPSHOT] = fault
    form.press("Start")
    form.wait_until("failed")
    wait_until_kept(page, "wasm.brotli")
    assert not [path for files in read_kept(page).values() for path in files if SNAPSHOT in path]
    server.faults.clear()
    form.press("Try again")
    form.wait_until("ready")
    wait_until_kept(page, SNAPSHOT)
    expect_true_content(page, server)


def list_loaded(page: Page) -> list[str]:
    """List the names of the packed files that the page has loaded by itself."""
    script = "performance.getEntriesByType('resource').map(({ name }) => name.split('/').at(-1))"
    names: list[str] = page.evaluate(f"() => {script}")
    return [name for name in names if name.endswith(BROTLI) or name.startswith("unpacker.")]


def unpack_on_a_first_visit(page: Page, server: FaultyServer) -> None:
    visit(page, server)
    open_form(page, "check-keys").press("Start")
    for name in UNPACKED:
        wait_until_kept(page, name)


def test_return_visit_starts_from_what_was_unpacked_before(
    page: Page, server: FaultyServer
) -> None:
    unpack_on_a_first_visit(page, server)
    assert list_loaded(page)
    expect_true_content(page, server)
    page.reload()
    form = open_form(page, "check-keys")
    form.press("Start")
    form.wait_until("ready")
    assert list_loaded(page) == []


@pytest.mark.parametrize("name", UNPACKED)
def test_damaged_unpacked_file_is_refused_and_the_next_try_recovers(
    name: str, page: Page, server: FaultyServer
) -> None:
    unpack_on_a_first_visit(page, server)
    page.evaluate(SPOIL, name)
    page.reload()
    form = open_form(page, "check-keys")
    form.press("Start")
    form.wait_until("failed")
    expect(form.status_line).to_contain_text(f"The file {name} is not the one")
    form.press("Try again")
    form.wait_until("ready")
    expect_true_content(page, server)


def test_versions_beside_one_another_do_not_touch_one_another(
    page: Page, server: FaultyServer
) -> None:
    change_build(server.folder / "two", "Second folder")
    heading = page.get_by_role("heading", level=1)
    for name in ("two", "one"):
        visit(page, server, f"{name}/{STEP}")
    kept = read_kept(page)
    folders = [name.split(" ")[1] for name in kept]
    assert sorted(set(folders)) == ["/one/", "/two/"]
    for name, files in kept.items():
        assert all(path.startswith(name.split(" ")[1]) for path in files), name
    change_build(server.folder / "one")
    page.reload()
    page.get_by_role("button", name="Reload").press("Enter")
    expect(heading).to_contain_text("Renewed words")
    wait_until(page, "async () => (await caches.keys()).length === 4")
    after = read_kept(page)
    assert {name: after.get(name) for name in kept if "/two/" in name} == {
        name: files for name, files in kept.items() if "/two/" in name
    }
    stop(server)
    page.goto(f"{server.url}two/{STEP}")
    expect(heading).to_contain_text("Second folder")
    page.goto(f"{server.url}one/{STEP}")
    expect(heading).to_contain_text("Renewed words")


def test_file_of_the_runtime_that_a_newer_build_does_not_need_is_dropped(
    page: Page, server: FaultyServer
) -> None:
    visit(page, server)
    wait_until_kept(page, "check-keys.frame")
    worker = server.folder / "one" / WORKER
    worker.write_text(
        re.sub(r"[0-9a-f]{16}/check-keys\.frame", "0/other.frame", worker.read_text())
    )
    page.goto(f"{server.url}one/reference/")
    # The theme notes how far the page is scrolled, which passes for a navigation as well.
    with page.expect_event("load"):
        page.get_by_role("button", name="Reload").press("Enter")
    wait_until(
        page,
        """async () => (await (await caches.open("guide /one/ runtime")).keys())
          .every(({ url }) => !url.endsWith("check-keys.frame"))""",
    )


def test_reader_who_saves_data_keeps_only_what_was_visited(
    page: Page, server: FaultyServer
) -> None:
    change_worker(server.folder / "one", SAVES_DATA)
    visit(page, server)
    wait_until_kept(page, STEP)
    wait_until_kept(page, "tutorial.css")
    page.goto(f"{server.url}one/tools/")
    wait_until_kept(page, "/tools/")
    assert [each for each in server.requests if "13-add-extra-key" in each] == []
    expect_true_content(page, server)
    stop(server)
    page.goto(f"{server.url}one/{STEP}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px", "it has its style"
    page.goto(f"{server.url}one/steps/13-add-extra-key/")
    expect(page.get_by_role("heading", name="Not kept in this browser")).to_be_visible()


def test_renewed_site_is_shown_with_its_own_styles_to_one_who_saves_data(
    page: Page, server: FaultyServer
) -> None:
    """The page is not kept and comes new; the style that is kept is the older build's."""
    change_worker(server.folder / "one", SAVES_DATA)
    visit(page, server)
    wait_until_kept(page, "tutorial.css")
    style = server.folder / "one" / "assets" / "stylesheets" / "tutorial.css"
    old = base64.b64encode(hashlib.sha256(style.read_bytes()).digest()).decode()
    style.write_text(style.read_text() + "body { outline: 3px solid }\n")
    new = base64.b64encode(hashlib.sha256(style.read_bytes()).digest()).decode()
    tools = server.folder / "one" / "tools" / "index.html"
    assert old in tools.read_text()
    tools.write_text(tools.read_text().replace(old, new))
    page.goto(f"{server.url}one/tools/")
    assert page.evaluate("getComputedStyle(document.body).outlineStyle") == "solid"
    expect(page.locator(".refused-file")).to_have_count(0)


THROW = "throw new DOMException('', 'QuotaExceededError')"
REFUSED = {
    "no caches": 'Object.defineProperty(self, "caches", { value: undefined });',
    "refused": 'Object.defineProperty(self, "caches", { get() { THROW } });',
    "full": "Cache.prototype.put = async () => { THROW };",
}


@pytest.mark.parametrize("way", REFUSED)
@pytest.mark.parametrize("before", ["", SAVES_DATA], ids=["keeps all", "saves data"])
def test_site_works_as_before_where_nothing_can_be_kept(
    way: str, before: str, page: Page, server: FaultyServer
) -> None:
    change_worker(server.folder / "one", REFUSED[way].replace("THROW", THROW) + before)
    page.goto(f"{server.url}one/tools/check-keys/")
    server.wait_for(WORKER)
    if before:
        wait_for_worker(page)
    else:
        wait_until(page, "async () => !(await navigator.serviceWorker.getRegistration())")
    page.reload()
    form = open_form(page, "check-keys")
    form.start()
    form.check()
    assert form.codes("api_key-1") == ["empty"]
    search(page, "withdrawal")


def test_other_requests_are_left_to_the_network(page: Page, server: FaultyServer) -> None:
    visit(page, server)
    server.requests.clear()
    answers = page.evaluate(
        """async () => {
          const ask = async (options) => (await fetch(location.href, options)).status;
          return [
            await ask({ method: "HEAD", cache: "no-store" }),
            await ask({ headers: { Range: "bytes=0-9" } }),
            await ask({ cache: "reload" }), await ask({ cache: "no-store" }), await ask({}),
          ];
        }"""
    )
    assert answers == [200, 206, 200, 200, 200]
    # The part of it comes out of the browser's own cache.
    assert server.requests == [f"HEAD /one/{STEP}", *[f"GET /one/{STEP}"] * 2]


def test_policy_lets_no_other_script_become_a_service_worker(
    page: Page, server: FaultyServer
) -> None:
    visit(page, server)
    register: Callable[[str], Any] = lambda address: page.evaluate(  # noqa: E731
        """(address) => navigator.serviceWorker.register(address)
          .then(() => "registered", (error) => error.name)""",
        address,
    )
    assert register(f"{server.url}one/{WORKER}") == "registered"
    for address in (f"two/{WORKER}", f"one/search/{WORKER}", f"one/{WORKER}?a", "one/other.js"):
        assert register(server.url + address) == "TypeError", address


def test_worker_is_asked_for_only_when_the_page_has_all_it_needs(
    page: Page, server: FaultyServer
) -> None:
    page.goto(f"{server.url}one/tools/")
    server.wait_for(WORKER)
    asked = [each.partition(" /one/")[2] for each in server.requests]
    for name in ("tools/", "assets/stylesheets/tutorial.css", "assets/javascripts/tutorial.js"):
        assert asked.index(name) < asked.index(WORKER)
