"""The way to paper: the PDFs' links, the button that prints, and what the browser prints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from overrides.build.front_matter import list_steps
from tests.browser.footer import turn_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import CountingServer

FIRST = f"{list_steps()[0].with_suffix('').as_posix()}/"
PRINT = "Print this step"
COUNT_PRINTS = "window.prints = 0; window.print = () => { window.prints += 1; }"
UNTIL_PRINTED = """(times) => new Promise((resolve) => {
  const look = () => (window.prints === times ? resolve() : requestAnimationFrame(look));
  look();
})"""
LIGHT = 150
"""A colour whose parts of red, green and blue are all above is pale on paper."""


def press_print(page: Page) -> None:
    button = page.get_by_role("button", name=PRINT)
    button.focus()
    page.keyboard.press("Enter")


def test_the_button_prints_also_after_instant_navigation(
    page: Page, site: CountingServer, complaints: list[str]
) -> None:
    page.add_init_script(COUNT_PRINTS)
    site.visit(page, FIRST)
    press_print(page)
    page.evaluate(UNTIL_PRINTED, 1)
    page.evaluate("window.stays = true")
    turn_page(page, "next")
    press_print(page)
    page.evaluate(UNTIL_PRINTED, 2)
    assert page.evaluate("window.stays")
    assert complaints == []


def test_only_steps_have_the_button(page: Page, site: CountingServer) -> None:
    page.goto(f"{site.url}refresh-balances/")
    expect(page.get_by_role("link", name="A4 paper")).to_be_visible()
    expect(page.get_by_role("button", name=PRINT)).to_have_count(0)


def test_without_javascript_there_is_no_button_and_the_links_stay(
    browser: Browser, site: CountingServer
) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(site.url + FIRST)
    expect(plain.get_by_role("link", name="US Letter paper")).to_be_visible()
    expect(plain.get_by_role("button", name=PRINT)).to_have_count(0)
    context.close()


@pytest.mark.parametrize("paper", ["A4 paper", "US Letter paper"])
def test_a_link_brings_the_pdf_also_after_instant_navigation(
    paper: str, page: Page, site: CountingServer
) -> None:
    site.visit(page, FIRST)
    turn_page(page, "next")
    link = page.get_by_role("link", name=paper)
    expect(link).to_have_attribute("type", "application/pdf")
    address = link.evaluate("link => link.href")
    assert page.request.get(address).body().startswith(b"%PDF-")
    # The request tells enough; what a browser shows of a PDF is its own affair.
    page.route("**/*.pdf", lambda route: route.abort())
    link.focus()
    with page.expect_request("**/*.pdf") as asked:
        page.keyboard.press("Enter")
    assert asked.value.url == address
    assert asked.value.is_navigation_request()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_light_whatever_the_screen_is(
    scheme: str, page: Page, site: CountingServer
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(site.url + FIRST)
    expected = {"light": "default", "dark": "slate"}[scheme]
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", expected)
    page.emulate_media(media="print", color_scheme="dark" if scheme == "dark" else "light")
    for words in ("h1", "h2", "article p", "article a[href^='http']", ".step-facts"):
        colour = page.locator(words).first.evaluate("each => getComputedStyle(each).color")
        red, green, blue = map(int, re.findall(r"\d+", colour)[:3])
        assert min(red, green, blue) < LIGHT, (words, colour)
    expect(page.locator(".on-paper")).to_be_hidden()
