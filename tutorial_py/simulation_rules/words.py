"""What a simulation has found, in words for a trader."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tutorial_py.data import load_rate_limits
from tutorial_py.rate_limits import find_limit
from tutorial_py.simulation_rules.report import Totals
from tutorial_py.simulation_rules.settings import Settings, Timeline

_SECOND_MS = 1000


def show_count(count: int, noun: str) -> str:
    """Show a number with its noun: `1 key`, `1,500 keys`."""
    return f"{count:,} {noun if count == 1 else f'{noun}s'}"


def show_time(ms: int) -> str:
    """Show a time: `250 ms`, `1.5 s`."""
    if ms < _SECOND_MS:
        return f"{ms} ms"
    seconds, rest = divmod(ms, _SECOND_MS)
    return f"{seconds:,}.{rest:03}".rstrip("0").rstrip(".") + " s"


def tell_result(totals: Totals, settings: Settings) -> str:
    """Say in one or two sentences what becomes of the calls."""
    begin = f"With {show_count(settings.keys, 'key')}, "
    if totals.lost:
        return f"{begin}{_tell_lost(totals)}"
    go = _tell_calls(totals.calls)
    if not totals.rejected + totals.suspended:
        return f"{begin}{go} through without a refusal."
    return f"{begin}{go} through in the end. {_tell_delay(totals)}"


def _tell_calls(calls: int) -> str:
    few = {1: "the call goes", 2: "both calls go"}
    return few.get(calls, f"all {calls:,} calls go")


def _tell_delay(totals: Totals) -> str:
    longest = show_time(totals.longest_ms)
    delayed = f"{totals.delayed:,} of them are" if totals.delayed > 1 else "One of them is"
    return f"{delayed} refused at first; the longest wait is {longest}."


def _tell_lost(totals: Totals) -> str:
    are = "is" if totals.lost == 1 else "are"
    lost = f"{totals.lost:,} of {totals.calls:,} calls {are} refused until given up."
    if not totals.longest_ms:
        return lost
    return f"{lost} The others wait up to {show_time(totals.longest_ms)}."


def list_notes(timeline: Timeline, settings: Settings) -> tuple[str, ...]:
    """List what a result rests on, and what more keys do not change."""
    return tuple(_note_ground(timeline, settings))


def _note_ground(timeline: Timeline, settings: Settings) -> Iterator[str]:
    facts = load_rate_limits()
    rules = {rule.id: rule for rule in facts.rules}
    doubts = {doubt.id: doubt for doubt in facts.doubts}
    if any(find_limit(method).disputed for method in set(timeline.methods)):
        yield f"Sources disagree. Simulated here: {rules[settings.rule].words}"
        if settings.rule == "per_account":
            yield "Counted this way, more keys change nothing."
    yield f"Assumed: a {settings.window} window. {doubts['window-kind'].words}"
    yield f"Assumed: {_tell_suspension(settings)}. {doubts['suspension'].words}"
    ceilings = {ceiling.id: ceiling for ceiling in facts.ceilings}
    if any(find_limit(method).scope == "method_and_ip" for method in set(timeline.methods)):
        yield ceilings["public-calls"].words
    if count_opened(timeline.methods) > 0:
        yield ceilings["open-orders"].words


def _tell_suspension(settings: Settings) -> str:
    if not settings.suspension_ms:
        return "no suspension"
    who = "account" if settings.rule == "per_account" else "key"
    return f"a refusal suspends the {who} for {show_time(settings.suspension_ms)}"


def count_opened(methods: Sequence[str]) -> int:
    """Count the orders that are open in the end, as far as the methods tell."""
    counts = Counter(methods)
    if counts["private/cancel-all-orders"]:
        return 0
    return counts["private/create-order"] - counts["private/cancel-order"]
