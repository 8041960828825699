"""What a page asks for before its modules are there: a form's document, Python for a pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, Route, expect

from overrides.build.runtime import load_runtime
from tests.browser.form import Form
from tests.browser.test_start import LINES, TOOL, count_runtime, tell_of_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.browser.conftest import CountingServer

FORM = "/check-keys.frame"
MIDDLE = (640, 450)
"""Where the form comes to be, on the page."""


MODULE = "**/assets/javascripts/engine-host.js"
"""One that all of them wait for."""


class Held:
    """A page whose modules are on their way until they are let go."""

    def __init__(self, page: Page, site: CountingServer) -> None:
        self.page = page
        self.routes: list[Route] = []
        page.route(MODULE, self.hold)
        site.requests.clear()
        page.goto(f"{site.url}{TOOL}", wait_until="commit")
        site.wait_for(FORM)

    def hold(self, route: Route) -> None:
        self.routes.append(route)

    def let_go(self) -> Form:
        for route in self.routes:
            route.continue_()
        self.page.unroute(MODULE)
        form = Form(self.page, "check-keys")
        expect(form.inside.locator("fieldset.lock")).to_be_enabled()
        return form


@pytest.fixture
def held(page: Page, site: CountingServer) -> Iterator[Held]:
    held = Held(page, site)
    assert page.evaluate("customElements.get('check-keys') === undefined"), "the control"
    yield held
    page.unroute_all()


def count(site: CountingServer, ending: str) -> int:
    return sum(request.endswith(ending) for request in site.requests)


def list_python() -> list[str]:
    """List how the addresses of Python's files end."""
    return [f"/{name}" for name in ("engine.frame", *load_runtime().manifest["files"])]


def count_python(site: CountingServer) -> dict[str, int]:
    """Count the requests for each of Python's files."""
    return {name: count(site, name) for name in list_python()}


def test_form_is_asked_for_once_and_python_not_without_a_pointer(
    held: Held, site: CountingServer
) -> None:
    held.let_go().wait_until_shown()
    assert count(site, FORM) == 1
    assert count_runtime(site) == 0


def test_pointer_at_the_form_brings_python_before_the_modules_which_take_it_over(
    held: Held, page: Page, site: CountingServer
) -> None:
    page.mouse.move(*MIDDLE)
    site.wait_for(*list_python())
    form = held.let_go()
    form.start()
    form.check()
    assert count_python(site) == dict.fromkeys(list_python(), 1)


def test_pointer_that_comes_once_the_modules_are_there_brings_each_file_once(
    open_form: Callable[[str], Form], page: Page, site: CountingServer
) -> None:
    page.mouse.move(0, 0)
    site.requests.clear()
    form = open_form("check-keys")
    assert count_runtime(site) == 0
    page.mouse.move(*MIDDLE)
    page.mouse.move(MIDDLE[0] + 9, MIDDLE[1])
    form.start()
    assert count_python(site) == dict.fromkeys(list_python(), 1)


def test_start_that_the_pointer_began_goes_on_though_the_pointer_has_left(
    held: Held, page: Page, site: CountingServer
) -> None:
    page.mouse.move(*MIDDLE)
    site.wait_for("/engine.frame")
    page.mouse.move(0, 0)
    form = held.let_go()
    expect(page.locator("iframe[name=tutorial-engine]")).to_be_attached()
    expect(form.status_line).to_contain_text("Not started.")


@pytest.mark.parametrize("line", LINES)
def test_pointer_brings_nothing_where_the_line_is_dear_or_slow(
    line: str, page: Page, site: CountingServer
) -> None:
    tell_of_line(page, line)
    held = Held(page, site)
    page.mouse.move(*MIDDLE)
    page.mouse.move(MIDDLE[0] + 9, MIDDLE[1])
    held.let_go().wait_until_shown()
    assert count_runtime(site) == 0


def test_file_that_failed_ahead_is_asked_for_again_by_who_wants_it(held: Held, page: Page) -> None:
    page.route("**/engine.frame", lambda route: route.abort())
    with page.expect_event("requestfailed", lambda request: "engine.frame" in request.url):
        page.mouse.move(*MIDDLE)
    page.unroute("**/engine.frame")
    form = held.let_go()
    form.start()
    form.check()


def test_what_was_asked_for_ahead_ends_when_the_reader_stops_the_start(
    held: Held, page: Page
) -> None:
    page.route("**/memory.snapshot.brotli", lambda route: None)
    with page.expect_request("**/memory.snapshot.brotli"):
        page.mouse.move(*MIDDLE)
    form = held.let_go()
    form.press("Start")
    form.wait_until("loading")
    with page.expect_event("requestfailed", lambda request: "memory.snapshot" in request.url):
        form.press("Stop")
    form.wait_until("idle")
    page.unroute_all()
    form.start()
