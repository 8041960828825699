"""A reader's tour of all that the site does: the browser refuses nothing and complains of nothing.

On a host that sends no headers, and on one that sends what `_headers` says besides.
"""

from __future__ import annotations

import re
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import CountingServer
from tests.browser.footer import turn_page
from tests.browser.form import Form
from tests.browser.test_pages import PAGES, WIDGETS, list_samples, search

LISTEN = """
  document.addEventListener("securitypolicyviolation", (event) => console.error(
    `violation of ${event.effectiveDirective} by ${event.blockedURI} in ${document.baseURI}`));
"""


@pytest.fixture(autouse=True)
def _listen(page: Page) -> None:
    """Let the browser complain of what the policies refuse, in frames too."""
    page.add_init_script(LISTEN)


def use_page(page: Page) -> None:
    """Open what is folded, choose each tab, copy each block of code."""
    article = page.locator("article")
    for place in article.locator("details > summary").all():
        place.press("Enter")
    for tab in article.locator(".tabbed-labels > label").all():
        tab.click()
    for button in article.locator(".md-code__button[title='Copy to clipboard']").all():
        button.click()


def use_widget(form: Form) -> None:
    """Start, check each sample, open what is folded, copy what can be copied, clear."""
    form.start()
    for sample in list_samples(form):
        form.fill_sample(sample)
        form.check()
        form.open_all()
    form.check()
    form.open_all()
    for button in form.inside.locator("button[name=copy]:visible").all():
        button.press("Enter")
        expect(button.locator("xpath=..").locator(".copy-note")).to_have_text("Copied")


def test_listener_hears_a_violation_in_page_and_frame(page: Page, host: CountingServer) -> None:
    """The control: what the tour listens for is heard."""
    page.goto(f"{host.url}tools/check-keys/")
    form = Form(page, "check-keys")
    form.wait_until_shown()
    for place in (page, form.frame):
        with page.expect_console_message(lambda message: "violation of" in message.text) as heard:
            place.evaluate("(url) => fetch(url).catch(() => 0)", "https://refused.invalid/")
        assert "connect-src by https://refused.invalid/" in heard.value.text


def test_every_page_is_toured_by_instant_navigation_without_a_violation(
    page: Page, host: CountingServer, complaints: list[str]
) -> None:
    host.visit(page, "")
    page.evaluate("window.samePage = true")
    use_page(page)
    seen = {page.url}
    while page.locator(".md-footer__link--next").count():
        turn_page(page, "next")
        use_page(page)
        seen.add(urldefrag(page.url).url)
    assert len(seen) == len(PAGES)
    assert page.evaluate("window.samePage") is True
    assert complaints == []


def test_search_colours_paper_and_missing_pages_bring_no_violation(
    page: Page, host: CountingServer, complaints: list[str]
) -> None:
    page.goto(host.url)
    search(page, "withdrawal")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/steps/|\?h="))
    page.get_by_title("Switch to dark colours").click()
    page.get_by_title("Switch to light colours").click()
    page.emulate_media(media="print")
    page.pdf()
    page.emulate_media(media="screen")
    assert complaints == []
    page.goto(f"{host.url}no/such/page")
    expect(page.get_by_role("heading", name="404")).to_be_visible()
    missing = "Failed to load resource: the server responded with a status of 404"
    assert [each for each in complaints if missing not in each] == []


@pytest.mark.parametrize("widget", WIDGETS)
def test_widget_is_used_without_a_violation(
    widget: str, page: Page, host: CountingServer, complaints: list[str]
) -> None:
    page.goto(f"{host.url}tools/{widget}/")
    form = Form(page, widget)
    form.wait_until_shown()
    use_widget(form)
    page.emulate_media(media="print")
    page.emulate_media(media="screen")
    assert complaints == []
