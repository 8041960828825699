import re

import pytest

from overrides.build.inline_scripts import (
    BEGINNING,
    KNOWN,
    UnknownScriptError,
    read_own,
    recognise_script,
)
from overrides.build.parts import THEME

SCRIPTS = THEME / "partials" / "javascripts"
SCOPE = re.compile(r'new URL\("\{\{[^}]*\}\}",location\)')


def read_theme(name: str) -> str:
    """The last inline script of one of the theme's partials."""
    found = re.findall(r"<script>(.*?)</script>", (SCRIPTS / name).read_text("utf-8"), re.DOTALL)
    return str(found[-1])


def write_scope(address: str) -> str:
    return SCOPE.sub(f'new URL("{address}",location)', read_theme("base.html"))


@pytest.mark.parametrize("address", [".", "..", "../..", "/", "/guide/", "/a/b.c/~d/"])
def test_scope_of_the_theme_is_known_wherever_the_page_lies(address: str) -> None:
    assert recognise_script(write_scope(address)) == "theme's scope"


@pytest.mark.parametrize(
    "address",
    ["", "//other.test/", "https://other.test/", "../x", 'x"),steal(),("', "/a\n/", "..."],
)
def test_scope_with_any_other_address_is_unknown(address: str) -> None:
    with pytest.raises(UnknownScriptError):
        recognise_script(write_scope(address))


@pytest.mark.parametrize(
    ("file", "name"), [("palette.html", "theme's palette"), ("content.html", "theme's tab")]
)
def test_other_scripts_of_the_theme_are_known_by_their_exact_text(file: str, name: str) -> None:
    text = read_theme(file)
    assert recognise_script(text) == name
    with pytest.raises(UnknownScriptError):
        recognise_script(f"{text} ")


@pytest.mark.parametrize("name", ["refusals", "trust"])
def test_own_script_is_known_as_it_is_written(name: str) -> None:
    assert recognise_script(read_own(f"{name}.js")) == name


@pytest.mark.parametrize("text", ["", "@", "steal()", "a" * 500])
def test_unknown_script_is_refused_with_its_beginning_and_no_more(text: str) -> None:
    with pytest.raises(UnknownScriptError) as caught:
        recognise_script(text)
    assert str(caught.value) == f"unknown inline script that begins with {text[:BEGINNING]!r}"


def test_every_known_script_says_why_it_is_there() -> None:
    assert len({script.name for script in KNOWN}) == len(KNOWN)
    assert all(script.why.endswith(".") for script in KNOWN)
    assert all(re.fullmatch(r"[0-9a-f]{64}", script.fingerprint) for script in KNOWN)
