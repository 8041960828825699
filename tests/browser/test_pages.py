"""Every page: fits a phone, complains of nothing, fetches from the site alone, passes axe."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Frame, Page, expect

from overrides.build.forms import FORMS
from overrides.build.front_matter import DOCS
from tests.browser.conftest import PROBE, ROOT, CountingServer
from tests.browser.form import Form

PAGES = sorted(
    path.relative_to(DOCS).with_suffix("").as_posix().removesuffix("index").rstrip("/")
    for path in DOCS.rglob("*.md")
)
WIDGETS = tuple(FORMS)
SCHEMES = {"light": "default", "dark": "slate"}
PHONE = {"width": 360, "height": 740}

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()


def run_axe(place: Page | Frame) -> list[str]:
    """List what axe finds in a page, or in a sealed frame, which axe cannot enter from outside."""
    place.evaluate(AXE)
    # The first heading that a frame needs is its page's.
    rules = {"page-has-heading-one": {"enabled": isinstance(place, Page)}}
    options = {"iframes": False, "rules": rules}
    found: dict[str, Any] = place.evaluate("(options) => axe.run(document, options)", options)
    return [
        f"{finding['id']}: {node['html'][:120]} {node['failureSummary']}"
        for finding in found["violations"]
        for node in finding["nodes"]
    ]


def list_samples(form: Form) -> list[str]:
    """List the samples that a form offers: a good one and one with mistakes, or none at all."""
    return form.inside.locator("button[name=sample]").all_inner_texts()


def make_path(name: str) -> str:
    return name if name in ("", "404.html") else f"{name}/"


@pytest.mark.parametrize("name", [*PAGES, "404.html"])
def test_page_fits_a_phone_and_complains_of_nothing(
    name: str, page: Page, site: CountingServer, complaints: list[str]
) -> None:
    elsewhere: list[str] = []
    page.on("request", lambda request: elsewhere.append(request.url))
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    site.visit(page, make_path(name))
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    # A browser may tell of a request that its own policy then refused: the probe is one.
    assert [url for url in elsewhere if not url.startswith((site.url, PROBE))] == []
    assert complaints == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_the_page(
    name: str, scheme: Any, page: Page, site: CountingServer
) -> None:
    page.emulate_media(color_scheme=scheme)
    site.visit(page, make_path(name))
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
    assert run_axe(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("widget", WIDGETS)
def test_axe_finds_nothing_in_any_state_of_the_widget(
    widget: str, scheme: Any, page: Page, open_form: Callable[[str], Form]
) -> None:
    page.emulate_media(color_scheme=scheme)
    form = open_form(widget)
    expect(form.inside.locator("html")).to_have_attribute("data-scheme", SCHEMES[scheme])
    assert run_axe(form.frame) == []
    page.route("**/memory.snapshot.brotli", lambda route: route.fulfill(status=404))
    form.press("Start")
    form.wait_until("failed")
    assert run_axe(form.frame) == []
    page.unroute_all()
    held: list[Any] = []
    page.route("**/memory.snapshot.brotli", lambda route: held.append(route))
    form.press("Try again")
    form.wait_until("loading")
    assert run_axe(form.frame) == []
    form.press("Stop")  # first: what is held would come, and Python start
    form.wait_until("idle")
    page.unroute_all(behavior="ignoreErrors")
    form.start()
    assert run_axe(form.frame) == []
    for sample in list_samples(form):
        form.fill_sample(sample)
        form.check()
        form.open_all()
        assert run_axe(form.frame) == []
    form.check()
    form.open_all()
    assert run_axe(form.frame) == []


@pytest.mark.parametrize("widget", WIDGETS)
def test_widget_fits_a_phone_in_every_state(
    widget: str, page: Page, open_form: Callable[[str], Form]
) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    form = open_form(widget)
    for sample in list_samples(form)[1:]:
        form.fill_sample(sample)
    form.check()
    form.open_all()
    root = "document.documentElement"
    assert form.frame.evaluate(f"{root}.scrollWidth") <= form.frame.evaluate("innerWidth")
    height = form.frame.evaluate(f"Math.ceil({root}.getBoundingClientRect().height)")
    expect(page.locator(f"{widget} > iframe")).to_have_css("height", f"{height}px")


@pytest.mark.parametrize("width", [PHONE["width"], 1280])
def test_start_of_python_moves_nothing_that_a_reader_may_aim_at(
    width: int, page: Page, open_form: Callable[[str], Form]
) -> None:
    page.set_viewport_size({"width": width, "height": PHONE["height"]})
    form = open_form("check-keys")
    form.frame.evaluate(
        """() => {
          window.heights = [];
          const status = document.querySelector('.status');
          const note = () => heights.push(Math.round(status.getBoundingClientRect().height));
          new ResizeObserver(note).observe(status);
        }"""
    )
    form.start()
    form.check()
    assert len(set(form.frame.evaluate("heights"))) == 1


def test_form_follows_the_colours_of_the_page(page: Page, open_form: Callable[[str], Form]) -> None:
    page.emulate_media(color_scheme="light")
    form = open_form("check-keys")
    expect(form.inside.locator("html")).to_have_attribute("data-scheme", "default")
    page.get_by_title("Switch to dark colours").click()
    expect(form.inside.locator("html")).to_have_attribute("data-scheme", "slate")


def test_whole_form_works_by_keyboard(page: Page, open_form: Callable[[str], Form]) -> None:
    form = open_form("check-keys")
    form.button("Start").focus()
    page.keyboard.press("Enter")
    form.wait_until("ready")
    for _ in range(20):
        if form.field("api_key-1").evaluate("(field) => field === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.type("short")
    page.keyboard.press("Enter")
    expect(form.summary).to_contain_text("Something is wrong")
    assert form.codes("api_key-1") == ["unusual_length"]


def search(page: Page, words: str) -> None:
    """Type into the search and wait for what it finds."""
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type(words)
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_search_finds_a_step_under_the_policy(
    page: Page, site: CountingServer, complaints: list[str]
) -> None:
    page.goto(site.url)
    search(page, "withdrawal")
    assert complaints == []


def test_search_index_waits_until_the_search_is_opened(page: Page, site: CountingServer) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    site.visit(page, "")
    assert [url for url in asked if "search_index" in url] == []
    with page.expect_request("**/search_index.json"):
        page.get_by_role("textbox", name="Search").click()


def test_address_that_asks_the_search_is_answered(page: Page, site: CountingServer) -> None:
    page.goto(f"{site.url}?q=withdrawal")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_words_of_a_search_are_marked_in_what_it_found(page: Page, site: CountingServer) -> None:
    page.goto(site.url)
    search(page, "withdrawal")
    page.locator(".md-search-result__link").first.press("Enter")
    expect(page.locator("article mark").first).to_have_text(re.compile("withdrawal", re.IGNORECASE))
    page.reload()
    expect(page.locator("article mark").first).to_be_visible()


@pytest.mark.parametrize("width", [PHONE["width"], 1280])
def test_room_for_a_form_is_kept_before_any_script_runs(
    width: int, page: Page, site: CountingServer
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.route("**/assets/javascripts/**", lambda _: None)  # no answer
    page.goto(f"{site.url}tools/check-keys/", wait_until="commit")
    widget = page.locator("check-keys")
    frame_height = "parseFloat(getComputedStyle(document.documentElement).fontSize) * 26"
    expect(widget).to_be_visible()
    assert widget.evaluate(f"(widget) => widget.offsetHeight >= {frame_height}")
    assert not widget.evaluate("(widget) => widget.matches(':defined')")
