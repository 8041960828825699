"""Faults of the download: named in words, nothing typed is lost, the next try works."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import CountingServer
from tests.browser.faults import server as faults
from tests.browser.faults.conftest import Reader
from tests.browser.faults.rows import report
from tests.browser.faults.server import Fault, FaultyServer
from tests.browser.form import Form

FILE = "memory.snapshot.brotli"

BROKEN = {
    "missing": (faults.miss, rf"{FILE} could not be loaded \(HTTP 404\)\. .*reload the page"),
    "cut": (faults.cut, f"{FILE} broke off on the way. The site itself answers"),
    "short": (faults.shorten, f"{FILE} did not arrive whole"),
    "corrupt": (faults.corrupt, f"{FILE} is not the one this page was built with. It was not run"),
    "corrupt-cached": (faults.corrupt_for_long, f"{FILE} is not the one"),
    "portal": (faults.show_portal, f"ask you to sign in first.* in place of {FILE}"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_file_is_named_with_what_is_wrong_and_the_next_try_works(
    name: str, reader: Reader, faulty: FaultyServer
) -> None:
    fault: Fault
    fault, words = BROKEN[name]
    faulty.faults[FILE] = fault
    reader.type_secret()
    reader.form.wait_until("failed")
    expect(reader.form.status_line).to_have_text(re.compile(f"^Not ready.*{words}"))
    saw = reader.status
    reader.expect_kept()
    faulty.faults.clear()
    reader.try_again()
    report(name, saw, recovered="by Try again")


def test_slow_download_moves_and_is_cancelled_by_stop(reader: Reader, page: Page) -> None:
    line = page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 0, "downloadThroughput": 10_000, "uploadThroughput": -1}
    line.send("Network.emulateNetworkConditions", slow)
    reader.type_secret()
    form = reader.form
    form.wait_until("loading")
    moved = "(before) => document.querySelector('progress').value > before"
    for _ in range(3):
        form.frame.wait_for_function(
            moved, arg=form.inside.locator("progress").evaluate("b => b.value")
        )
    expect(form.status_line).to_have_text(re.compile(r"^Loading Python: \d+ kB of \d\.\d MB\.$"))
    saw = reader.status
    with page.expect_event("requestfailed"):
        form.press("Stop")
    form.wait_until("idle")
    reader.expect_kept()
    line.send("Network.emulateNetworkConditions", {**slow, "downloadThroughput": -1})
    reader.check()
    report("slow", f"{saw} And a button: Stop.", recovered="by Stop, then Check")


def test_download_that_stands_still_says_so_and_goes_on(
    reader: Reader, faulty: FaultyServer
) -> None:
    faulty.faults[FILE] = faults.hold
    reader.type_secret()
    expect(reader.form.status_line).to_contain_text("Nothing has come for a while.")
    saw = reader.status
    faulty.released.set()
    reader.go_on()
    report("stalled", saw, recovered="by itself, when bytes come again")


TYPES = {
    ".gzip": "text/plain",
    ".brotli": "image/jpeg",
    ".zip": "text/html",
    ".whl": "image/png",
    ".json": "text/css",
    ".frame": "image/svg+xml",
}


def test_wrong_mime_types_do_not_matter(reader: Reader, faulty: FaultyServer, page: Page) -> None:
    faulty.faults.update({end: faults.give_type(kind) for end, kind in TYPES.items()})
    page.reload()
    reader.form.wait_until_shown()
    reader.type_secret()
    saw = reader.go_on()
    report("mime", saw, recovered="nothing was wrong")


def test_script_that_does_not_run_leaves_the_words_to_check_by_hand(
    page: Page, faulty: FaultyServer
) -> None:
    faulty.faults["tutorial.js"] = faults.give_type("text/plain")
    page.goto(f"{faulty.url}tools/check-keys/")
    instead = page.locator("check-keys > .widget-instead")
    names = "The files beside-forms.js, tutorial.js"  # one needs the other
    expect(page.get_by_role("alert")).to_contain_text(names)
    expect(instead).to_be_visible()
    expect(instead).to_contain_text("check by hand")
    saw = f"{page.get_by_role('alert').inner_text()} {instead.inner_text()}"
    faulty.faults.clear()
    page.reload()
    Form(page, "check-keys").wait_until_shown()
    report("script-mime", saw, typed="there was no form", recovered="by loading the page again")


def test_network_lost_in_the_middle_is_told_as_offline(
    reader: Reader, faulty: FaultyServer, page: Page
) -> None:
    faulty.faults[FILE] = faults.hold
    reader.type_secret()
    assert faulty.held.wait(timeout=30)
    page.context.set_offline(True)
    reader.form.wait_until("failed")
    expect(reader.form.status_line).to_contain_text("This device is offline.")
    faulty.released.set()
    saw = reader.status
    reader.expect_kept()
    faulty.faults.clear()
    page.context.set_offline(False)
    reader.try_again()
    report("offline", saw, recovered="by Try again")


def test_site_that_stops_answering_is_told_from_a_file_held_back(
    reader: Reader, faulty: FaultyServer
) -> None:
    faulty.faults[""] = faults.hang_up
    reader.type_secret()
    reader.form.wait_until("failed")
    expect(reader.form.status_line).to_contain_text(
        "The site does not answer. Is the network there?"
    )
    saw = re.sub(r"The file \S+", "The file …", reader.status)  # whichever was first
    reader.expect_kept()
    faulty.faults.clear()
    reader.try_again()
    report("silent", saw, recovered="by Try again")


def block(route: Route) -> None:
    route.abort("blockedbyclient")


def test_wasm_held_back_by_an_ad_blocker_is_told_as_that(reader: Reader, page: Page) -> None:
    page.route("**/pyodide.asm.wasm*", block)  # of two, either could be told of first
    reader.type_secret()
    reader.form.wait_until("failed")
    expect(reader.form.status_line).to_have_text(
        re.compile(r"pyodide\.asm\.wasm\.brotli.*ad blocker")
    )
    saw = reader.status
    reader.expect_kept()
    page.unroute_all()
    reader.try_again()
    report("blocked-wasm", saw, recovered="by Try again, once it is allowed")


def test_form_held_back_by_an_ad_blocker_is_told_and_the_words_stand_in(
    page: Page, site: CountingServer
) -> None:
    page.route("**/runtime/**", block)
    page.goto(f"{site.url}tools/check-keys/")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(re.compile(r"check-keys\.frame could not be loaded.*ad blocker"))
    expect(page.locator("check-keys > .widget-instead")).to_be_visible()
    saw = alert.inner_text()
    page.unroute_all()
    page.get_by_role("button", name="Try again").press("Enter")
    form = Form(page, "check-keys")
    form.wait_until_shown()
    expect(alert).to_have_count(0)
    form.start()
    report(
        "blocked-runtime",
        saw,
        typed="there was no form",
        recovered="by Try again, once it is allowed",
    )
