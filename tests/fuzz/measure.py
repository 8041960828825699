"""Do one call as the worker does, step by step, and take the time of each step."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tests.fuzz.inputs import Input
from tutorial_py.bridge import run_call

STEP_MS: Final = 100
"""What a step may take for STEP_BYTES of arguments, or fewer; for more of them, in proportion."""
STEP_BYTES: Final = 10_000
_PATIENCE_S: Final = 5
"""A call that says how far it is may take as long as it likes; here it is cancelled after this."""


@dataclass(frozen=True, slots=True)
class Done:
    """A call done: its reply, "" if it was cancelled, what it said on its way, and its times.

    `step_ms` is the longest that it took between two of its words; times are of the processor.
    """

    reply: str
    said: tuple[int, ...]
    step_ms: float
    size: int

    @property
    def is_slow(self) -> bool:
        return self.step_ms > allow_ms(self.size)


def allow_ms(size: int) -> float:
    """Return what a step may take with `size` bytes of arguments."""
    return STEP_MS * max(1.0, size / STEP_BYTES)


def do_call(case: Input, at_step: Callable[[], None] = lambda: None) -> Done:
    """Do a call; `at_step` is called before each of its steps. Whatever it raises is raised."""
    size = len(case.args.encode(errors="surrogatepass"))
    said: list[int] = []
    longest, begin = 0.0, time.process_time()
    # Collecting what earlier calls left behind is not this one's work.
    gc.disable()
    try:
        steps = run_call(case.name, case.args)
        while True:
            at_step()
            before = time.process_time()
            try:
                said.append(next(steps))
            except StopIteration as done:
                longest = max(longest, time.process_time() - before)
                return Done(done.value, tuple(said), 1000 * longest, size)
            longest = max(longest, time.process_time() - before)
            if before - begin > _PATIENCE_S:
                steps.close()
                return Done("", tuple(said), 1000 * longest, size)
    finally:
        gc.enable()


def do_again_if_slow(case: Input, at_step: Callable[[], None] = lambda: None) -> Done:
    """Do a call, and once or twice more if it was slow: the quickest counts.

    Raises AssertionError when a repeat has another reply.
    """
    best = do_call(case, at_step)
    for _ in range(2):
        if best.step_ms < allow_ms(best.size) / 2:
            return best
        again = do_call(case, at_step)
        assert again.reply == best.reply or "" in (again.reply, best.reply), "another reply"
        best = min(best, again, key=lambda done: done.step_ms)
    return best
