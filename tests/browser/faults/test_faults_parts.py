"""Files that come in parts: unpacked on the way, and used only when the whole was checked."""

from __future__ import annotations

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.faults import server as faults
from tests.browser.faults.conftest import Reader
from tests.browser.faults.server import FaultyHandler, FaultyServer

FILE = "memory.snapshot.brotli"

NOT_THE_ONE = f"The file {FILE} is not the one this page was built with. It was not run."

SPY = """(() => {
  globalThis.told = [];
  const names = new Map();
  const send = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message.kind === 'packed') names.set(this, message.name);
    if (names.has(this)) told.push(`${names.get(this)}: ${message.kind}`);
    return send.call(this, message, ...rest);
  };
})()"""
"""Writes down what a frame tells its unpackers."""

POST = """([name, kind]) => {
  const bytes = kind === "DataView" ? new DataView(new ArrayBuffer(8)) : new globalThis[kind](8);
  frames['tutorial-engine'].postMessage({ kind: 'part', name, bytes }, '*');
}"""


def corrupt_end(handler: FaultyHandler, content: bytes) -> None:
    """Send the file with the last bit changed: all that comes before it unpacks as ever."""
    handler.answer(content[:-1] + bytes([content[-1] ^ 1]))


@pytest.fixture
def reader(page: Page, faulty: FaultyServer) -> Reader:
    page.add_init_script(SPY)
    return Reader(page, faulty.url)


def find_engine(page: Page) -> Frame:
    element = page.wait_for_selector("iframe[name=tutorial-engine]", state="attached")
    engine = element and element.content_frame()
    assert engine
    return engine


def start_and_hold(reader: Reader, faulty: FaultyServer) -> Frame:
    """Start Python, with half of a large file on the way; give the engine's frame."""
    faulty.faults[FILE] = faults.hold
    reader.type_secret()
    assert faulty.held.wait(20)
    engine = find_engine(reader.form.page)
    # By time: nothing of this frame is ever drawn.
    engine.wait_for_function("(line) => told.includes(line)", arg=f"{FILE}: part", polling=50)
    return engine


def test_large_file_is_unpacked_while_it_comes_and_ended_when_it_was_checked(
    reader: Reader, faulty: FaultyServer
) -> None:
    engine = start_and_hold(reader, faulty)
    assert f"{FILE}: whole" not in engine.evaluate("told")
    faulty.released.set()
    reader.go_on()
    assert engine.evaluate("told").count(f"{FILE}: whole") == 1


def test_file_whose_end_is_wrong_is_refused_though_its_parts_were_unpacked(
    reader: Reader, faulty: FaultyServer
) -> None:
    faulty.faults[FILE] = corrupt_end
    reader.type_secret()
    reader.form.wait_until("failed")
    expect(reader.form.status_line).to_contain_text(NOT_THE_ONE)
    reader.expect_kept()


@pytest.mark.parametrize(
    ("kind", "phase"),
    [("Float64Array", "ready"), ("DataView", "ready"), ("Uint8Array", "failed")],
)
def test_part_is_taken_only_as_the_bytes_that_are_hashed(
    kind: str, phase: str, reader: Reader, faulty: FaultyServer
) -> None:
    start_and_hold(reader, faulty)
    page: Page = reader.form.page
    page.evaluate(POST, [FILE, kind])
    faulty.released.set()
    reader.form.wait_until(phase)
    if phase == "failed":
        expect(reader.form.status_line).to_contain_text(NOT_THE_ONE)
