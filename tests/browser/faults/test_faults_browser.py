"""Browsers that cannot, or may not, run Python: said in words, before and after it has started."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import CountingServer
from tests.browser.faults.conftest import Launch, Reader
from tests.browser.faults.rows import report
from tests.browser.form import Form

NO_MEMORY = "The browser has no memory left for Python. Close other tabs or programs"


def limit_memory(pages: int) -> str:
    """Make a flag that lets WebAssembly have no more than so many pages of 64 KiB."""
    return f"--js-flags=--wasm-max-mem-pages={pages}"


def test_browser_without_webassembly_is_told_before_anything_is_loaded(
    launch: Launch, site: CountingServer
) -> None:
    reader = Reader(launch("--js-flags=--jitless"), site.url)
    assert reader.form.frame.evaluate("typeof WebAssembly") == "undefined"
    site.requests.clear()
    reader.type_secret()
    reader.form.wait_until("failed")
    words = "WebAssembly is switched off in this browser, and Python needs it."
    expect(reader.form.status_line).to_contain_text(words)
    assert not [request for request in site.requests if "pyodide" in request]
    reader.expect_kept()
    report("no-webassembly", reader.status, recovered="by switching it on, or by hand")


def test_start_without_memory_ends_in_words_instead_of_waiting(
    launch: Launch, site: CountingServer
) -> None:
    reader = Reader(launch(limit_memory(100)), site.url)
    reader.type_secret()
    reader.form.wait_until("failed")
    expect(reader.form.status_line).to_contain_text(NO_MEMORY)
    saw = reader.status
    with reader.form.page.expect_request("**/memory.snapshot.brotli"):
        reader.form.press("Try again")
    reader.form.wait_until("failed")
    reader.expect_kept()
    report("memory-start", saw, recovered="by Try again, once there is memory")


def test_download_without_memory_is_not_told_as_a_lost_network(reader: Reader, page: Page) -> None:
    page.evaluate(
        """() => {
          window.read = ReadableStreamDefaultReader.prototype.read;
          ReadableStreamDefaultReader.prototype.read = async () => {
            throw new RangeError('Array buffer allocation failed');
          };
        }"""
    )
    reader.type_secret()
    reader.form.wait_until("failed")
    expect(reader.form.status_line).to_contain_text(NO_MEMORY)
    saw = reader.status
    page.evaluate("() => { ReadableStreamDefaultReader.prototype.read = window.read }")
    reader.try_again()
    report("memory-download", saw, recovered="by Try again")


LONG = """(own) => {
  own.value = Array.from({ length: 60000 }, (_, at) => `${at} private/create-order`).join('\\n');
  own.dispatchEvent(new Event('input', { bubbles: true }));
}"""


def test_call_without_memory_is_told_and_a_smaller_one_is_answered(
    launch: Launch, site: CountingServer
) -> None:
    page = launch(limit_memory(480))
    page.goto(f"{site.url}tools/simulate-rate-limits/")
    form = Form(page, "simulate-rate-limits")
    form.wait_until_shown()
    form.start()
    form.field("workload").select_option("")
    form.field("own").evaluate(LONG)
    form.wait_until("failed")
    expect(form.summary).to_have_text(re.compile(f"^Not simulated. {NO_MEMORY}"))
    saw = form.status_line.inner_text()
    assert form.field("own").input_value().endswith("59999 private/create-order")
    form.field("own").fill("7 private/create-order")
    form.check()
    expect(form.status).to_have_attribute("data-phase", "ready")
    expect(form.summary).not_to_contain_text("Not simulated")
    report("memory-call", saw, recovered="by asking for less")
