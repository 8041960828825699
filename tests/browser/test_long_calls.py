"""Long calls of the page's Python: they say how far they are, and give way."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Worker, expect

from tests.browser.form import Form

CONNECT = """
  const connect = () => new Promise((resolve) => {
    addEventListener('message', function hear({ data, ports }) {
      if (data.kind !== 'connected') return;
      removeEventListener('message', hear);
      ports[0].start();
      resolve(ports[0]);
    });
    parent.frames['tutorial-engine'].postMessage({ kind: 'connect' }, '*');
  });
  const hear = (port, id, onProgress = () => {}) => new Promise((resolve) => {
    port.addEventListener('message', ({ data }) => {
      if (data.id !== id) return;
      if ('progress' in data) onProgress(data.progress);
      else resolve(data);
    });
  });
"""

CHECK = ("check_whitelist", json.dumps({"text": "8.8.8.8"}))


def make_long(calls: int) -> tuple[str, str]:
    """Arguments of a simulation that takes many moments."""
    workload = [{"at_ms": at, "method": "private/create-order"} for at in range(calls)]
    return "simulate_rate_limits", json.dumps({"workload": workload, "keys": 2})


def run(form: Form, script: str, calls: list[Any]) -> Any:
    return form.frame.evaluate(f"async (calls) => {{ {CONNECT} {script} }}", calls)


def test_long_call_says_how_far_it_is_and_is_answered(open_form: Callable[[str], Form]) -> None:
    form = open_form("check-keys")
    form.start()
    script = """
      const port = await connect();
      const said = [];
      const answer = hear(port, 1, (progress) => said.push(progress));
      port.postMessage({ id: 1, name: calls[0][0], args: calls[0][1] });
      return [said, JSON.parse((await answer).reply).value.accepted];
    """
    said, accepted = run(form, script, [make_long(20_000)])
    assert len(said) >= 5
    assert said == sorted(said)
    assert accepted == 20_000


def test_long_call_gives_way_when_it_is_cancelled(open_form: Callable[[str], Form]) -> None:
    form = open_form("check-keys")
    form.start()
    script = """
      const port = await connect();
      const long = hear(port, 1, () => port.postMessage({ id: 1, cancel: true }));
      const queued = hear(port, 2);
      const next = hear(port, 3);
      calls.forEach(([name, args], place) => port.postMessage({ id: place + 1, name, args }));
      port.postMessage({ id: 2, cancel: true });
      return Promise.all([long, queued, next]);
    """
    long, queued, following = run(form, script, [make_long(60_000), make_long(60_000), CHECK])
    assert long == {"id": 1, "cancelled": True}
    assert queued == {"id": 2, "cancelled": True}
    assert "value" in json.loads(following["reply"])


def test_nobody_cancels_the_call_of_another_form(open_form: Callable[[str], Form]) -> None:
    form = open_form("check-keys")
    form.start()
    script = """
      const port = await connect();
      const other = await connect();
      const long = hear(port, 1, () => {
        for (let id = 0; id < 50; id += 1) other.postMessage({ id, cancel: true });
      });
      port.postMessage({ id: 1, name: calls[0][0], args: calls[0][1] });
      return Object.keys(await long);
    """
    assert run(form, script, [make_long(10_000)]) == ["id", "reply"]


def test_cancel_of_what_is_no_call_changes_nothing(open_form: Callable[[str], Form]) -> None:
    form = open_form("check-keys")
    form.start()
    script = """
      const port = await connect();
      const answer = hear(port, 7);
      for (const id of [7, 8, -1, 0.5, '7', null]) port.postMessage({ id, cancel: true });
      port.postMessage({ id: 7, name: calls[0][0], args: calls[0][1] });
      port.postMessage({ id: 7, cancel: 'yes' });
      return Object.keys(await answer);
    """
    assert run(form, script, [CHECK]) == ["id", "reply"]


@pytest.fixture
def busy(open_form: Callable[[str], Form]) -> tuple[Form, Worker]:
    """The simulator with long calls under way, and Python's worker, which notes what it is told."""
    form = open_form("simulate-rate-limits")
    form.start()
    (worker,) = [each for each in form.page.workers if each.url.startswith("blob:")]
    form.field("workload").select_option("")
    # The calls to begin with are short; what is noted begins after them.
    expect(form.inside.locator("form")).not_to_have_attribute("aria-busy", "true")
    expect(form.inside.locator(".answer-keys")).not_to_have_attribute("data-pending", "")
    worker.evaluate(
        """() => {
          self.asked = [];
          self.cancelled = [];
          self.addEventListener('message', ({ data }) =>
            (data.cancel ? self.cancelled : self.asked).push(data.id));
        }"""
    )
    # Put in at once: typing so much would take the browser longer than Python.
    form.field("own").evaluate(
        """(own) => {
          own.value = Array.from({ length: 60000 }, (_, at) => `${at} private/create-order`)
            .join('\\n');
          own.dispatchEvent(new Event('input', { bubbles: true }));
        }"""
    )
    expect(form.status_line).to_contain_text("Computing", timeout=60_000)
    return form, worker


def expect_given_up(worker: Worker) -> None:
    """Wait until the worker has been told to give up the form's three calls, or what is left."""
    told = """() => new Promise((resolve, reject) => {
      const first = asked.slice(0, 3);
      const isOver = () => cancelled.includes(first[2]);
      const look = () => (isOver() ? resolve([first, cancelled]) : setTimeout(look));
      setTimeout(() => reject(new Error(`of ${first} only ${cancelled} were given up`)), 60000);
      look();
    })"""
    asked, cancelled = worker.evaluate(told)
    assert len(asked) == 3
    given_up = [each for each in cancelled if each in asked]
    # On a slow machine the first may have been answered before.
    assert given_up == asked[-len(given_up) :]


def test_form_gives_up_all_calls_behind_a_long_one(busy: tuple[Form, Worker]) -> None:
    form, worker = busy
    form.field("keys").fill("3")
    expect_given_up(worker)


def test_reset_gives_up_long_calls(busy: tuple[Form, Worker]) -> None:
    form, worker = busy
    form.press("Reset")
    expect_given_up(worker)
    expect(form.status_line).to_have_text(re.compile("Sealed and ready"))


def test_form_that_leaves_the_page_gives_up_its_long_calls(busy: tuple[Form, Worker]) -> None:
    form, worker = busy
    form.page.locator("a[href$='check-keys/']").first.click()
    expect_given_up(worker)
    following = Form(form.page, "check-keys")
    following.wait_until("ready")
    following.check()
