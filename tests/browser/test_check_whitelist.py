"""`<check-whitelist>` as a reader meets it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.form import START_TIMEOUT, Form

OpenForm = Callable[[str], Form]


def fill_and_check(form: Form, text: str, expected: str = "") -> None:
    form.field("text").fill(text)
    form.field("expected").fill(expected)
    form.check()


def test_good_sample_looks_right_and_lists_its_addresses(open_form: OpenForm) -> None:
    form = open_form("check-whitelist")
    form.press("A good one")
    expect(form.summary).to_contain_text("Sample filled in", timeout=START_TIMEOUT)
    form.check()
    expect(form.summary).to_contain_text("The list looks right.")
    expect(form.field("text-verdict")).to_have_text("Looks right")
    assert form.inside.locator(".addresses li").count() >= 2


def test_sample_with_mistakes_shows_them_at_the_list(open_form: OpenForm) -> None:
    form = open_form("check-whitelist")
    form.press("One with common mistakes")
    expect(form.summary).to_contain_text("Sample filled in", timeout=START_TIMEOUT)
    form.check()
    expect(form.field("text")).to_have_attribute("aria-invalid", "true")
    assert form.inside.locator("#text-problems .problem").count() >= 2


def test_broken_entry_can_be_shown_in_the_list(open_form: OpenForm) -> None:
    form = open_form("check-whitelist")
    fill_and_check(form, "203.0.113.7\n203.0.113.256")
    assert "not_an_address" in form.codes("text")
    form.place("text").locator("[data-code=not_an_address]").get_by_role("button").press("Enter")
    assert form.field("text").evaluate("(list) => list.selectionStart") == 12


def test_list_is_held_against_the_one_that_altrady_shows(open_form: OpenForm) -> None:
    form = open_form("check-whitelist")
    fill_and_check(form, "8.8.4.4, 8.8.8.8", expected="8.8.8.8; 9.9.9.9")
    assert {"missing", "unexpected"} <= set(form.codes("text"))


def test_empty_list_is_told_at_the_field(open_form: OpenForm) -> None:
    form = open_form("check-whitelist")
    fill_and_check(form, "")
    expect(form.field("text")).to_have_attribute("aria-invalid", "true")


def test_clear_empties_both_lists(open_form: OpenForm) -> None:
    form = open_form("check-whitelist")
    fill_and_check(form, "8.8.8.8", expected="8.8.8.8")
    form.press("Clear everything")
    expect(form.field("text")).to_have_value("")
    expect(form.field("expected")).to_have_value("")
    expect(form.inside.locator(".addresses li")).to_have_count(0)
