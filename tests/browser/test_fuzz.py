"""Random and hostile inputs give the same replies in the page's Python as in CPython."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import count, islice
from typing import Final

from tests.browser.form import Form
from tests.fuzz.inputs import Input, make_input
from tests.fuzz.measure import do_call

SEED: Final = 2
COUNT: Final = 2_000
AT_ONCE: Final = 200
# What is beyond these takes long to compute in the page, or to bring out of it; longer names are
# no requests at all, for the engine frame.
LONGEST_NAME: Final = 50
LONGEST_ARGS: Final = 250_000
LONGEST_REPLY: Final = 120_000
MOST_STEPS: Final = 8

# One line for all: the engine ends the oldest lines of a frame that opens many.
CALL_ENGINE = """async (calls) => {
  globalThis.line ??= await new Promise((resolve) => {
    addEventListener('message', ({ data, ports }) => {
      if (data.kind === 'connected') resolve(ports[0]);
    });
    parent.frames['tutorial-engine'].postMessage({ kind: 'connect' }, '*');
  });
  const answers = [];
  return new Promise((resolve, reject) => {
    const ids = () => calls.map((_, id) => id).filter((id) => !(id in answers));
    setTimeout(() => reject(new Error(`without an answer: ${ids().slice(0, 9)}`)), 120_000);
    let left = calls.length;
    line.onmessage = ({ data }) => {
      if ('progress' in data) return;
      answers[data.id] = data;
      left -= 1;
      if (!left) resolve(answers);
    };
    // As JSON, because half a character does not come through otherwise.
    calls.forEach((call, id) => line.postMessage({ id, ...JSON.parse(call) }));
  });
}"""


def list_answered() -> Iterator[tuple[int, Input, str]]:
    """List inputs that are not too long for the page, each with CPython's reply."""
    for number in count():
        case = make_input(SEED, number)
        if len(case.name) > LONGEST_NAME or len(case.args) > LONGEST_ARGS:
            continue
        done = do_call(case)
        if len(done.reply) <= LONGEST_REPLY and len(done.said) <= MOST_STEPS:
            yield number, case, done.reply


def test_any_input_gets_the_same_reply_in_the_page(open_form: Callable[[str], Form]) -> None:
    form = open_form("check-keys")
    form.start()
    frame = form.frame
    different = []
    chosen = list(islice(list_answered(), COUNT))
    for begin in range(0, COUNT, AT_ONCE):
        part = chosen[begin : begin + AT_ONCE]
        calls = [json.dumps({"name": case.name, "args": case.args}) for _, case, _ in part]
        answers = frame.evaluate(CALL_ENGINE, calls)
        assert len(answers) == len(part)
        for (number, case, reply), answer in zip(part, answers, strict=True):
            if answer.get("reply") != reply:
                different.append((number, case.name[:40], answer.get("failure", "another reply")))
    assert different == []
    # After all that, the form still works.
    form.field("api_key-1").fill("SampNotReaNotReaNotRe2")
    form.check()
    assert form.codes("secret-1") == ["empty"]
