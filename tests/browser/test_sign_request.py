"""`<sign-request>` as a reader meets it: fields, the way to the signature, comparing, copying."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.form import START_TIMEOUT, Form
from tutorial_py.data import load_methods

OpenForm = Callable[[str], Form]

KEY = "SampNotReaNotReaNotRe2"
SECRET = "cxakp_" + KEY[::-1]
ORDER = {"price": "1000.00", "exec_inst": ["POST_ONLY"], "note": "two  blanks"}
JSON_TEXT = "JSON text"
ROWS = "Names and values"

VECTOR = {"api_key": "token", "secret": "secretKey", "id": "11", "nonce": "1589594102779"}
VECTOR_SIGNATURE = "9dcebf6eeec155f829227ee447dee73120e0aead42fab74d38ed5d8271793dc8"


@pytest.fixture
def form(open_form: OpenForm) -> Form:
    return open_form("sign-request")


def fill(form: Form, **texts: str) -> None:
    for name, text in {"api_key": KEY, "secret": SECRET, **texts}.items():
        form.field(name).fill(text)


def choose(form: Form, method: str) -> None:
    form.field("method").select_option(method)


def turn_to(form: Form, way: str) -> None:
    """Move the switch; it may move back."""
    form.inside.get_by_label(way, exact=True).press("Space")


def fill_json(form: Form, text: str) -> None:
    turn_to(form, JSON_TEXT)
    form.field("params").fill(text)


def fill_rows(form: Form, *rows: tuple[str, str]) -> None:
    for number, (name, value) in enumerate(rows, start=1):
        if number > 1:
            form.press("+ Add param")
        form.inside.get_by_label(f"Name of param {number}", exact=True).fill(name)
        form.inside.get_by_label(f"Value of param {number}", exact=True).fill(value)


def read_rows(form: Form) -> list[tuple[str, str]]:
    rows = form.inside.locator(".param-row").all()
    values = [[field.input_value() for field in row.locator("[type=text]").all()] for row in rows]
    return [(name, value) for name, value in values]


def read_params(form: Form) -> str:
    """The params' part of the signed text, as it is shown."""
    text: str = form.inside.locator("[data-part=param_string] .part-text").evaluate(
        "(p) => p.textContent"
    )
    return text


def read_signature(form: Form) -> str:
    return form.inside.locator(".signature").inner_text()


def test_request_of_known_signature_is_signed_with_it(form: Form) -> None:
    choose(form, "public/auth")
    fill(form, **VECTOR)
    form.check()
    assert read_signature(form) == VECTOR_SIGNATURE


def test_methods_are_those_of_the_data_and_the_harmless_one_comes_first(form: Form) -> None:
    options = form.inside.locator("#method option").evaluate_all("(all) => all.map((o) => o.value)")
    assert sorted(options) == sorted([*load_methods().methods, ""])
    assert options[0] == "private/user-balance"
    expect(form.field("method")).to_have_value("private/user-balance")


def test_method_that_trades_says_so(form: Form) -> None:
    expect(form.field("trades-note")).to_be_hidden()
    choose(form, "private/create-order")
    expect(form.field("trades-note")).to_contain_text("This form sends nothing")


def test_another_method_can_be_named(form: Form) -> None:
    choose(form, "")
    fill(form, other_method="private/get-positions")
    form.check()
    expect(form.inside.locator("[data-part=method] .part-text")).to_have_text(
        "private/get-positions"
    )


def test_id_and_nonce_hold_the_time_until_they_are_typed(form: Form) -> None:
    fill(form)
    before = form.frame.evaluate("Date.now()")
    form.field("id").fill("7")
    form.check()
    assert form.field("id").input_value() == "7"
    assert int(form.field("nonce").input_value()) >= before
    assert form.codes("nonce") == []


def test_now_fills_in_the_time_again(form: Form) -> None:
    fill(form, nonce="1589594102779")
    form.check()
    assert form.codes("nonce") == ["nonce_far"]
    form.press("Set nonce to now")
    expect(form.place("nonce").locator(".problem")).to_have_count(0)


