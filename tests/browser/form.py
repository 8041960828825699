"""A widget's sealed form, as a reader meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Frame, FrameLocator, Locator, Page

START_TIMEOUT = 60_000
"""Milliseconds until Python must be there, on the slowest machine."""

PRESS = {
    "sign-request": "Sign",
    "explain-error": "Explain",
    "simulate-rate-limits": "Simulate",
}
"""What the main button says, where it is not Check."""


class Form:
    """Handles of a form; waits are for conditions, never for time."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.name = name
        self.inside: FrameLocator = page.frame_locator(f"{name} > iframe")

    @property
    def frame(self) -> Frame:
        """The frame itself, for what a script in it could do."""
        handle = self.page.locator(f"{self.name} > iframe").element_handle()
        frame = handle.content_frame()
        assert frame is not None
        return frame

    @property
    def status(self) -> Locator:
        return self.inside.locator(".status")

    @property
    def status_line(self) -> Locator:
        return self.inside.locator(".status-line")

    @property
    def summary(self) -> Locator:
        return self.inside.locator(".summary")

    def field(self, name: str) -> Locator:
        return self.inside.locator(f"#{name}")

    def button(self, name: str) -> Locator:
        return self.inside.get_by_role("button", name=name, exact=True)

    def place(self, name: str) -> Locator:
        """A field with its label, verdict and problems."""
        return self.inside.locator(".field", has=self.inside.locator(f"#{name}"))

    def codes(self, name: str) -> list[str | None]:
        """The codes of the problems shown at a field."""
        shown = self.place(name).locator(".problem").all()
        return [problem.get_attribute("data-code") for problem in shown]

    def wait_until_shown(self) -> None:
        expect(self.status).to_have_attribute("data-phase", "idle")
        expect(self.button("Start")).to_be_visible()
        expect(self.inside.locator("fieldset.lock")).to_be_enabled()

    def wait_until(self, phase: str) -> None:
        expect(self.status).to_have_attribute("data-phase", phase, timeout=START_TIMEOUT)

    def start(self) -> None:
        self.press("Start")
        self.wait_until("ready")

    def press(self, name: str) -> None:
        """Press a button by keyboard: a pointer may miss one that moves as the frame grows."""
        button = self.button(name)
        expect(button).to_be_enabled()
        button.press("Enter")

    def fill_sample(self, name: str) -> None:
        """Press a sample's button and wait until it is filled in."""
        self.press(name)
        expect(self.summary).to_contain_text("Sample filled in", timeout=START_TIMEOUT)

    def open_all(self) -> None:
        """Open what is folded in the result."""
        for place in self.inside.locator("details").all():
            if place.is_visible() and place.get_attribute("open") is None:
                place.locator("> summary").press("Enter")

    def check(self) -> None:
        """Press the main button and wait for what it says."""
        self.summary.evaluate("(summary) => { summary.textContent = '' }")
        self.press(PRESS.get(self.name, "Check"))
        expect(self.summary).not_to_be_empty(timeout=START_TIMEOUT)
        expect(self.inside.locator("form")).not_to_have_attribute("aria-busy", "true")
