"""Garbage and floods of messages: bounded, refused, and the form goes on."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Frame, Page

from tests.browser.conftest import CountingServer
from tests.browser.faults.conftest import Reader
from tests.browser.faults.rows import report
from tests.browser.form import Form

GARBAGE = """
  const huge = 'x'.repeat(1e6);
  const odd = [null, undefined, 0, NaN, 7n, '', huge, true, [], [[]], {}, new Date(NaN), /x/,
    new Map([[{}, {}]]), new Set([1]), new ArrayBuffer(8), new Error('x'), { id: {} },
    { id: 1, reply: '{' }, { id: 1, name: 'check_keys', args: '{}' }, { id: 1, cancel: true }];
  const states = [{ phase: 'loading', loaded: NaN, total: '?' }, { phase: 'idle' }, { phase: 7 },
    { phase: 'failed', reason: { huge } }];
  const kinds = ['state', 'theme', 'steps', 'settings', 'connect', 'connected', 'start', 'hello',
    'boot', 'booted', 'ready', 'failed', 'alive', 'constructor', '__proto__'];
  const garbage = [...odd, ...odd.map((kind) => ({ kind })),
    ...kinds.flatMap((kind) => odd.map((each) =>
      ({ kind, state: each, scheme: each, words: each, values: each, files: each, ask: each }))),
    ...states.map((state) => ({ kind: 'state', state })),
    { kind: 'settings', values: { rule: '] x', keys: huge, window: {} } }];
"""

DIGESTION = 120_000
"""Milliseconds that a form may take over 100,000 messages, on a machine that is busy besides."""

CONNECT = """
  const connect = (many) => new Promise((resolve) => {
    const ports = [];
    addEventListener('message', ({ data, ports: [port] }) => {
      if (data?.kind !== 'connected') return;
      port.start();
      if (ports.push(port) === many) resolve(ports);
    });
    for (let ask = 1; ask <= many; ask += 1) {
      parent.frames['tutorial-engine'].postMessage({ kind: 'connect', ask }, '*');
    }
  });
"""


@pytest.fixture
def started(reader: Reader) -> Reader:
    reader.type_secret()
    reader.form.wait_until("ready")
    return reader


@pytest.fixture
def complaints(page: Page) -> list[str]:
    heard: list[str] = []
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


def test_garbage_from_the_page_changes_nothing(
    started: Reader, page: Page, complaints: list[str]
) -> None:
    saw = started.status
    page.evaluate(
        f"""() => {{
          {GARBAGE}
          for (const frame of document.querySelectorAll('iframe')) {{
            for (const data of garbage) frame.contentWindow.postMessage(data, '*');
          }}
        }}"""
    )
    started.check()
    assert started.status == saw
    assert complaints == []
    report("garbage", saw, recovered="nothing was wrong")


def test_flood_from_the_page_leaves_the_form_working(
    started: Reader, page: Page, complaints: list[str]
) -> None:
    page.evaluate(
        """() => {
          const form = document.querySelector('check-keys > iframe').contentWindow;
          const send = (data) => form.postMessage(data, '*');
          for (let round = 0; round < 25000; round += 1) {
            send({ kind: 'steps', words: { x: 'x'.repeat(100) } });
            send({ kind: 'theme', scheme: 'slate' });
            send({ kind: 'state', state: { phase: 'idle', size: round } });
            send({ kind: 'state', state: { phase: 'ready' } });
          }
        }"""
    )
    page.set_default_timeout(DIGESTION)
    started.check()
    assert complaints == []
    report(
        "flood-form",
        f"{started.status} {started.form.summary.inner_text()}",
        recovered="nothing was wrong",
    )


def test_flood_of_wishes_from_the_page_gets_no_line_to_python(
    started: Reader, page: Page, complaints: list[str]
) -> None:
    heard: list[Any] = page.evaluate(
        """() => new Promise((resolve) => {
          const engine = frames['tutorial-engine'];
          const heard = [];
          addEventListener('message', ({ data, source }) => {
            if (source !== engine) return;
            if (data.kind === 'alive') resolve(heard);
            else heard.push(data);
          });
          for (let round = 0; round < 50000; round += 1) {
            engine.postMessage({ kind: 'connect', ask: round }, '*');
            engine.postMessage({ kind: 'part', name: 'other.js', bytes: new Uint8Array(1) }, '*');
            engine.postMessage({ kind: 'file', name: 'other.js' }, '*');
          }
          engine.postMessage({ kind: 'ping' }, '*');
        })"""
    )
    assert heard == []
    started.check()
    assert complaints == []
    report(
        "flood-engine",
        f"{started.status} {started.form.summary.inner_text()}",
        recovered="nothing was wrong",
    )


def test_frame_that_is_not_sealed_gets_no_line_to_python(started: Reader, page: Page) -> None:
    page.evaluate(
        """() => {
          const frame = document.createElement('iframe');
          frame.name = 'stranger';
          document.body.append(frame);
        }"""
    )
    stranger = page.frame("stranger")
    assert stranger
    stranger.evaluate(
        """() => {
          self.heard = [];
          addEventListener('message', ({ data }) => heard.push(data));
          parent.frames['tutorial-engine'].postMessage({ kind: 'connect' }, '*');
        }"""
    )
    started.check()
    assert stranger.evaluate("heard") == []
    report("stranger", started.form.summary.inner_text(), recovered="nothing was wrong")


@pytest.fixture
def beside(page: Page, site: CountingServer) -> tuple[Reader, Frame]:
    """A reader of a step with two forms, and the frame of the other form."""
    reader = Reader(page, site.url)
    page.goto(f"{site.url}steps/13-add-extra-key/")
    reader.form.wait_until_shown()
    reader.type_secret()
    reader.form.wait_until("ready")
    other = Form(page, "simulate-rate-limits")
    other.wait_until("ready")
    return reader, other.frame


def test_frame_keeps_few_lines_however_many_it_asks_for(beside: tuple[Reader, Frame]) -> None:
    reader, other = beside
    answered = other.evaluate(
        f"""async () => {{
          {CONNECT}
          const ports = await connect(10000);
          let answered = 0;
          const last = new Promise((resolve) => ports.forEach((port, at) => {{
            port.onmessage = () => {{ answered += 1; if (at === ports.length - 1) resolve(); }};
            port.postMessage({{ id: 1, name: 'check_keys', args: '{{}}' }});
          }}));
          await last;
          return answered;
        }}"""
    )
    assert answered == 4
    reader.check()
    report("flood-lines", reader.form.summary.inner_text(), recovered="nothing was wrong")


def test_flood_of_calls_is_refused_and_others_are_answered(beside: tuple[Reader, Frame]) -> None:
    reader, other = beside
    refused, answered = other.evaluate(
        f"""async () => {{
          {CONNECT}
          const [port] = await connect(1);
          const call = {{ name: 'check_whitelist', args: '{{"text": "8.8.8.8"}}' }};
          let refused = 0;
          let answered = 0;
          return new Promise((resolve) => {{
            port.onmessage = ({{ data }}) => {{
              if ('failure' in data) refused += 1;
              else answered += 1;
              if (refused + answered === 100000) resolve([refused, answered]);
            }};
            for (let id = 1; id <= 100000; id += 1) {{
              port.postMessage({{ ...call, id }});
              port.postMessage({{ id, cancel: true }});
            }}
          }});
        }}"""
    )
    assert answered >= 500
    assert refused > 0
    reader.check()
    report("flood-calls", reader.form.summary.inner_text(), recovered="nothing was wrong")
