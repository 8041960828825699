"""`<check-keys>` as a reader meets it: states, verdicts at their fields, rows, samples."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import CountingServer
from tests.browser.form import Form

OpenForm = Callable[[str], Form]

KEY = "SampNotReaNotReaNotRe2"
SECRET = "cxakp_" + KEY[::-1]


def test_python_is_not_loaded_before_it_is_wanted(page: Page, site: CountingServer) -> None:
    site.visit(page, "tools/check-keys/")
    form = Form(page, "check-keys")
    form.wait_until_shown()
    assert not [request for request in site.requests if "pyodide" in request]
    expect(form.status_line).to_have_text(re.compile(r"^Not started\. .* loads \d+\.\d MB from"))


def test_size_that_is_said_is_the_size_that_is_loaded(open_form: OpenForm, page: Page) -> None:
    form = open_form("check-keys")
    said = re.search(r"(\d+\.\d) MB", form.status_line.inner_text())
    assert said
    sizes: list[int] = []
    page.on(
        "requestfinished",
        lambda request: (
            sizes.append(request.sizes()["responseBodySize"])
            if "/runtime/" in request.url
            else None
        ),
    )
    form.start()
    assert abs(sum(sizes) / 1e6 - float(said[1])) < 0.1


@pytest.mark.parametrize("field", ["api_key-1", "secret-1"])
def test_python_starts_when_a_field_is_entered(field: str, open_form: OpenForm) -> None:
    form = open_form("check-keys")
    form.field(field).focus()
    form.wait_until("ready")
    expect(form.status_line).to_contain_text("Sealed and ready")


def test_loading_counts_real_bytes_and_can_be_stopped(open_form: OpenForm, page: Page) -> None:
    held: list[Route] = []
    page.route("**/pyodide.asm.wasm.brotli", lambda route: held.append(route))
    form = open_form("check-keys")
    form.field("secret-1").fill(SECRET)
    form.wait_until("loading")
    bar = form.inside.locator("progress")
    total = int(float(bar.get_attribute("max") or 0))
    expect(form.status_line).to_have_text(
        re.compile(rf"Loading Python: [1-9]\d*\.\d MB of {total / 1e6:.1f} MB")
    )
    form.press("Stop")
    form.wait_until("idle")
    expect(form.field("secret-1")).to_have_value(SECRET)
    page.unroute_all(behavior="ignoreErrors")
    form.start()


def test_double_click_on_start_does_not_stop_it(open_form: OpenForm) -> None:
    form = open_form("check-keys")
    form.button("Start").dblclick()
    form.wait_until("ready")


def test_focus_stays_at_the_status_line_when_its_button_goes(open_form: OpenForm) -> None:
    form = open_form("check-keys")
    form.button("Start").press("Enter")
    expect(form.status).to_be_focused()
    form.wait_until("ready")
    expect(form.status).to_be_focused()


def test_check_pressed_while_loading_is_answered_once_ready(open_form: OpenForm) -> None:
    form = open_form("check-keys")
    form.field("api_key-1").fill(KEY)
    form.check()
    assert form.codes("secret-1") == ["empty"]


def test_check_that_is_stopped_says_that_nothing_was_checked(
    open_form: OpenForm, page: Page
) -> None:
    held: list[Route] = []
    page.route("**/memory.snapshot.brotli", lambda route: held.append(route))
    form = open_form("check-keys")
    form.field("api_key-1").fill(KEY)
    form.press("Check")
    form.press("Stop")
    expect(form.summary).to_have_text("Stopped. Nothing was checked.")
    page.unroute_all(behavior="ignoreErrors")


def test_states_are_announced_in_order(open_form: OpenForm) -> None:
    form = open_form("check-keys")
    spoken = form.inside.locator(".spoken")
    expect(spoken).to_have_attribute("role", "status")
    expect(spoken).to_contain_text("Not started")
    form.start()
    expect(spoken).to_contain_text("Sealed and ready")


def test_good_looking_pair_looks_right_and_is_never_called_valid(open_form: OpenForm) -> None:
    form = open_form("check-keys")
    form.press("A good one")
    expect(form.summary).to_contain_text("Sample filled in", timeout=60_000)
    form.check()
    expect(form.summary).to_have_text("Looks right. Only the exchange can say that a key is valid.")
    expect(form.place("api_key-1").locator(".verdict")).to_have_text("Looks right")
    expect(form.place("secret-1").locator(".verdict")).to_have_text("Looks right")


def test_sample_with_mistakes_shows_them_at_their_fields(open_form: OpenForm) -> None:
    form = open_form("check-keys")
    form.press("One with common mistakes")
    expect(form.summary).to_contain_text("Sample filled in", timeout=60_000)
    form.check()
    expect(form.summary).to_contain_text("Something is wrong")
    assert form.inside.locator(".problem").count() >= 3
    for problem in form.inside.locator(".problem").all():
        expect(problem).to_have_text(re.compile(r"^(Wrong|Look again|Note): .+\. .+\."))


def test_swapped_fields_are_told(open_form: OpenForm) -> None:
    form = open_form("check-keys")
    form.field("api_key-1").fill(SECRET)
    form.field("secret-1").fill(KEY)
    form.check()
    assert "swapped" in form.codes("api_key-1")


def test_problem_belongs_to_its_field_for_screen_readers(open_form: OpenForm) -> None:
    form = open_form("check-keys")
    form.field("api_key-1").fill(KEY[:9] + " " + KEY[9:])
    form.check()
    field = form.field("api_key-1")
    expect(field).to_have_attribute("aria-invalid", "true")
    described = (field.get_attribute("aria-describedby") or "").split()
    texts = [form.field(name).inner_text() for name in described]
    assert any("Wrong" in text for text in texts)
    assert form.codes("api_key-1") == ["inner_whitespace"]


def test_character_of_a_problem_can_be_shown_in_its_field(open_form: OpenForm) -> None:
    form = open_form("check-keys")
    text = "😀" + KEY[:9] + " " + KEY[9:]
    form.field("api_key-1").fill(text)
    form.check()
    blank = form.place("api_key-1").locator("[data-code=inner_whitespace]")
    blank.get_by_role("button").press("Enter")
    selected = form.field("api_key-1").evaluate(
        "(field) => [field.value.slice(field.selectionStart, field.selectionEnd), "
        "field.selectionStart]"
    )
    assert selected == [" ", 11]


def test_verdicts_follow_the_typing_after_the_first_check(open_form: OpenForm) -> None:
    form = open_form("check-keys")
    form.start()
    form.field("api_key-1").fill(KEY)
    expect(form.place("api_key-1").locator(".verdict")).to_be_empty()
    form.check()
    expect(form.place("api_key-1").locator(".verdict")).to_have_text("Looks right")
    form.field("api_key-1").fill(KEY + "!")
    expect(form.place("api_key-1").locator(".verdict")).to_have_text("Look again")


def test_enter_in_a_field_checks(open_form: OpenForm) -> None:
    form = open_form("check-keys")
    form.start()
    form.field("api_key-1").press("Enter")
    expect(form.summary).to_contain_text("Something is wrong")


def test_secret_is_masked_until_revealed_and_never_autofilled(open_form: OpenForm) -> None:
    form = open_form("check-keys")
    secret = form.field("secret-1")
    expect(secret).to_have_attribute("type", "password")
    expect(secret).to_have_attribute("autocomplete", "off")
    form.press("Show secret #1")
    expect(secret).to_have_attribute("type", "text")
    form.press("Hide secret #1")
    expect(secret).to_have_attribute("type", "password")


def test_line_breaks_in_a_pasted_secret_stay_visible(open_form: OpenForm) -> None:
    form = open_form("check-keys")
    form.start()
    form.field("secret-1").evaluate(
        """(field) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text', 'cxakp_Samp\\r\\nNotReal');
          field.focus();
          field.dispatchEvent(new ClipboardEvent('paste',
            { clipboardData, bubbles: true, cancelable: true }));
        }"""
    )
    expect(form.field("secret-1")).to_have_value("cxakp_Samp NotReal")
    form.check()
    assert "inner_whitespace" in form.codes("secret-1")


def test_extra_keys_are_added_up_to_ten_and_removed(open_form: OpenForm) -> None:
    form = open_form("check-keys")
    add = form.button("+ Add extra key")
    for number in range(2, 11):
        add.press("Enter")
        expect(form.field(f"api_key-{number}")).to_be_focused()
    expect(add).to_be_disabled()
    form.field("api_key-10").fill(KEY)
    form.press("Remove API key #9")
    expect(form.field("api_key-9")).to_have_value(KEY)
    expect(form.inside.locator("fieldset.key-row")).to_have_count(9)
    expect(add).to_be_enabled()


def test_equal_extra_keys_are_told_across_the_keys(open_form: OpenForm) -> None:
    form = open_form("check-keys")
    form.press("+ Add extra key")
    for number in (1, 2):
        form.field(f"api_key-{number}").fill(KEY)
        form.field(f"secret-{number}").fill(SECRET)
    form.check()
    across = form.inside.locator(".across .problem")
    codes = {problem.get_attribute("data-code") for problem in across.all()}
    assert codes == {"duplicate_key", "duplicate_secret"}


def test_clear_empties_every_field_and_verdict(open_form: OpenForm) -> None:
    form = open_form("check-keys")
    form.press("+ Add extra key")
    form.field("secret-2").fill(SECRET)
    form.check()
    form.press("Clear everything")
    expect(form.inside.locator("fieldset.key-row")).to_have_count(1)
    expect(form.field("secret-1")).to_have_value("")
    expect(form.inside.locator(".problem")).to_have_count(0)
    expect(form.field("api_key-1")).to_be_focused()


def test_fields_are_emptied_when_the_page_is_left(open_form: OpenForm) -> None:
    """Also where the browser keeps the page to bring it back as it was."""
    form = open_form("check-keys")
    form.field("secret-1").fill(SECRET)
    form.frame.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    expect(form.field("secret-1")).to_have_value("")


def test_sample_does_not_replace_what_is_typed_while_it_is_on_its_way(
    open_form: OpenForm, page: Page
) -> None:
    held: list[Route] = []
    page.route("**/memory.snapshot.brotli", lambda route: held.append(route))
    form = open_form("check-keys")
    with page.expect_request("**/memory.snapshot.brotli"):
        form.press("A good one")
    form.wait_until("loading")
    form.field("secret-1").fill(SECRET)
    while not held:
        page.evaluate("0")  # Playwright hands over the request that it saw while it is asked
    held[0].continue_()
    form.wait_until("ready")
    form.check()
    expect(form.field("secret-1")).to_have_value(SECRET)


def test_form_is_not_busy_after_a_sample_or_clear(open_form: OpenForm) -> None:
    form = open_form("check-keys")
    form.press("A good one")
    expect(form.summary).to_contain_text("Sample filled in", timeout=60_000)
    busy = form.inside.locator("form[aria-busy]")
    expect(busy).to_have_count(0)
    form.press("Check")
    form.press("Clear everything")
    expect(busy).to_have_count(0)
    expect(form.summary).to_have_text("Cleared.")


def test_typing_after_a_failure_does_not_start_the_download_again(
    open_form: OpenForm, page: Page
) -> None:
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=404)

    page.route("**/memory.snapshot.brotli", refuse)
    form = open_form("check-keys")
    form.press("Check")
    form.wait_until("failed")
    form.field("secret-1").press_sequentially("typing on")
    expect(form.status).to_have_attribute("data-phase", "failed")
    assert len(asked) == 1


def test_too_long_text_is_told_with_its_field(open_form: OpenForm) -> None:
    form = open_form("check-keys")
    form.start()
    form.press("+ Add extra key")
    form.field("secret-2").fill("x" * 100_001)
    form.check()
    expect(form.summary).to_contain_text("The secret in row #2 has more than 100,000 characters.")


def test_new_row_takes_old_verdicts_away(open_form: OpenForm) -> None:
    form = open_form("check-keys")
    form.check()
    form.press("+ Add extra key")
    expect(form.summary).to_be_empty()
    expect(form.inside.locator(".problem")).to_have_count(0)


def test_very_long_input_is_answered_at_once(open_form: OpenForm) -> None:
    form = open_form("check-keys")
    form.start()
    form.field("secret-1").fill("x" * 100_001)
    form.check()
    expect(form.summary).to_contain_text("Not checked.")
    form.field("secret-1").fill("x" * 100_000)
    expect(form.summary).not_to_contain_text("Not checked.")
    form.field("secret-1").fill("x" * 5_000_000)
    expect(form.summary).to_have_text("Not checked. This is too much text to check.")
