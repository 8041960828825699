"""Count calls in windows that slide along, by the guide's own rows."""

from collections import deque

from tutorial_py.data import Limit, load_rate_limits


class SlidingWindows:
    """The calls of every method and key that are still in their window."""

    def __init__(self) -> None:
        self._calls: dict[tuple[str, str], deque[int]] = {}

    def enter(self, method: str, api_key: str, now_ms: int) -> bool:
        """Count a call if there is room for it, and tell whether there was."""
        limit = find_limit(method)
        calls = self._calls.setdefault((method, api_key), deque())
        while calls and calls[0] <= now_ms - limit.per_ms:
            calls.popleft()
        if len(calls) >= limit.calls:
            return False
        calls.append(now_ms)
        return True


def find_limit(method: str) -> Limit:
    """Find the limit of a method, the most specific one."""
    limits = load_rate_limits().limits
    for name in (method, f"{method.partition('/')[0]}/*"):
        for limit in limits:
            if name in limit.methods:
                return limit
    raise LookupError(method)