def test_enter_in_a_field_signs(form: Form) -> None:
    fill(form)
    form.wait_until("ready")
    form.field("secret").press("Enter")
    expect(form.inside.locator(".signature")).to_have_text(re.compile(r"^[0-9a-f]{64}$"))


def test_signature_follows_the_typing_after_the_first_press(form: Form) -> None:
    fill(form, id="1", nonce="1")
    form.check()
    first = read_signature(form)
    form.field("id").fill("2")
    expect(form.inside.locator(".signature")).not_to_have_text(first)
    choose(form, "private/create-order")
    expect(form.inside.locator("[data-part=method] .part-text")).to_have_text(
        "private/create-order"
    )


def test_text_is_shown_in_five_labelled_parts_that_make_the_payload(form: Form) -> None:
    fill(form, id="12", nonce="34")
    fill_json(form, json.dumps(ORDER))
    form.check()
    parts = form.inside.locator(".part")
    labels = parts.locator(".part-label").all_inner_texts()
    texts = [part.evaluate("(p) => p.textContent") for part in parts.locator(".part-text").all()]
    assert labels == ["method", "id", "api_key", "params", "nonce"]
    params = "exec_instPOST_ONLYnotetwo  blanksprice1000.00"
    assert texts == ["private/user-balance", "12", KEY, params, "34"]
    styles = {
        part.evaluate("(p) => getComputedStyle(p.querySelector('.part-text')).textDecorationStyle")
        for part in parts.all()
    }
    assert len(styles) == 5, "the parts are told by more than their colour"


def test_piece_says_where_it_came_from_under_the_pointer_and_the_focus(form: Form) -> None:
    fill(form)
    fill_json(form, json.dumps(ORDER))
    form.check()
    line = form.inside.locator(".origin")
    expect(line).to_contain_text("Point at a part")
    height = form.frame.evaluate("document.body.offsetHeight")
    form.inside.locator(".piece", has_text="1000.00").hover()
    expect(line).to_contain_text("params.price")
    form.inside.locator(".piece", has_text="POST_ONLY").focus()
    expect(line).to_contain_text("params.exec_inst[0]")
    assert form.frame.evaluate("document.body.offsetHeight") == height


