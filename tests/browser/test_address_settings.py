"""The simulator's settings in the page's address: kept narrow, and out of the theme's way."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from overrides.build.forms import FORMS
from tests.browser.conftest import CountingServer
from tests.browser.form import Form

NAME = "simulate-rate-limits"
HASH = "check-by-hand"

OpenAt = Callable[[str], Form]


@pytest.fixture
def open_at(page: Page, site: CountingServer) -> OpenAt:
    """Open the simulator with something behind its address."""

    def open_it(rest: str) -> Form:
        page.goto(f"{site.url}tools/{NAME}/{rest}")
        form = Form(page, NAME)
        expect(form.field("keys")).to_be_enabled()
        return form

    return open_it


@pytest.fixture
def arrived(page: Page, site: CountingServer) -> Form:
    """The simulator, come to by instant navigation; its address holds three keys.

    The theme draws a page anew at the first change of its address, be it of the hash alone. It
    does so no more in a visit that has been to another page.
    """
    site.visit(page, "tools/check-whitelist/")
    page.evaluate(
        f"""() => {{
          window.samePage = true;
          const link = document.querySelector('a[href$="{NAME}/"]');
          link.href += '?keys=3';
          link.click();
        }}"""
    )
    form = Form(page, NAME)
    expect(form.field("keys")).to_have_value("3")
    assert page.url.endswith(f"{NAME}/?keys=3")
    assert page.evaluate("samePage") is True
    return form


def tell(form: Form, values: Any) -> None:
    """Send settings as the form's own script does."""
    form.frame.evaluate("(values) => parent.postMessage({ kind: 'settings', values }, '*')", values)


@pytest.mark.parametrize("name", FORMS)
def test_only_a_form_with_settings_is_told_of_the_address(
    name: str, page: Page, site: CountingServer
) -> None:
    page.goto(f"{site.url}tools/{name}/?keys=3")
    form = Form(page, name)
    expect(form.status_line).not_to_have_text("Waiting for the page.")
    told = form.frame.evaluate(
        """() => new Promise((resolve) => {
          const told = [];
          addEventListener('message', ({ data }) => {
            told.push(data.kind === 'settings' ? data : data.kind);
            if (data.kind === 'theme') resolve(told);
          });
          parent.postMessage({ kind: 'hello' }, '*');
        })"""
    )
    heard = [each for each in told if not isinstance(each, str)]
    assert heard == [{"kind": "settings", "values": {"keys": 3}}] * bool(FORMS[name].settings)


def test_writing_keeps_the_entry_its_state_the_hash_and_other_queries(
    open_at: OpenAt, page: Page
) -> None:
    form = open_at(f"?h=limits&lang=a%20b#{HASH}")
    tell(form, {"keys": 3})
    page.wait_for_url(re.compile("keys=3"))
    count = page.evaluate("history.replaceState({ mark: 1 }, ''), history.length")
    tell(form, {"size": 50, "workload": "cancel_all"})
    page.wait_for_url(re.compile("size=50"))
    assert page.url.endswith(f"?h=limits&lang=a+b&size=50&workload=cancel_all#{HASH}")
    assert page.evaluate("[history.length, history.state]") == [count, {"mark": 1}]
    tell(form, {})
    page.wait_for_url(re.compile(rf"\?h=limits&lang=a\+b#{HASH}$"))


def test_many_changes_are_written_once(open_at: OpenAt, page: Page) -> None:
    form = open_at("")
    page.evaluate(
        """() => {
          window.written = [];
          const replace = history.replaceState;
          history.replaceState = function (state, title, address) {
            if (String(address).includes('size=')) written.push(String(address));
            return replace.call(this, state, title, address);
          };
        }"""
    )
    form.frame.evaluate(
        """() => {
          for (let size = 1; size <= 200; size += 1) {
            parent.postMessage({ kind: 'settings', values: { size } }, '*');
          }
        }"""
    )
    page.wait_for_url(re.compile("size=200"))
    assert len(page.evaluate("written")) == 1


def test_last_words_of_a_form_do_not_reach_the_next_page(open_at: OpenAt, page: Page) -> None:
    """The reader leaves between a change and its way into the address."""
    form = open_at("")
    tell(form, {"keys": 3})
    page.wait_for_url(re.compile(r"\?keys=3$"))
    # Timers of one length end in the order of their start: this one after the widget's.
    page.evaluate(
        """() => addEventListener('message', ({ data }) => {
          if (data.kind !== 'settings') return;
          window.waited = new Promise((resolve) => setTimeout(resolve, 300));
          document.querySelector('a[href$="tools/check-keys/"], a[href$="../check-keys/"]').click();
        })"""
    )
    tell(form, {"keys": 7})
    Form(page, "check-keys").wait_until_shown()
    page.evaluate("waited")
    assert page.url.endswith("/tools/check-keys/")
    page.go_back()
    again = Form(page, NAME)
    expect(again.field("keys")).to_have_value("3")
    assert page.url.endswith("?keys=3")


def test_hash_that_follows_the_reader_keeps_the_settings(open_at: OpenAt, page: Page) -> None:
    form = open_at("")
    tell(form, {"keys": 3})
    page.locator(f"#{HASH}").scroll_into_view_if_needed()
    page.mouse.wheel(0, 300)
    page.wait_for_url(re.compile(r"\?keys=3#.+"))
    tell(form, {"keys": 4})
    page.wait_for_url(re.compile(r"\?keys=4#.+"))


def test_going_back_within_the_page_brings_the_settings_back(arrived: Form, page: Page) -> None:
    page.evaluate(f"location.hash = '{HASH}'")
    arrived.field("keys").fill("4")
    # The hash follows the reader up to the field: which one it is by then, the theme says.
    page.wait_for_url(re.compile(r"\?keys=4(#|$)"), timeout=60_000)
    page.go_back()
    expect(arrived.field("keys")).to_have_value("3")
    assert page.url.endswith("?keys=3")
    page.go_forward()
    expect(arrived.field("keys")).to_have_value("4")


def test_change_of_the_hash_leaves_the_form_alone(arrived: Form, page: Page) -> None:
    arrived.frame.evaluate(
        """() => {
          window.told = [];
          window.heard = new Promise((resolve) => addEventListener('message', ({ data }) => {
            told.push(data.kind);
            if (data.kind === 'theme') resolve();
          }));
        }"""
    )
    page.evaluate(f"location.hash = '{HASH}'")
    page.go_back()
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    arrived.frame.evaluate("heard")
    assert "settings" not in arrived.frame.evaluate("told")
