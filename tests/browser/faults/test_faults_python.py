"""Python that fails while it is used: said in words, nothing typed is lost, it starts anew."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.browser.faults.conftest import Reader
from tests.browser.faults.rows import report
from tests.browser.faults.target import Target, list_targets

BREAK_ARGUMENTS = """() => {
  // Python gets a number where the bridge takes text, and raises.
  const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data');
  Object.defineProperty(MessageEvent.prototype, 'data', { get() {
    const data = get.call(this);
    return data?.args ? { ...data, args: 7 } : data;
  } });
}"""


def start(reader: Reader) -> None:
    reader.type_secret()
    reader.form.wait_until("ready")


def test_error_of_pythons_own_is_told_as_the_guides_fault(reader: Reader) -> None:
    start(reader)
    reader.worker.evaluate(BREAK_ARGUMENTS)
    reader.form.press("Check")
    reader.form.wait_until("failed")
    words = "Python stopped with an error of its own (TypeError). This is a fault of the guide."
    expect(reader.form.summary).to_have_text(f"Not checked. {words}")
    saw = reader.status
    reader.try_again()
    report("raising", saw, recovered="by Try again")


def test_worker_that_ends_with_an_error_is_told(reader: Reader) -> None:
    start(reader)
    reader.worker.evaluate("setTimeout(() => { throw new Error('broken') })")
    reader.form.wait_until("failed")
    expect(reader.form.status_line).to_contain_text("Python stopped unexpectedly.")
    saw = reader.status
    reader.try_again()
    report("worker-error", saw, recovered="by Try again")


def test_worker_that_ends_without_a_word_is_suspected_and_started_anew(reader: Reader) -> None:
    start(reader)
    reader.worker.evaluate("setTimeout(() => close())")
    reader.form.press("Check")
    expect(reader.form.status_line).to_contain_text("No sign of Python for a while")
    saw = reader.status
    reader.form.press("Stop")
    expect(reader.form.summary).to_have_text("Stopped. Nothing was checked.")
    reader.check()
    report("worker-gone", saw, recovered="by Stop, then Check")


def wait_for_form(browser: Browser) -> Target:
    """Wait for a form's frame that answers."""
    for _ in range(1000):
        for each in list_targets(browser, "iframe"):
            if each.evaluate("document.querySelector('#secret-1') && 1"):
                return each
    raise AssertionError("no form came")


def test_form_whose_process_ended_is_told_and_can_be_loaded_again(
    reader: Reader, browser: Browser
) -> None:
    start(reader)
    (outside,) = list_targets(browser, "page")
    form, *_ = list_targets(browser, "iframe")
    form.tell("Page.crash")
    alert = "document.querySelector('check-keys > [role=alert]')"
    saw: str = outside.wait_for(f"{alert}?.textContent")
    assert saw.startswith("The form does not answer. The browser may have ended it")
    outside.evaluate(f"{alert}.querySelector('button').click()")
    # A new form, with Python that has ended as well and is told so, and started again.
    outside.wait_for(f"!{alert} && 1")
    again = wait_for_form(browser)
    again.wait_for("document.querySelector('.status').dataset.phase === 'failed'")
    again.evaluate("document.querySelector('button[name=start]').click()")
    again.wait_for("document.querySelector('.status').dataset.phase === 'ready'")
    saw = saw.removesuffix("Load the form again")
    report("process", saw, typed="gone with the process", recovered="by Load the form again")
