"""Count calls in windows that slide along, by the guide's own rules."""

from tutorial_py.rate_limits import SlidingWindow, find_allowance


class SlidingWindows:
    """The calls of every method and key that are still in their window."""

    def __init__(self) -> None:
        self._windows: dict[tuple[str, str], SlidingWindow] = {}

    def enter(self, method: str, api_key: str, now_ms: int) -> bool:
        """Count a call if there is room for it, and tell whether there was."""
        allowance = find_allowance(method, "per_key")
        window = self._windows.setdefault((method, api_key), SlidingWindow(allowance))
        return window.take(now_ms)
