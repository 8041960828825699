"""A flipped byte in any file that a page runs or shows: refused, said, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from overrides.build.forms import FORMS
from overrides.build.integrity import MODULES, list_modules
from tests.browser.conftest import CountingServer
from tests.browser.form import Form

OpenForm = Callable[[str], Form]

REFUSED = "is not the one this page was built with"
FOR_FORMS = sorted(path.name for path in list_modules(MODULES / "tutorial.js"))
BESIDE = sorted({path.name for path in MODULES.glob("*.js")} - set(FOR_FORMS))
"""The guide's modules: those without which there is no form, and the others."""
OTHERS = ["bundle.*.min.js", "main.*.min.css", "palette.*.min.css", "tutorial.css"]
"""What the theme loads, by the pattern of its name, and the guide's own styles."""


def flip(page: Page, pattern: str) -> list[str]:
    """Flip a byte in whatever is fetched by this name; list what was."""
    flipped: list[str] = []

    def fulfil(route: Any) -> None:
        response = route.fetch()
        body = bytearray(response.body())
        body[len(body) // 2] ^= 1
        flipped.append(route.request.url)
        route.fulfill(response=response, body=bytes(body))

    page.route(f"**/{pattern}", fulfil)
    return flipped


def count_python(page: Page) -> int:
    return sum(worker.url.startswith("blob:") for worker in page.workers)


@pytest.mark.parametrize("name", FOR_FORMS)
def test_module_with_a_flipped_byte_is_refused_and_so_are_all_that_need_it(
    name: str, page: Page, site: CountingServer
) -> None:
    alert = page.get_by_role("alert")
    flipped = flip(page, name)
    page.goto(f"{site.url}tools/check-keys/")
    expect(alert).to_contain_text("The files beside-forms.js, tutorial.js, or some that they load")
    expect(alert).to_contain_text("are not the ones this page was built with")
    expect(page.locator("check-keys")).to_contain_text("check by hand")
    assert flipped
    assert page.locator("iframe").count() == 0
    assert count_python(page) == 0
    assert page.evaluate("customElements.get('check-keys') === undefined")
    room, words = page.locator("check-keys"), page.locator("check-keys > .widget-instead")
    expect(words).to_be_visible()
    assert room.evaluate("(room) => room.clientHeight - room.firstElementChild.clientHeight") < 60


@pytest.mark.parametrize("name", BESIDE)
def test_module_beside_the_forms_with_a_flipped_byte_is_refused_and_said(
    name: str, page: Page, site: CountingServer
) -> None:
    flipped = flip(page, name)
    page.goto(f"{site.url}tools/check-keys/")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("The file beside-forms.js, or one that it loads")
    expect(alert).to_contain_text(REFUSED)
    assert flipped
    Form(page, "check-keys").wait_until_shown()
    assert page.evaluate("customElements.get('print-page') === undefined")


@pytest.mark.parametrize("pattern", OTHERS)
def test_script_or_style_with_a_flipped_byte_is_refused_and_named(
    pattern: str, page: Page, site: CountingServer
) -> None:
    flipped = flip(page, pattern)
    page.goto(f"{site.url}tools/check-keys/")
    (name,) = [address.rsplit("/", 1)[1] for address in flipped]
    expect(page.get_by_role("alert")).to_contain_text(f"The file {name}")
    expect(page.get_by_role("alert")).to_contain_text(REFUSED)


@pytest.mark.parametrize("name", FORMS)
def test_form_with_a_flipped_byte_is_not_shown_and_comes_when_it_is_right_again(
    name: str, page: Page, site: CountingServer
) -> None:
    flip(page, f"{name}.frame")
    page.goto(f"{site.url}tools/{name}/")
    expect(page.get_by_role("alert")).to_contain_text(REFUSED)
    assert page.locator(f"{name} > iframe").count() == 0
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    Form(page, name).wait_until_shown()


def test_engine_with_a_flipped_byte_is_refused_and_what_is_typed_stays(
    open_form: OpenForm, page: Page
) -> None:
    flipped = flip(page, "engine.frame")
    form = open_form("check-keys")
    form.field("secret-1").fill("SampNotReaNotReaNotRe2")
    form.wait_until("failed")
    expect(form.status_line).to_contain_text("The file engine.frame")
    expect(form.status_line).to_contain_text(REFUSED)
    assert flipped
    assert count_python(page) == 0
    expect(form.field("secret-1")).to_have_value("SampNotReaNotReaNotRe2")
    page.unroute_all()
    form.press("Try again")
    form.wait_until("ready")
    expect(form.field("secret-1")).to_have_value("SampNotReaNotReaNotRe2")


def test_page_that_is_whole_says_nothing_of_refusals(page: Page, site: CountingServer) -> None:
    site.visit(page, "tools/check-keys/")
    Form(page, "check-keys").wait_until_shown()
    expect(page.locator(".refused-file")).to_have_count(0)
