"""The child: does a range of inputs under limits, and writes what it finds to standard output.

Before each input it writes the input's number; the last one written is the one that killed it.
"""

from __future__ import annotations

import hashlib
import json
import resource
import sys
from typing import Any, Final

from tests.fuzz.inputs import LONG_CALLS, Input, make_input
from tests.fuzz.measure import Done, allow_ms, do_again_if_slow, do_call
from tests.fuzz.rules import check_done
from tests.fuzz.words import list_codes, list_messages

MEMORY_BYTES: Final = 1_500_000_000
"""The address space of the child: of it a good 200 MB are Python's own."""
STEP_S: Final = 20
"""The processor's seconds after which a step counts as hanging."""
_QUICK_MS: Final = 20


def main() -> None:
    seed, first, last, stride, long_stride = (int(each) for each in sys.argv[1:6])
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    known: set[str] = set()
    for number in range(first, last, stride):
        _write({"begin": number})
        case = make_input(seed, number)
        if case.name in LONG_CALLS and number % long_stride:
            _write({"skipped": number})
        else:
            _write(_try_input(case, known))


def _try_input(case: Input, known: set[str]) -> dict[str, Any]:
    try:
        done = do_again_if_slow(case, _extend_time)
        wrong = check_done(case, done) or _check_speed(done) or _check_repeat(case, done)
    except Exception as error:  # noqa: BLE001 - nothing at all may be raised
        return {"name": case.name, "wrong": f"raised {type(error).__name__}: {_locate(error)}"}
    reply = done.reply
    told = list_messages(reply) - known
    known |= told
    return {
        "name": case.name,
        "wrong": wrong,
        "kind": ("error" if reply.startswith('{"error') else "value") if reply else "cancelled",
        "step_ms": round(done.step_ms, 2),
        "size": done.size,
        "share": round(done.step_ms / allow_ms(done.size), 3),
        "told": sorted(told),
        "codes": sorted(list_codes(reply)),
        "digest": hashlib.sha256(reply.encode()).hexdigest()[:16] if reply else "",
    }


def _check_speed(done: Done) -> str:
    if not done.is_slow:
        return ""
    return f"a step took {done.step_ms:.0f} ms with {done.size:,} bytes of arguments"


def _check_repeat(case: Input, done: Done) -> str:
    """Do a quick call once more: what it has kept from the first time must not show."""
    if not done.reply or done.step_ms > _QUICK_MS or done.said:
        return ""
    return "" if do_call(case).reply == done.reply else "the second reply differs from the first"


def _extend_time() -> None:
    """Give the next step its seconds; beyond them the system ends the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + STEP_S
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def _locate(error: BaseException) -> str:
    """Say where an error came from, without its text: that may quote an input."""
    places: list[str] = []
    trace = error.__traceback__
    while trace:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return " < ".join(reversed(places[-6:]))


def _write(message: dict[str, Any]) -> None:
    sys.stdout.write(f"{json.dumps(message)}\n")
    if "begin" in message:
        sys.stdout.flush()


if __name__ == "__main__":
    main()
