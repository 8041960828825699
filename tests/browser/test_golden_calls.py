"""Every golden call gives the same reply in the page's Python as in CPython."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.browser.form import Form

GOLDEN = Path(__file__).parents[1] / "golden-calls.json"

CALL_ENGINE = """async (calls) => {
  const port = await new Promise((resolve) => {
    addEventListener('message', ({ data, ports }) => {
      if (data.kind === 'connected') resolve(ports[0]);
    });
    parent.frames['tutorial-engine'].postMessage({ kind: 'connect' }, '*');
  });
  const answers = calls.map(([name, args], id) => new Promise((resolve) => {
    port.addEventListener('message', ({ data }) => {
      if (data.id === id && !('progress' in data)) resolve(data);
    });
    port.postMessage({ id, name, args });
  }));
  port.start();
  return Promise.all(answers);
}"""


def test_golden_calls_give_the_same_reply_in_the_page(open_form: Callable[[str], Form]) -> None:
    golden: list[dict[str, Any]] = json.loads(GOLDEN.read_text())
    form = open_form("check-keys")
    form.start()
    calls = [[case["call"], json.dumps(case["args"])] for case in golden]
    answers = form.frame.evaluate(CALL_ENGINE, calls)
    assert len(answers) == len(golden) > 0
    for case, answer in zip(golden, answers, strict=True):
        assert json.loads(answer["reply"]) == case["reply"], case["name"]


def can_be_typed(case: dict[str, Any]) -> bool:
    """One-line fields drop line breaks, and no keyboard makes half a character."""
    text = json.dumps(case["args"])
    rows = case["args"].get("keys")
    return (
        case["call"] == "check_keys"
        and isinstance(rows, list)
        and 1 <= len(rows) <= 10
        and "value" in case["reply"]
        and not any(each in text.lower() for each in ("\\n", "\\r", "\\ud"))
    )


def is_typed_request(case: dict[str, Any]) -> bool:
    """One-line fields drop line breaks."""
    args = case["args"]
    return (
        case["call"] in ("sign_request", "compare_signature")
        and "value" in case["reply"]
        and "\n" not in args["api_key"] + args["secret"]
    )


def type_request(form: Form, args: dict[str, Any]) -> None:
    form.field("method").select_option("")
    form.field("other_method").fill(args["method"])
    for name in ("id", "nonce", "api_key", "secret"):
        form.field(name).fill(str(args[name]))
    form.inside.get_by_label("JSON text", exact=True).press("Space")
    params = json.dumps(args["params"], ensure_ascii=False) if "params" in args else ""
    form.field("params").fill(args.get("params_json", params))
    form.field("other").fill(args.get("other", ""))


def list_codes(problems: list[dict[str, Any]], field: str) -> list[str]:
    return [problem["code"] for problem in problems if problem["field"] == field]


def test_golden_requests_are_signed_and_compared_in_the_form(
    open_form: Callable[[str], Form],
) -> None:
    golden = [case for case in json.loads(GOLDEN.read_text()) if is_typed_request(case)]
    assert len(golden) >= 20
    form = open_form("sign-request")
    form.start()
    for case in golden:
        form.press("Clear everything")
        type_request(form, case["args"])
        form.check()
        value = case["reply"]["value"]
        if case["call"] == "compare_signature":
            shown = [code for code in form.codes("other") if code]
            assert shown == [" ".join(cause["codes"]) for cause in value["causes"]], case["name"]
            continue
        expect(form.inside.locator(".signature")).to_have_text(value["signature"])
        parts = form.inside.locator(".part-text").all()
        payload = "".join(part.evaluate("(part) => part.textContent") for part in parts)
        assert payload == value["payload"], case["name"]
        # The form holds the nonce against its own clock.
        for field in ("method", "id", "api_key", "secret", "params"):
            assert form.codes(field) == list_codes(value["warnings"], field), case["name"]


def test_golden_errors_are_explained_in_the_form(open_form: Callable[[str], Form]) -> None:
    golden = [
        case
        for case in json.loads(GOLDEN.read_text())
        if case["call"] == "explain_error" and "value" in case["reply"]
    ]
    assert len(golden) >= 10
    form = open_form("explain-error")
    form.start()
    for case in golden:
        form.field("text").fill(case["args"]["text"])
        form.check()
        cards = form.inside.locator(".card[data-code]")
        codes = [card.get_attribute("data-code") for card in cards.all()]
        value = case["reply"]["value"]
        assert codes == [str(match["code"]) for match in value["matches"]], case["name"]
        strange = [each["is_error"] for each in value["unknown"]]
        expect(form.inside.locator(".card--unknown")).to_have_count(strange.count(True))
        expect(form.inside.locator(".card--fine")).to_have_count(strange.count(False))


def test_golden_keys_show_their_problems_at_their_fields(open_form: Callable[[str], Form]) -> None:
    golden = [case for case in json.loads(GOLDEN.read_text()) if can_be_typed(case)]
    assert len(golden) >= 10
    form = open_form("check-keys")
    form.start()
    for case in golden:
        form.press("Clear everything")
        for number, row in enumerate(case["args"]["keys"], start=1):
            if number > 1:
                form.press("+ Add extra key")
            form.field(f"api_key-{number}").fill(row["api_key"])
            form.field(f"secret-{number}").fill(row["secret"])
        form.check()
        for number, pair in enumerate(case["reply"]["value"]["pairs"], start=1):
            for name in ("api_key", "secret"):
                shown = form.codes(f"{name}-{number}")
                wanted = [problem["code"] for problem in pair[name]["problems"]]
                assert shown == wanted, case["name"]