def test_arrow_keys_go_from_piece_to_piece_which_are_one_tab_stop(form: Form, page: Page) -> None:
    fill(form)
    fill_json(form, json.dumps({f"name{number}": "value" for number in range(100)}))
    form.check()
    pieces = form.inside.locator(".piece")
    expect(pieces).to_have_count(204)
    expect(form.inside.locator(".piece[tabindex='0']")).to_have_count(1)
    pieces.first.focus()
    page.keyboard.press("ArrowRight")
    expect(pieces.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(pieces.last).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(form.inside.locator(".origin")).to_contain_text("params.name99")
    page.keyboard.press("Tab")
    expect(form.button("Copy the signed text")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(pieces.nth(202)).to_be_focused()


def test_blanks_and_unseen_characters_are_made_visible(form: Form) -> None:
    fill(form)
    fill_json(form, json.dumps({"a": " \t\u200b\u202e\u00a0x"}))
    form.check()
    signs = form.inside.locator("[data-part=param_string] .sign")
    names = [sign.get_attribute("data-name") for sign in signs.all()]
    assert names == ["", "\\t", "U+200B", "U+202E", "U+00A0"]
    assert read_params(form) == "a \t\u200b\u202e\u00a0x"


@pytest.fixture
def clipboard(context: BrowserContext, page: Page) -> Callable[[], str]:
    """Read what was copied, from the page, which may where a frame may not."""
    # Whoever grants one refuses all others; without this writing is allowed, and reading is not.
    context.grant_permissions(["clipboard-read", "clipboard-write"])

    def read() -> str:
        page.locator("h1").click()
        text: str = page.evaluate("navigator.clipboard.readText()")
        return text

    return read


def test_text_that_is_copied_by_hand_is_the_signed_text(
    form: Form, page: Page, clipboard: Callable[[], str]
) -> None:
    fill(form, id="12", nonce="34")
    fill_json(form, json.dumps({"a": "x  \t\u200by"}))
    form.check()
    form.inside.locator(".piece").first.focus()
    form.inside.locator(".payload").evaluate("(list) => getSelection().selectAllChildren(list)")
    page.keyboard.press("Control+C")
    assert clipboard() == f"private/user-balance12{KEY}ax  \t\u200by34"


@pytest.mark.parametrize(
    ("button", "wanted"),
    [
        ("Copy the signed text", rf"private/user-balance12{KEY}a134"),
        ("Copy the signature", r"[0-9a-f]{64}"),
        ("Copy the body", rf'{{"api_key":"{KEY}","id":12,.*"sig":"[0-9a-f]{{64}}"}}'),
    ],
)
def test_copy_button_copies_and_says_so(
    button: str, wanted: str, form: Form, clipboard: Callable[[], str]
) -> None:
    fill(form, id="12", nonce="34")
    fill_rows(form, ("a", "1"))
    form.check()
    form.press(button)
    place = form.inside.locator(".copy-line", has=form.button(button))
    expect(place.get_by_role("status")).to_have_text("Copied")
    assert re.fullmatch(wanted, clipboard())


def test_copying_needs_no_permission(form: Form) -> None:
    fill(form)
    form.check()
    form.press("Copy the signature")
    expect(form.inside.locator(".copy-signature .copy-note")).to_have_text("Copied")


def test_copying_that_the_browser_refuses_is_said_and_the_text_selected(
    form: Form, context: BrowserContext
) -> None:
    context.grant_permissions([])
    fill(form)
    form.check()
    form.press("Copy the signature")
    expect(form.inside.locator(".copy-signature .copy-note")).to_contain_text("refused to copy")
    assert form.frame.evaluate("getSelection().toString()") == read_signature(form)


def test_steps_tell_the_way_to_the_signature(form: Form) -> None:
    fill(form)
    fill_json(form, json.dumps({"b": "1", "a": {"d": "2", "c": "3"}}))
    form.check()
    form.open_all()
    steps = form.inside.locator(".steps > li")
    titles = [
        title.removeprefix(f"{n}. ")
        for n, title in enumerate(steps.locator("h3").all_inner_texts(), 1)
    ]
    sort, write, join, compute = (
        "Sort the names",
        "Write the params as one text",
        "Join the five parts",
        "Compute the signature",
    )
    assert titles == [sort, sort, write, join, compute]
    assert steps.nth(0).locator("code").all_inner_texts() == ["a", "b"]
    assert steps.nth(1).locator("code").all_inner_texts() == ["c", "d"]
    assert steps.nth(4).locator("code").all_inner_texts() == [read_signature(form)]


def test_rows_are_written_as_json_and_read_back(form: Form) -> None:
    rows = [("instrument_name", "BTC_USDT"), ('quo"te', "1.50")]
    fill_rows(form, *rows)
    turn_to(form, JSON_TEXT)
    assert json.loads(form.field("params").input_value()) == dict(rows)
    form.field("params").fill('{"b": "2", "a": "1"}')
    turn_to(form, ROWS)
    assert read_rows(form) == [("b", "2"), ("a", "1")]


def test_row_that_is_ticked_goes_as_json_and_keeps_its_digits(form: Form) -> None:
    fill(form)
    fill_rows(form, ("big", "12345678901234567890"), ("quantity", "1.50"))
    form.inside.get_by_label("Value of param 1 is JSON, not a text").check()
    form.check()
    assert read_params(form) == "big12345678901234567890quantity1.50"
    turn_to(form, JSON_TEXT)
    assert '"big": 12345678901234567890,' in form.field("params").input_value()
    turn_to(form, ROWS)
    expect(form.inside.get_by_label("Value of param 1 is JSON, not a text")).to_be_checked()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"a": [1]}', "not all of its values are texts"),
        ('{"a": 1}', "not all of its values are texts"),
        ("[]", "it is not an object"),
        ('{"a": ', "it is not JSON"),
        ('{"a": "1", "a": "2"}', "it has a name twice"),
        (r'{"a": "1\n2"}', "a text in it has a line break"),
        (json.dumps({str(n): "" for n in range(101)}), "it has more than 100 names"),
    ],
)
def test_json_that_rows_cannot_hold_stays_and_says_why(text: str, why: str, form: Form) -> None:
    fill_json(form, text)
    turn_to(form, ROWS)
    expect(form.inside.locator(".switch-note")).to_contain_text(why)
    expect(form.inside.get_by_label(JSON_TEXT, exact=True)).to_be_checked()
    expect(form.field("params")).to_have_value(text)
    expect(form.field("params")).to_be_visible()


