"""Each of the sixteen steps, as a reader sees it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from overrides.build.front_matter import DOCS, list_steps
from overrides.build.panels import describe_panel
from tests.browser.conftest import CountingServer
from tests.browser.form import Form

STEPS = list_steps()
TITLES = [yaml.safe_load((DOCS / step).read_text().split("---")[1])["title"] for step in STEPS]


def make_address(site: CountingServer, step: Path) -> str:
    return f"{site.url}{step.with_suffix('').as_posix()}/"


@pytest.mark.parametrize("number", range(1, 17))
def test_step_shows_title_figure_and_instructions(
    number: int, page: Page, site: CountingServer, complaints: list[str]
) -> None:
    step = STEPS[number - 1]
    page.goto(make_address(site, step))
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLES[number - 1])
    expect(page.locator(".step-facts")).to_contain_text(f"Step {number} of 16")
    panel = describe_panel(step.stem[3:])
    figure = page.get_by_role("img", name=panel.title)
    expect(figure).to_be_visible()
    box = figure.bounding_box()
    assert box and box["width"] > 200 and box["height"] > 80
    expect(page.get_by_text("A schematic drawing, not a screenshot.")).to_be_visible()
    heading = page.get_by_role("heading", name=re.compile("^Do this"))
    actions = heading.locator("xpath=following-sibling::ol[1]/li")
    expect(actions).to_have_count(panel.callouts)
    for name in ("You should see", "If you see something else"):
        expect(page.get_by_role("heading", name=re.compile(f"^{name}"))).to_be_visible()
    assert complaints == []


@pytest.mark.parametrize("number", range(1, 17))
def test_step_leads_to_the_one_before_and_the_one_after(
    number: int, page: Page, site: CountingServer
) -> None:
    page.goto(make_address(site, STEPS[number - 1]))
    footer = page.locator(".md-footer__inner")
    before = "Before you begin" if number == 1 else TITLES[number - 2]
    after = "Refresh balances" if number == 16 else TITLES[number]
    expect(footer.locator(".md-footer__link--prev")).to_contain_text(before)
    expect(footer.locator(".md-footer__link--next")).to_contain_text(after)


@pytest.mark.parametrize(
    ("number", "widget"),
    [(10, "check-whitelist"), (12, "check-keys"), (13, "check-keys"), (14, "explain-error")],
)
def test_step_has_its_widget(number: int, widget: str, page: Page, site: CountingServer) -> None:
    page.goto(make_address(site, STEPS[number - 1]))
    Form(page, widget).wait_until_shown()


def test_steps_without_a_widget_load_no_frame(page: Page, site: CountingServer) -> None:
    site.visit(page, make_address(site, STEPS[0]).removeprefix(site.url))
    assert not [request for request in site.requests if "/runtime/" in request]


@pytest.mark.parametrize("number", [1, 12])
def test_step_reads_without_javascript(
    number: int, browser_name: str, page: Page, site: CountingServer
) -> None:
    del browser_name
    browser = page.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(make_address(site, STEPS[number - 1]))
    expect(plain.get_by_role("heading", level=1)).to_be_visible()
    expect(plain.get_by_role("heading", name=re.compile("^Do this"))).to_be_visible()
    if number == 12:
        expect(plain.locator("check-keys")).to_contain_text("check by hand")
    context.close()


def test_print_leaves_the_form_out_and_says_where_it_is(page: Page, site: CountingServer) -> None:
    page.goto(make_address(site, STEPS[11]))
    Form(page, "check-keys").wait_until_shown()
    page.emulate_media(media="print")
    expect(page.locator("check-keys > iframe")).to_be_hidden()
    expect(page.locator(".widget-instead")).to_be_visible()
    expect(page.locator("figure.panel")).to_be_visible()
