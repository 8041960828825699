"""`<explain-error>` as a reader meets it: cards, the way to a step, and what cannot lead there."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import CountingServer
from tests.browser.form import Form
from tutorial_py.data import load_error_codes

OpenForm = Callable[[str], Form]

ANSWER = '{"id": 1, "code": 40101, "message": "UNAUTHORIZED"}'
TO_STEP = "Go to step 12: Enable trading and hand over the API key"


@pytest.fixture
def form(open_form: OpenForm) -> Form:
    return open_form("explain-error")


def explain(form: Form, text: str) -> None:
    form.field("text").fill(text)
    form.check()


def test_answer_is_explained_on_a_card(form: Form) -> None:
    explain(form, ANSWER)
    card = form.inside.locator(".card")
    row = next(row for row in load_error_codes().rows for code in row.codes if code.code == 40101)
    expect(card).to_have_count(1)
    expect(card.get_by_role("heading")).to_have_text("40101 UNAUTHORIZED")
    expect(card.locator(".card-certainty")).to_have_text(
        "Certain: the text gives the code or its name."
    )
    for words in (row.meaning, *row.fixes, *map(str, row.http)):
        expect(card).to_contain_text(words)
    expect(form.summary).to_have_text("One error is explained below.")


def test_several_errors_have_a_card_each(form: Form) -> None:
    explain(form, f"{ANSWER}\n42901")
    codes = form.inside.locator(".card").evaluate_all("(all) => all.map((c) => c.dataset.code)")
    assert codes == ["40101", "42901"]
    words = form.inside.locator(".card-certainty").all_inner_texts()
    assert [each.split(":")[0] for each in words] == ["Certain", "Likely"]
    expect(form.summary).to_contain_text("2 errors are explained")


def test_answer_that_is_no_error_is_not_called_one(form: Form) -> None:
    explain(form, '{"id": 1, "code": 0, "result": {}}')
    expect(form.inside.locator(".card--fine")).to_contain_text("No error")
    expect(form.inside.locator(".card--unknown")).to_have_count(0)
    expect(form.summary).to_have_text("This answer is no error.")


def test_text_without_any_error_says_so(form: Form) -> None:
    explain(form, "it does not work")
    expect(form.summary).to_have_text("No error was recognised.")
    expect(form.inside.locator(".card")).to_have_count(1)


def test_unknown_code_is_told_as_unknown(form: Form) -> None:
    explain(form, '{"code": 98765, "message": "NEVER_HEARD_OF"}')
    expect(form.inside.locator(".card--unknown").first).to_contain_text("98765")
    expect(form.summary).to_contain_text("not known here")


def test_explanation_follows_the_typing(form: Form) -> None:
    explain(form, ANSWER)
    form.field("text").fill("code 42901")
    expect(form.inside.locator(".card[data-code='42901']")).to_be_visible()


def test_nothing_is_told_at_the_field(form: Form) -> None:
    form.check()
    shown = form.inside.locator(".card, .problem")
    assert shown.count() >= 1


def test_secret_in_a_log_is_covered(form: Form) -> None:
    secret = "cxakp_" + "SampSecretNotReaNotRe3"
    explain(form, f'{{"api_key": "x", "secret": "{secret}", "code": 40101}}')
    assert secret not in form.frame.evaluate("document.body.textContent")


@pytest.mark.parametrize("sample", ["A good one", "One with common mistakes"])
def test_sample_is_explained(sample: str, form: Form) -> None:
    form.fill_sample(sample)
    form.check()
    expect(form.inside.locator(".card").first).to_be_visible()


def test_clear_empties_text_and_cards(form: Form) -> None:
    explain(form, ANSWER)
    form.press("Clear everything")
    expect(form.field("text")).to_have_value("")
    expect(form.inside.locator(".card")).to_have_count(0)
    expect(form.field("text")).to_be_focused()


def test_button_leads_to_the_step_and_python_goes_on(form: Form, page: Page) -> None:
    explain(form, ANSWER)
    page.evaluate("window.samePage = true")
    form.press(TO_STEP)
    expect(page).to_have_url(re.compile(r"/steps/12-enable-trading/$"))
    assert page.evaluate("window.samePage") is True
    Form(page, "check-keys").wait_until("ready")
    assert page.locator("body > a[hidden]").count() == 0


def test_button_leads_to_the_step_by_keyboard(form: Form, page: Page) -> None:
    explain(form, ANSWER)
    form.press(TO_STEP)
    expect(page).to_have_url(re.compile(r"/steps/12-enable-trading/$"))


def test_button_to_the_step_of_this_page_keeps_the_form(page: Page, site: CountingServer) -> None:
    page.goto(f"{site.url}steps/14-connect/")
    form = Form(page, "explain-error")
    form.wait_until_shown()
    explain(form, "code 40801")
    form.press("Go to step 14: Connect the account")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert page.evaluate("scrollY") == 0
    expect(form.field("text")).to_have_value("code 40801")


@pytest.mark.parametrize(
    "step",
    [
        "nope",
        "",
        "https://example.com/",
        "/steps/12-enable-trading/",
        "__proto__",
        "constructor",
        ["enable-trading"],
        {"address": "/"},
        None,
        12,
    ],
)
def test_page_opens_nothing_but_a_step_that_it_knows(step: Any, form: Form, page: Page) -> None:
    before = page.url
    send_visit(form, {"kind": "visit", "step": step, "address": "/", "url": "/"})
    assert page.url == before
    assert page.evaluate("document.querySelector('explain-error > iframe') !== null")


def test_page_opens_nothing_unless_the_reader_pressed(form: Form, page: Page) -> None:
    page.evaluate(
        "Object.defineProperty(navigator, 'userActivation', { value: { isActive: false } })"
    )
    before = page.url
    send_visit(form, {"kind": "visit", "step": "enable-trading"})
    assert page.url == before


def test_script_cannot_press_the_button(form: Form, page: Page) -> None:
    explain(form, ANSWER)
    before = page.url
    form.button(TO_STEP).evaluate("(button) => button.click()")
    send_visit(form, {"kind": "height", "px": 500})
    assert page.url == before


def test_message_of_another_window_opens_nothing(form: Form, page: Page) -> None:
    before = page.url
    page.evaluate("postMessage({ kind: 'visit', step: 'enable-trading' }, '*')")
    send_visit(form, {"kind": "height", "px": 500})
    assert page.url == before


def send_visit(form: Form, message: dict[str, Any]) -> None:
    """Send a message as the form's script could, and wait until the page has heard it."""
    form.page.evaluate(
        """() => { window.heard = new Promise((resolve) => addEventListener('message',
          ({ data }) => data.kind === 'fence' && setTimeout(resolve))); }"""
    )
    form.frame.evaluate("(message) => parent.postMessage(message, '*')", message)
    form.frame.evaluate("parent.postMessage({ kind: 'fence' }, '*')")
    form.page.evaluate("heard")


def test_control_of_those_tests_does_open_a_step(form: Form, page: Page) -> None:
    """The same message with a step's id opens it, so the others are refused for their content."""
    form.frame.evaluate("parent.postMessage({ kind: 'visit', step: 'enable-trading' }, '*')")
    expect(page).to_have_url(re.compile(r"/steps/12-enable-trading/$"))
