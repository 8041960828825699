"""Versions beside one another: chosen, linked, used and searched, as they are published."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from overrides.build.layout import COPY, LATEST, PUBLISHED
from overrides.build.runtime import load_runtime
from overrides.build.service_worker import write_worker
from overrides.build.versions import list_versions
from overrides.publish.branch import export, open_repository, put_version
from overrides.publish.build import build_version, publish_version, renew_root
from tests.browser.conftest import CountingServer, serve
from tests.browser.footer import turn_page
from tests.browser.form import Form
from tests.browser.test_pages import run_axe, search
from tests.browser.test_service_worker import (
    UNPACKED,
    read_kept,
    wait_for_worker,
    wait_until_kept,
)

BRANCH = "pages"
NEXT = "2027-01"
"""A version after today's newest; here it has the same words."""
LARGEST = 32_000_000
"""Bytes of three versions with all that lies beside them, but for the zip of the newest."""
STEP = "steps/12-enable-trading/"


@pytest.fixture(scope="session")
def published() -> Iterator[CountingServer]:
    """Every version of the guide and one that comes after them, on one host."""
    with tempfile.TemporaryDirectory() as name, serve(Path(name) / "site") as server:
        folder, address = Path(name), server.url
        with open_repository(folder / "versions.git"):
            for version in reversed(list_versions()):
                publish_version(BRANCH, version, address)
            build_version(list_versions()[0].name, address, folder / "next")
            for path in (folder / "next").rglob("*.html"):
                own = f'>"{list_versions()[0].name}"</script>'
                path.write_text(path.read_text().replace(own, f'>"{NEXT}"</script>'))
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv(PUBLISHED, "1")
                write_worker(folder / "next", load_runtime())
            put_version(BRANCH, folder / "next", NEXT, NEXT, [LATEST])
            renew_root(BRANCH, address)
            export(BRANCH, server.folder)
        yield server


def choose_version(page: Page, title: str) -> None:
    """Choose in the version selector, by keyboard as a reader may."""
    page.locator(".md-version__current").focus()
    page.locator(".md-version__link", has_text=title).press("Enter")


def test_root_leads_to_the_newest_version(page: Page, published: CountingServer) -> None:
    page.goto(published.url)
    expect(page).to_have_url(f"{published.url}{LATEST}/")


def test_selector_lists_every_version_and_keeps_the_page(
    page: Page, published: CountingServer, complaints: list[str]
) -> None:
    page.goto(f"{published.url}{LATEST}/{STEP}")
    titles = page.locator(".md-version__link")
    expect(titles).to_have_text([NEXT, *(version.title for version in list_versions())])
    choose_version(page, "2026-04")
    expect(page).to_have_url(f"{published.url}2026-04/{STEP}")
    expect(page.locator(".md-version__current")).to_contain_text("2026-04")
    assert complaints == []


def test_version_that_was_built_as_an_earlier_one_says_so_without_a_script(
    published: CountingServer, browser: Browser
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{published.url}earlier/{STEP}")
        banner = page.locator(".old-version")
        expect(banner).to_contain_text("This is an earlier version of the guide.")
        banner.get_by_role("link").click()
        expect(page).to_have_url(f"{published.url}{LATEST}/{STEP}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_version_after_which_another_came_says_so_and_links_the_page_that_is_shown(
    scheme: Any, page: Page, published: CountingServer, complaints: list[str]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{published.url}2026-04/{STEP}")
    banner = page.locator(".old-version")
    expect(banner).to_contain_text("There is a newer version of the guide.")
    assert run_axe(page) == []
    turn_page(page, "next")
    banner.get_by_role("link").press("Enter")
    expect(page).to_have_url(f"{published.url}{LATEST}/steps/13-add-extra-key/")
    expect(page.locator(".md-version__current")).to_contain_text(NEXT)
    expect(page.locator(".old-version")).to_have_count(0)
    assert complaints == []


def test_page_on_versions_opens_each(page: Page, published: CountingServer) -> None:
    for version in list_versions():
        page.goto(f"{published.url}{LATEST}/versions/")
        page.locator("article").get_by_role("link", name=version.title, exact=True).click()
        expect(page).to_have_url(f"{published.url}{version.name}/")


def test_widget_of_an_old_version_runs_with_the_runtime_beside_the_versions(
    page: Page, published: CountingServer, complaints: list[str]
) -> None:
    published.requests.clear()
    page.goto(f"{published.url}2026-04/tools/check-keys/")
    form = Form(page, "check-keys")
    form.wait_until_shown()
    form.start()
    form.press("Check")
    form.wait_until("ready")
    loaded = [each for each in published.requests if each.endswith(".frame")]
    assert loaded
    assert all(each.startswith("GET /runtime/") for each in loaded)
    assert complaints == []


def test_versions_keep_the_runtime_beside_them_each_for_itself(
    browser: Browser, published: CountingServer
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        for name in (LATEST, "2026-04"):
            page.goto(f"{published.url}{name}/tools/check-keys/")
            wait_for_worker(page)
            page.reload()
            Form(page, "check-keys").start()
            for file in UNPACKED:
                wait_until_kept(page, file, f"/{name}/")
        kept = read_kept(page)
        runtime = [set(files) for name, files in kept.items() if name.endswith(" runtime")]
        assert sorted(name.split(" ")[1] for name in kept) == [
            *["/2026-04/"] * 2,
            *[f"/{LATEST}/"] * 2,
        ]
        assert runtime[0] == runtime[1]
        assert all(path.startswith("/runtime/") for path in runtime[0])
        context.set_offline(True)
        for name in ("2026-04", LATEST):
            page.goto(f"{published.url}{name}/tools/check-keys/")
            Form(page, "check-keys").start()


def test_search_stays_within_the_version(
    page: Page, published: CountingServer, complaints: list[str]
) -> None:
    page.goto(f"{published.url}2026-04/")
    search(page, "withdrawal")
    page.locator(".md-search-result__link").first.press("Enter")
    expect(page).to_have_url(re.compile(f"^{published.url}2026-04/[a-z]"))
    assert complaints == []


def test_every_page_says_that_the_newest_version_has_its_address(
    published: CountingServer,
) -> None:
    for version in ("2026-04", LATEST):
        page = (published.folder / version / STEP / "index.html").read_text()
        assert f'<link rel="canonical" href="{published.url}{LATEST}/{STEP}">' in page


def test_colours_that_are_chosen_hold_for_every_version(
    page: Page, published: CountingServer
) -> None:
    page.goto(f"{published.url}{LATEST}/{STEP}")
    page.get_by_title("Switch to dark colours").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{published.url}2026-04/{STEP}")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_page_that_no_version_has_leads_back(page: Page, published: CountingServer) -> None:
    page.goto(f"{published.url}2026-04/no/such/page/")
    expect(page.get_by_role("heading", name="This page does not exist")).to_be_visible()
    page.get_by_role("link", name="The newest version of the guide").click()
    expect(page).to_have_url(f"{published.url}{LATEST}/")


def test_runtime_lies_once_and_three_versions_are_small(published: CountingServer) -> None:
    files = [path for path in published.folder.rglob("*") if path.is_file()]
    assert len([path for path in files if path.name == "pyodide.asm.wasm.brotli"]) == 1
    assert sum(path.stat().st_size for path in files if path.name != COPY) < LARGEST
