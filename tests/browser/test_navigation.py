"""One Python a visit: it outlives instant navigation."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import CountingServer
from tests.browser.footer import turn_page
from tests.browser.form import Form

KEY = "SampNotReaNotReaNotRe2"


def count_python(page: Page) -> int:
    return sum(worker.url.startswith("blob:") for worker in page.workers)


def test_instant_navigation_keeps_one_worker(
    page: Page, site: CountingServer, complaints: list[str]
) -> None:
    page.goto(f"{site.url}steps/12-enable-trading/")
    form = Form(page, "check-keys")
    form.wait_until_shown()
    form.start()
    form.field("secret-1").fill(KEY)
    page.evaluate("window.samePage = true")
    turn_page(page, "next")
    expect(page).to_have_url(re.compile("/13-add-extra-key/"))
    second = Form(page, "check-keys")
    second.wait_until("ready")
    assert page.evaluate("window.samePage") is True
    expect(second.field("secret-1")).to_have_value("")
    site.requests.clear()
    second.field("api_key-1").fill(KEY)
    second.check()
    expect(second.place("api_key-1").locator(".verdict")).to_have_text("Looks right")
    assert count_python(page) == 1
    late = "/assets/images/favicon.svg"  # when to fetch it is the browser's own business
    assert [request for request in site.requests if late not in request] == []
    turn_page(page, "prev")
    expect(page).to_have_url(re.compile("/12-enable-trading/"))
    third = Form(page, "check-keys")
    third.wait_until("ready")
    expect(third.field("secret-1")).to_have_value("")
    assert count_python(page) == 1
    assert complaints == []


def test_start_that_is_under_way_goes_on_over_a_navigation(
    page: Page, site: CountingServer
) -> None:
    page.goto(f"{site.url}steps/12-enable-trading/")
    form = Form(page, "check-keys")
    form.wait_until_shown()
    form.press("Start")
    turn_page(page, "next")
    expect(page).to_have_url(re.compile("/13-add-extra-key/"))
    Form(page, "check-keys").wait_until("ready")
    assert count_python(page) == 1
