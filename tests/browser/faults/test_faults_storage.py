"""No storage, no room in it, no JavaScript: the page does without, or says what to do instead."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import CountingServer
from tests.browser.faults.conftest import Launch, Reader
from tests.browser.faults.rows import report
from tests.browser.footer import turn_page

REFUSED = "() => { try { localStorage.setItem('x', 'x'.repeat(99)) } catch (e) { return e.name } }"

FILL = """() => {
  for (let size = 2 ** 22; size >= 1; size /= 2) {
    try { for (let part = 0; ; part += 1) localStorage[`${size}-${part}`] = 'x'.repeat(size); }
    catch { continue; }
  }
}"""


def expect_page_works(page: Page, reader: Reader) -> str:
    """Change the colours, search, start Python and check; give what the form says."""
    page.get_by_title("Switch to dark colours").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(reader.form.inside.locator("html")).to_have_attribute("data-scheme", "slate")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("withdrawal")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("Escape")
    reader.type_secret()
    saw = reader.go_on()
    return f"{saw} Colours and search work."


def test_colours_search_and_form_work_when_the_storage_is_full(reader: Reader, page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.evaluate(FILL)
    page.reload()
    assert page.evaluate(REFUSED) == "QuotaExceededError"
    reader.form.wait_until_shown()
    report("quota", expect_page_works(page, reader), recovered="nothing was wrong")


def test_colours_search_and_form_work_when_storage_is_blocked(
    launch: Launch, site: CountingServer, tmp_path: Path
) -> None:
    """The browser's own setting that blocks all cookies: to look at the storage is refused."""
    preferences = tmp_path / "profile" / "Default" / "Preferences"
    preferences.parent.mkdir(parents=True)
    blocked = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    preferences.write_text(json.dumps(blocked))
    page = launch()
    page.emulate_media(color_scheme="light")
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    reader = Reader(page, site.url)
    turn_page(page, "prev")  # instant navigation looks at it as well
    turn_page(page, "next")
    reader.form.wait_until_shown()
    saw = expect_page_works(page, reader)
    assert complaints == []
    report("no-storage", saw, recovered="nothing was wrong")


def test_page_without_javascript_says_so_and_leads_to_the_check_by_hand(
    browser: Browser, site: CountingServer
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{site.url}steps/12-enable-trading/")
    instead = page.locator("check-keys > .widget-instead")
    expect(instead).to_be_visible()
    expect(instead).to_contain_text("It needs JavaScript.")
    saw = instead.inner_text()
    instead.get_by_role("link", name="check by hand").click()
    expect(page).to_have_url(re.compile("/tools/check-keys/#check-by-hand$"))
    expect(page.locator("#check-by-hand")).to_be_in_viewport()
    page.close()
    report("no-javascript", saw, typed="there was no form", recovered="by hand")
