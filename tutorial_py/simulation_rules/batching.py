"""The same orders with fewer calls: lists of orders in place of single ones."""

from collections import Counter
from dataclasses import replace

from tutorial_py.data import load_rate_limits
from tutorial_py.simulation_rules.settings import Timeline

CREATE = "private/create-order"


def batch_orders(timeline: Timeline) -> Timeline:
    """Put the orders that are created in the same moment into as few lists as they fit in.

    An order that is alone in its moment stays a call of its own.
    """
    batch = load_rate_limits().batch
    left = Counter(
        at for at, method in zip(timeline.at_ms, timeline.methods, strict=True) if method == CREATE
    )
    single = {at for at, orders in left.items() if orders < max(batch.fewest, 2)}
    at_ms, methods = [], []
    for at, method in zip(timeline.at_ms, timeline.methods, strict=True):
        if method != CREATE or at in single:
            at_ms.append(at)
            methods.append(method)
        elif left[at] > 0:
            left[at] -= batch.most
            at_ms.append(at)
            methods.append(batch.method)
    return replace(timeline, at_ms=at_ms, methods=methods)
