"""The top of a page: the address bar of the browser, and the header of the site."""

from dataclasses import dataclass

from overrides.build.panels.blocks import Block, Drawn, Item
from overrides.build.panels.buttons import draw_button
from overrides.build.panels.callouts import add_outline, mark_edge
from overrides.build.panels.geometry import CONTROL, Place
from overrides.build.panels.icons import draw_chevron, draw_person
from overrides.build.panels.lettering import draw_text, measure_text
from overrides.build.panels.shapes import draw_rect


@dataclass(frozen=True, kw_only=True)
class Address(Block):
    """The address bar of the browser."""

    label: str

    def draw(self, place: Place) -> Drawn:
        """Draw the bar with round ends."""
        y = place.y + CONTROL / 2
        parts = (
            draw_rect(add_outline("panel-control", self.callout), place, CONTROL, CONTROL / 2),
            draw_text((place.x + 20, y), self.label, place.width - 40),
        )
        return Drawn(CONTROL, parts, self._mark(place, y, f"the address “{self.label}”"))


@dataclass(frozen=True, kw_only=True)
class Header(Block):
    """The top of a site: a button at the left, the account at the right; callout: the account."""

    button: str = ""
    button_callout: int = 0
    account: str = ""

    def draw(self, place: Place) -> Drawn:
        """Draw the account, then the button in the room that is left."""
        width = measure_text(self.account) + 58 if self.account else 64
        account = self._draw_account(Place(place.right - width, place.y, width))
        if not self.button:
            return account
        room = Place(place.x, place.y, place.width - width - 12)
        button = draw_button(Item(self.button, self.button_callout), room, room.x)
        return Drawn(CONTROL, account.parts + button.parts, account.marks + button.marks)

    def _draw_account(self, box: Place) -> Drawn:
        """Draw the person icon with the words beside it, or with the sign of a menu."""
        y = box.y + CONTROL / 2
        words = draw_text((box.x + 42, y), self.account, box.width - 58) if self.account else ""
        parts = (
            draw_rect(add_outline("panel-control", self.callout), box, CONTROL, CONTROL / 2),
            draw_person(box.x + 22, y),
            words or draw_chevron(box.right - 20, y),
        )
        what = f"the account, “{self.account}”" if self.account else "the account icon"
        return Drawn(CONTROL, parts, mark_edge(self.callout, "right", box, y, what))
