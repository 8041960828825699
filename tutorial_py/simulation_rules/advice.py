"""How many keys, in words: what is enough, why nothing is, and what helps instead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tutorial_py.data import load_rate_limits
from tutorial_py.simulation_rules.pacing import Pace
from tutorial_py.simulation_rules.report import Totals
from tutorial_py.simulation_rules.settings import Timeline
from tutorial_py.simulation_rules.targets import (
    Target,
    exceeds_open_orders,
    find_ceiling,
    find_enough,
)
from tutorial_py.simulation_rules.words import count_opened, show_count, show_time


@dataclass(frozen=True, slots=True)
class Help:
    """Something besides more keys: `kind` is `pace`, `batch` or `cancel`."""

    kind: str
    words: str


def tell_enough(rows: Sequence[Totals], enough: int) -> str:
    """Say how many keys are enough, what fewer would do, and what one more would."""
    verb = "is" if enough == 1 else "are"
    begin = f"{show_count(enough, 'key')} {verb} enough: {_tell_row(rows[enough - 1])}."
    before = f" With {enough - 1}, {_tell_row(rows[enough - 2])}." if enough > 1 else ""
    if enough == len(rows):
        return f"{begin}{before}"
    more = f"A {_show_ordinal(enough + 1)} {_tell_more(rows[enough - 1], rows[enough])}."
    return f"{begin}{before} {more}"


def _tell_more(now: Totals, then: Totals) -> str:
    """Say what one more key changes. By bad luck with repeats it may even make a call later."""
    fate_now, fate_then = (now.lost, now.longest_ms), (then.lost, then.longest_ms)
    refused_now, refused_then = now.rejected + now.suspended, then.rejected + then.suspended
    if fate_then < fate_now:
        return f"still helps: {_tell_row(then)}"
    if fate_then == fate_now and refused_then < refused_now:
        return f"only saves refusals: {refused_then:,} in place of {refused_now:,}"
    same = (fate_then, refused_then, then.finished_ms) == (fate_now, refused_now, now.finished_ms)
    return "changes nothing" if same else "does no better"


def tell_reason(reason: str, timeline: Timeline, rows: Sequence[Totals]) -> str:
    """Say why no number of keys is enough."""
    ceilings = {ceiling.id: ceiling for ceiling in load_rate_limits().ceilings}
    if reason == "open_orders":
        opened = show_count(count_opened(timeline.methods), "order")
        where = "one trading pair" if timeline.one_pair else "the account"
        most = f"{find_ceiling(timeline):,}"
        return (
            f"No number of keys helps, because {opened} would be open in {where}, more than the "
            f"{most} that the exchange lets stand. {ceilings['open-orders'].words}"
        )
    if reason == "per_account":
        return (
            "No number of keys helps, because calls are counted here for the whole account. "
            f"With any number of them, {_tell_row(rows[0])}."
        )
    if reason == "per_ip":
        return (
            f"No number of keys helps. {ceilings['public-calls'].words} "
            f"Even with {len(rows)}, {_tell_row(rows[-1])}."
        )
    best = _tell_row(rows[-1])
    return f"Not even {len(rows)} keys are enough, the most that one trading account takes: {best}."


def list_helps(
    timeline: Timeline,
    rows: Sequence[Totals],
    batched: Sequence[Totals],
    target: Target,
    pace: Pace,
) -> Iterator[Help]:
    """List what helps besides more keys, where one key is not enough."""
    if exceeds_open_orders(timeline):
        yield Help("cancel", "Cancel orders that you do not need before you open new ones.")
        return
    if target.is_met(rows[0]):
        return
    if pace.longest_ms:
        yield Help("pace", _tell_pace(pace))
    gain = _tell_batch(rows, batched, target)
    if gain:
        batch = load_rate_limits().batch
        saved = rows[0].calls - batched[0].calls
        yield Help(
            "batch",
            f"Create orders with {batch.method}, up to {batch.most} orders in one call: that "
            f"saves {show_count(saved, 'call')}. {gain}",
        )


def _tell_pace(pace: Pace) -> str:
    return (
        "Send the calls no faster than the limit allows: with 1 key nothing is refused, no call is "
        f"held back for more than {show_time(pace.longest_ms)}, and the last answer is in after "
        f"{show_time(pace.finished_ms)}."
    )


def _tell_batch(rows: Sequence[Totals], batched: Sequence[Totals], target: Target) -> str:
    if not batched:
        return ""
    enough, then = find_enough(rows, target), find_enough(batched, target)
    if then and (enough is None or then < enough):
        return f"Then {show_count(then, 'key')} {'is' if then == 1 else 'are'} enough."
    now, after = rows[0], batched[0]
    if (after.lost, after.longest_ms) < (now.lost, now.longest_ms):
        return f"Then with 1 key {_tell_row(after)}."
    return ""


def _tell_row(row: Totals) -> str:
    if row.lost:
        return f"{show_count(row.lost, 'call')} {'is' if row.lost == 1 else 'are'} lost"
    if row.longest_ms:
        return f"the longest wait is {show_time(row.longest_ms)}"
    return "every call goes through at once"


def _show_ordinal(number: int) -> str:
    # There are never so many keys that an eleventh could come.
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number, 'th') }"