def test_row_that_cannot_be_written_is_named(form: Form) -> None:
    fill(form)
    fill_rows(form, ("a", "1"), ("b", "[1"))
    form.inside.get_by_label("Value of param 2 is JSON, not a text").check()
    form.check()
    expect(form.summary).to_have_text(
        "Not signed. The list of params has a value in row 2 that is ticked as JSON and is none."
    )
    form.inside.get_by_label("Value of param 2", exact=True).fill("[1]")
    expect(form.summary).to_contain_text("Signed")


def test_row_can_be_removed(form: Form) -> None:
    fill(form)
    fill_rows(form, ("a", "1"), ("b", "2"))
    form.check()
    form.press("Remove param 1")
    expect(form.inside.get_by_label("Name of param 1", exact=True)).to_be_focused()
    assert read_rows(form) == [("b", "2")]
    expect(form.inside.locator("[data-part=param_string] .part-text")).to_have_text("b2")


def test_numbers_in_json_are_signed_as_they_were_typed(form: Form) -> None:
    fill(form)
    fill_json(form, '{"id": 12345678901234567890, "many": [9007199254740993]}')
    form.check()
    assert read_params(form) == "id12345678901234567890many9007199254740993"


def test_example_of_a_method_is_offered_and_fills_blank_params(form: Form) -> None:
    example = form.inside.locator("button[name=example]")
    expect(example).to_be_hidden()
    choose(form, "private/get-order-detail")
    example.press("Enter")
    assert read_rows(form) == [("order_id", "1234567890123456789")]
    choose(form, "private/create-order-list")
    example.press("Enter")
    wanted = json.loads(load_methods().methods["private/create-order-list"].params)
    assert json.loads(form.field("params").input_value()) == wanted


def test_example_replaces_what_was_typed_only_when_the_reader_says_so(form: Form) -> None:
    fill_rows(form, ("mine", "1"))
    choose(form, "private/get-order-detail")
    example = form.inside.locator("button[name=example]")
    example.press("Enter")
    expect(form.button("Keep what is there")).to_be_focused()
    form.press("Keep what is there")
    expect(example).to_be_focused()
    assert read_rows(form) == [("mine", "1")]
    example.press("Enter")
    form.press("Replace it")
    assert read_rows(form) == [("order_id", "1234567890123456789")]


@pytest.mark.parametrize(
    ("field", "text"), [("id", "x"), ("nonce", ""), ("other_method", ""), ("params", "{")]
)
def test_what_cannot_be_signed_is_told_at_its_field(field: str, text: str, form: Form) -> None:
    fill(form)
    turn_to(form, JSON_TEXT)
    choose(form, "")
    form.field("other_method").fill("private/get-positions")
    form.field(field).fill(text)
    form.check()
    expect(form.summary).to_contain_text("Not signed.")
    expect(form.field(field)).to_have_attribute("aria-invalid", "true")
    expect(form.place(field).locator(".problem")).to_have_count(1)
    expect(form.inside.locator(".results")).to_be_hidden()


