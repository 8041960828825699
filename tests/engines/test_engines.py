"""Each engine does what a test asks for, in the page and in a sealed frame."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.engines import ENGINES, Engine, EvaluationError, MissingEngineError, launch
from tests.engines.form import FORM, KEY, SECRET, open_form
from tests.engines.webdriver import WebDriverSession, WebDriverTimeoutError
from tests.engines.webkit import WebKitGTK

if TYPE_CHECKING:
    from tests.browser.conftest import CountingServer

PACKAGES = {"Chromium": "chromium", "Firefox": "firefox-esr", "WebKitGTK": "webkit2gtk-driver"}

VALUE = "(selector) => document.querySelector(selector).value"


def find_commands(part: str) -> list[str]:
    """List the commands of running programs in which a text is."""
    commands: list[str] = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(FileNotFoundError, ProcessLookupError):  # it has ended meanwhile
            commands.append(path.read_bytes().decode(errors="replace"))
    return [command for command in commands if part in command]


def test_functions_run_in_the_page_and_in_a_sealed_frame(
    engine: Engine, site: CountingServer
) -> None:
    open_form(engine, site)
    assert engine.evaluate("", "async (a, b) => [self.origin, a + b]", 1, 2) == [site.url[:-1], 3]
    assert engine.evaluate(FORM, "(each) => ({ origin: self.origin, each })", {"a": [None]}) == {
        "origin": "null",
        "each": {"a": [None]},
    }
    assert engine.evaluate(FORM, "() => undefined") is None


def test_real_keys_type_into_a_sealed_field_and_press_a_button(
    engine: Engine, site: CountingServer
) -> None:
    open_form(engine, site)
    engine.evaluate(
        FORM, "() => addEventListener('keydown', (e) => { self.trusted = e.isTrusted })"
    )
    engine.type_text(FORM, SECRET, "Sample-Secret_1")
    assert engine.evaluate(FORM, VALUE, SECRET) == "Sample-Secret_1"
    assert engine.evaluate(FORM, "() => self.trusted")
    engine.press(FORM, "button[name=clear]")
    engine.wait_for(FORM, "(selector) => document.querySelector(selector).value === ''", SECRET)
    engine.type_text(FORM, KEY, "Aé€")
    assert engine.evaluate(FORM, VALUE, KEY) == "Aé€"


@pytest.mark.parametrize("function", ["() => { throw Error('so') }", "async () => { await none }"])
def test_function_that_fails_is_an_error(engine: Engine, function: str) -> None:
    with pytest.raises(EvaluationError, match=r"so|none"):
        engine.evaluate("", function)


def test_frame_that_is_not_there_is_an_error(engine: Engine) -> None:
    with pytest.raises(EvaluationError, match="#none"):
        engine.evaluate("#none", "() => 1")


def test_engine_tells_its_version(engine: Engine) -> None:
    assert all(part.isdecimal() for part in engine.version.split("."))


@pytest.mark.parametrize("name", ENGINES)
def test_nothing_of_a_browser_runs_after_it_was_closed(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with launch(name, Path(folder)):
            assert find_commands(folder)
        assert find_commands(folder) == []


@pytest.mark.parametrize("name", ENGINES)
def test_missing_browser_names_its_package(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingEngineError, match=f"apt-get install {PACKAGES[name]}$"):
        launch(name)


def test_webkit_that_falls_silent_over_a_page_is_replaced_and_asked_again(
    site: CountingServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = WebDriverSession.send

    def fall_silent(session: WebDriverSession, method: str, path: str, **body: object) -> object:
        if session is silent and path == "/url":
            raise WebDriverTimeoutError("/url: timeout: ")
        return answer(session, method, path, **body)

    with WebKitGTK() as browser:
        silent = browser._session  # noqa: SLF001 - the browser that is to be replaced
        monkeypatch.setattr(WebDriverSession, "send", fall_silent)
        browser.open(f"{site.url}tools/")
        assert browser.evaluate("", "() => document.title").startswith("Tools")
