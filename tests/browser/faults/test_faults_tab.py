"""Tabs that are hidden, frozen, left and come back to, or two at once."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import CountingServer
from tests.browser.faults import server as faults
from tests.browser.faults.conftest import Launch, Reader
from tests.browser.faults.rows import report
from tests.browser.faults.server import FaultyServer
from tests.browser.faults.target import list_targets
from tests.browser.test_service_worker import wait_for_worker

FILE = "memory.snapshot.brotli"


def test_python_becomes_ready_in_a_tab_that_draws_nothing(page: Page, faulty: FaultyServer) -> None:
    page.add_init_script("if (self === top) self.requestAnimationFrame = () => 0")
    reader = Reader(page, faulty.url)
    reader.type_secret()
    saw = reader.go_on()
    report("hidden", saw, recovered="nothing was wrong")


def test_download_goes_on_when_a_frozen_tab_is_shown_again(
    reader: Reader, faulty: FaultyServer, page: Page
) -> None:
    faulty.faults[FILE] = faults.hold
    reader.type_secret()
    assert faulty.held.wait(timeout=30)
    tab = page.context.new_cdp_session(page)
    tab.send("Page.setWebLifecycleState", {"state": "frozen"})
    faulty.released.set()
    tab.send("Page.setWebLifecycleState", {"state": "active"})
    saw = reader.go_on()
    report("frozen", saw, recovered="by itself")


STATE = """JSON.stringify([document.querySelector('.status-line').textContent,
  document.querySelector('#secret-1').value])"""


def test_page_that_the_browser_kept_comes_back_emptied_and_ready(
    launch: Launch, site: CountingServer, faulty: FaultyServer
) -> None:
    page = launch(ignore_default_args=["--disable-back-forward-cache"])
    reader = Reader(page, site.url)
    reader.type_secret()
    reader.form.wait_until("ready")
    wait_for_worker(page)  # one that comes later drops the page that the browser has kept
    page.evaluate("addEventListener('pageshow', (event) => { window.kept = event.persisted; })")
    page.goto(faulty.url)
    page.go_back(wait_until="commit")
    browser = page.context.browser
    assert browser
    (outside,) = list_targets(browser, "page")
    assert outside.wait_for("window.kept") is True
    frames = list_targets(browser, "iframe")
    (form,) = [each for each in frames if each.evaluate("document.title").startswith("Check")]
    saw, secret = form.evaluate(
        "[document.querySelector('.status-line').textContent, "
        "document.querySelector('#secret-1').value]"
    )
    assert secret == ""
    form.evaluate("document.querySelector('button[name=check]').click()")
    assert form.wait_for("document.querySelector('.summary').textContent").startswith("Something")
    report("back-kept", saw, typed="emptied, as the form promises", recovered="nothing was wrong")


def test_page_that_is_loaded_anew_comes_back_empty(
    reader: Reader, page: Page, site: CountingServer
) -> None:
    reader.type_secret()
    reader.form.wait_until("ready")
    page.goto(site.url)
    page.go_back()
    reader.form.wait_until_shown()
    expect(reader.form.field("secret-1")).to_have_value("")
    saw = reader.status
    reader.type_secret()
    reader.check()
    report("back-fresh", saw, typed="emptied, as the form promises", recovered="by typing")


def test_python_goes_on_in_one_tab_when_the_other_is_closed(
    reader: Reader, faulty: FaultyServer, page: Page
) -> None:
    other = Reader(page.context.new_page(), faulty.url)
    for each in (reader, other):
        each.type_secret()
        each.form.wait_until("ready")
    other.form.page.close()
    saw = reader.status
    reader.check()
    report("two-tabs", saw, recovered="nothing was wrong")