def test_warning_stands_at_the_field_that_it_belongs_to(form: Form) -> None:
    fill(form, api_key=f"{KEY} ", secret="", id="9999999999999999999", nonce="1589594102")
    fill_json(form, '{"price": 0.1}')
    form.check()
    assert "blanks_signed" in form.codes("api_key")
    assert form.codes("secret") == ["empty"]
    assert form.codes("id") == ["id_range"]
    assert form.codes("nonce") == ["nonce_in_seconds"]
    assert form.codes("params") == ["number_not_string"]
    expect(form.field("secret")).to_have_attribute("aria-invalid", "true")
    expect(form.field("api_key")).not_to_have_attribute("aria-invalid", "true")
    expect(form.summary).to_contain_text("something is wrong")


def test_both_readings_of_a_nested_list_are_shown_with_their_signatures(form: Form) -> None:
    fill(form)
    fill_json(form, json.dumps({"order_list": [{"exec_inst": ["POST_ONLY"]}]}))
    form.check()
    choices = form.place("params").locator(".choices > li")
    expect(choices).to_have_count(2)
    texts = [choice.locator("code").all_inner_texts() for choice in choices.all()]
    assert "exec_instPOST_ONLY" in texts[0][0] and texts[0][1] == read_signature(form)
    assert "exec_inst[POST_ONLY]" in texts[1][0] and texts[1][1] != read_signature(form)


def test_same_signature_of_a_program_is_told(form: Form) -> None:
    choose(form, "public/auth")
    fill(form, **VECTOR, other=f" {VECTOR_SIGNATURE}\n")
    form.check()
    expect(form.summary).to_contain_text("Your program's signature is the same.")
    expect(form.field("other-verdict")).to_have_text("The same")
    expect(form.field("other")).not_to_have_attribute("aria-invalid", "true")


def test_cause_of_another_signature_is_told_with_its_fix(form: Form) -> None:
    fill(form, id="12", nonce="34")
    fill_rows(form, ("b", "1"), ("a", "2"))
    form.check()
    wrong = form.frame.evaluate(
        """async ([secret, text]) => {
          const bytes = (each) => new TextEncoder().encode(each);
          const hmac = { name: 'HMAC', hash: 'SHA-256' };
          const key = await crypto.subtle.importKey('raw', bytes(secret), hmac, false, ['sign']);
          const sum = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes(text)));
          return Array.from(sum, (each) => each.toString(16).padStart(2, '0')).join('');
        }""",
        [SECRET, f"private/user-balance12{KEY}b1a234"],
    )
    form.field("other").fill(wrong)
    causes = form.place("other").locator(".problem--error")
    expect(causes).to_have_count(1)
    expect(causes).to_have_text(re.compile(r"^Explains it: .+\. .+\."))
    expect(form.field("other-verdict")).to_have_text("Different")
    expect(form.field("other")).to_have_attribute("aria-invalid", "true")
    expect(form.place("other")).to_contain_text("to compare.")


def test_signature_that_nothing_explains_says_how_much_was_tried(form: Form) -> None:
    fill(form, other="0" * 64)
    form.check()
    expect(form.place("other")).to_contain_text("None of the usual mistakes explains")
    expect(form.place("other")).to_contain_text(re.compile(r"[\d,]+ signatures were computed"))


def test_long_text_says_that_causes_were_not_tried_together(form: Form) -> None:
    fill(form, other="0" * 64)
    fill_json(form, json.dumps({"note": "x" * 150_000}))
    form.check()
    expect(form.place("other")).to_contain_text("not two together")


