"""The footer's links to the page before and after, followed as far as the page itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page


def turn_page(page: Page, way: Literal["prev", "next"]) -> None:
    """Go on or back, and wait until the other page is there.

    The theme changes the address first: for a while the old page stands under the new one, and
    its links still lead from where the reader was.
    """
    canonical = page.locator("link[rel=canonical]")
    before = canonical.get_attribute("href")
    assert before is not None
    link = page.locator(f".md-footer__link--{way}")
    address = link.evaluate("(link) => link.href")
    link.click()
    expect(canonical).not_to_have_attribute("href", before)
    # The theme may name the heading that was in view before it scrolls up.
    expect(page).to_have_url(re.compile(rf"^{re.escape(address)}(#.*)?$"))
