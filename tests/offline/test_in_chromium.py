"""The copy in Chromium: every page, the search and every widget from `file:` addresses."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from overrides.build.forms import FORMS
from tests.browser.conftest import CountingServer
from tests.browser.form import Form
from tests.browser.test_pages import list_samples, search
from tests.browser.test_try_to_leak import expect_python_shut_in, open_seal, read_rows, try_to_leak

OpenForm = Callable[[str], Form]

TYPED = "SampTyped5ecretTyped5ecret"
WORKER = "assets/javascripts/runtime/*/worker.js.gzip.js"


def test_every_page_opens_without_a_complaint_and_asks_nobody(
    page: Page, copy: Path, complaints: list[str], requests: list[str]
) -> None:
    pages = [path for path in copy.rglob("*.html") if path.name != "START-HERE.html"]
    assert len(pages) > 30
    for path in pages:
        page.goto(path.as_uri())
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("document.documentElement.classList.contains('js')")
    assert complaints == []
    assert requests == []


def test_start_page_leads_to_the_guide(page: Page, copy: Path, complaints: list[str]) -> None:
    page.goto((copy / "START-HERE.html").as_uri())
    page.get_by_role("link", name="Open the guide").click()
    expect(page).to_have_url((copy / "index.html").as_uri())
    assert complaints == []


def test_search_finds_a_step_and_opens_it(
    page: Page, copy: Path, complaints: list[str], requests: list[str]
) -> None:
    page.goto((copy / "index.html").as_uri())
    search(page, "withdrawal")
    page.locator(".md-search-result__link").first.press("Enter")
    expect(page).to_have_url(re.compile(r"^file:.*\.html\?h=withdrawal"))
    expect(page.locator("article mark").first).to_be_visible()
    assert complaints == []
    assert requests == []


@pytest.mark.parametrize("name", FORMS)
def test_widget_is_used_as_on_the_site(
    name: str, open_form: OpenForm, complaints: list[str], requests: list[str]
) -> None:
    form = open_form(name)
    expect(form.inside.locator(".seal")).to_have_attribute("data-seal", "whole")
    form.start()
    for sample in list_samples(form):
        form.fill_sample(sample)
        form.check()
    form.check()
    assert complaints == []
    assert requests == []


def test_what_is_typed_reaches_nobody_and_no_page(
    open_form: OpenForm, page: Page, listener: CountingServer
) -> None:
    form = open_form("check-keys")
    form.field("secret-1").fill(TYPED)
    form.wait_until("ready")
    form.check()
    refused = form.frame.evaluate(
        """async (url) => {
          const word = (promise) => promise.then(() => "went through", () => "refused");
          return [
            await word(fetch(`${url}?a`)),
            await word(new Promise((onload, onerror) =>
              Object.assign(new Image(), { onload, onerror, src: `${url}b` }))),
            await word(new Promise((onopen, onerror) =>
              Object.assign(new WebSocket(url.replace("http", "ws")), { onopen, onerror }))),
          ];
        }""",
        listener.url,
    )
    assert refused == ["refused"] * 3
    assert TYPED not in page.content()
    assert page.evaluate("document.querySelector('iframe').contentDocument") is None
    assert listener.requests == []


def test_every_way_out_that_the_form_tries_is_refused_as_on_the_site(
    open_form: OpenForm, requests: list[str]
) -> None:
    form = open_form("check-keys")
    form.start()
    open_seal(form)
    assert try_to_leak(form).endswith("none got out.")
    ways = read_rows(form, "form")
    assert len(ways) > 40
    assert ways["fetch"] == ("refused", "Refused by connect-src.")
    expect_python_shut_in(form)
    assert [
        each for each in requests if "secret=Sample" in each and "sealed.invalid" not in each
    ] == []


def test_listener_would_hear_a_frame_without_a_seal(page: Page, listener: CountingServer) -> None:
    """The control."""
    page.set_content("<iframe srcdoc='<p>'></iframe>")
    page.frames[1].evaluate("(url) => fetch(url, { mode: 'no-cors' }).then(() => 0)", listener.url)
    assert listener.requests


def open_tampered(page: Page, folder: Path) -> Form:
    page.goto((folder / "tools" / "check-keys.html").as_uri())
    form = Form(page, "check-keys")
    form.wait_until_shown()
    form.field("secret-1").fill(TYPED)
    form.wait_until("failed")
    expect(form.field("secret-1")).to_have_value(TYPED)
    return form


def test_runtime_with_a_flipped_letter_is_refused_by_name(page: Page, own_copy: Path) -> None:
    (script,) = own_copy.glob(WORKER)
    text = script.read_text()
    middle = len(text) // 2
    script.write_text(text[:middle] + ("A" if text[middle] != "A" else "B") + text[middle + 1 :])
    form = open_tampered(page, own_copy)
    expect(form.status_line).to_contain_text("The file worker.js.gzip is not the one")


def test_runtime_that_is_not_there_is_named_with_what_to_do(page: Page, own_copy: Path) -> None:
    (script,) = own_copy.glob(WORKER)
    script.unlink()
    form = open_tampered(page, own_copy)
    expect(form.status_line).to_contain_text("The file worker.js.gzip is not in this folder.")
    expect(form.status_line).to_contain_text("Unpack the whole zip")


def test_form_with_a_flipped_letter_is_not_shown(page: Page, own_copy: Path) -> None:
    (script,) = own_copy.glob("assets/javascripts/runtime/*/check-keys.frame.js")
    text = script.read_text()
    middle = len(text) // 2
    script.write_text(text[:middle] + ("A" if text[middle] != "A" else "B") + text[middle + 1 :])
    page.goto((own_copy / "tools" / "check-keys.html").as_uri())
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("check-keys.frame is not the one this page was built with")
    assert page.locator("check-keys > iframe").count() == 0


def test_start_can_be_stopped_and_started_again(open_form: OpenForm) -> None:
    form = open_form("check-keys")
    form.press("Start")
    form.press("Stop")
    form.wait_until("idle")
    form.start()
    form.check()