def test_long_computation_is_said_and_can_be_stopped(form: Form) -> None:
    # As long as everything is still tried, and a text that may stand for two signatures.
    names = {f"name{number}": "x" for number in range(6500)}
    other = base64.b64encode(b"0" * 64).decode()
    fill(form, other=other)
    fill_json(form, json.dumps(names))
    form.press("Sign")
    computing = re.compile(r"^Computing: \d+ %\. Stop ends Python")
    expect(form.status_line).to_have_text(computing, timeout=START_TIMEOUT)
    form.press("Stop")
    form.wait_until("idle")
    expect(form.summary).to_have_text("Stopped. Nothing was signed.")
    expect(form.field("other")).to_have_value(other)
    form.start()


def test_programs_name_the_environment_and_hold_no_key(form: Form) -> None:
    fill(form)
    form.check()
    form.open_all()
    programs = form.inside.locator(".program")
    expect(programs).to_have_count(3)
    for text in programs.all_inner_texts():
        assert "CRYPTOCOM_API_KEY" in text and "CRYPTOCOM_API_SECRET" in text
        assert KEY not in text and SECRET not in text


def test_program_that_cannot_be_written_says_why(form: Form) -> None:
    choose(form, "public/auth")
    fill(form)
    form.check()
    form.open_all()
    for place in form.inside.locator(".snippets details").all():
        expect(place.locator(".snippet-note")).to_contain_text("WebSocket")
        expect(place.locator(".program")).to_be_hidden()
        expect(place.get_by_role("button")).to_have_count(0)


def test_secret_is_masked_and_in_no_result(form: Form) -> None:
    fill(form, other="0" * 64)
    expect(form.field("secret")).to_have_attribute("type", "password")
    form.check()
    form.open_all()
    assert SECRET not in form.frame.evaluate("document.documentElement.outerHTML")
    form.press("Show secret")
    expect(form.field("secret")).to_have_attribute("type", "text")


@pytest.mark.parametrize("way", ["button", "leaving"])
def test_everything_is_forgotten(way: str, form: Form) -> None:
    fill(form, id="12", nonce="34", other="0" * 64)
    fill_json(form, '{"secretive": "1"}')
    form.check()
    form.open_all()
    if way == "button":
        form.press("Clear everything")
        expect(form.field("method")).to_be_focused()
    else:
        event = "new PageTransitionEvent('pagehide', { persisted: true })"
        form.frame.evaluate(f"dispatchEvent({event})")
    for name in ("api_key", "secret", "other", "params"):
        expect(form.field(name)).to_have_value("")
    assert read_rows(form) == [("", "")]
    expect(form.inside.locator(".results")).to_be_hidden()
    shown = form.frame.evaluate("document.body.textContent")
    assert KEY not in shown and "secretive" not in shown
    assert "12" != form.field("id").input_value() != "34"


@pytest.mark.parametrize("sample", ["A good one", "One with common mistakes"])
def test_sample_is_filled_in_and_signed(sample: str, form: Form) -> None:
    form.fill_sample(sample)
    expect(form.field("api_key")).to_have_value(re.compile("SampNotRea"))
    form.check()
    assert re.fullmatch(r"[0-9a-f]{64}", read_signature(form))
    if sample == "A good one":
        assert form.inside.locator(".problem--error").count() == 0


def test_very_long_params_are_shown_in_part_and_copied_whole(
    form: Form, clipboard: Callable[[], str]
) -> None:
    fill(form, id="1", nonce="2")
    turn_to(form, JSON_TEXT)
    value = "x😀" * 150_000
    set_value: Any = "(field, value) => { field.value = JSON.stringify({ note: value }) }"
    form.field("params").evaluate(set_value, value)
    form.check()
    expect(form.inside.locator("[data-part=param_string] .part-rest")).to_have_text(
        re.compile(r"^… and 29\d,\d{3} more characters$")
    )
    shown = read_params(form)
    assert shown == ("note" + value)[: len(shown)] and 1000 < len(shown) < 4000
    assert form.frame.evaluate("document.querySelector('.results').textContent.length") < 100_000
    form.press("Copy the signed text")
    expect(form.inside.locator(".copy-payload .copy-note")).to_have_text("Copied")
    assert clipboard() == f"private/user-balance1{KEY}note{value}2"
