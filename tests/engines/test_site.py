"""The site's own policy, trusted types and hashes of files hold in every engine, and hinder nobody.

Each on a host without headers, and on one that sends those of `_headers`.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import CountingServer, serve
from tests.engines.form import FORM, check, open_form, start_python

if TYPE_CHECKING:
    from tests.engines import Engine

LISTEN = """() => {
  window.violations = [];
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
    window.violations.push(`${effectiveDirective}: ${blockedURI}`));
}"""
VIOLATIONS = "() => window.violations"
FOUND = "() => !!document.querySelector('.md-search-result__link')"
GO_ON = """() => {
  addEventListener("click", (event) => event.preventDefault(), { once: true });
  document.querySelector(".md-footer__link--next").click();
}"""
"""Leaves the way to the theme, which goes it as soon as it knows the site's pages; the browser
would load the page anew before that."""
ADDRESS = "(part) => location.pathname.includes(part)"
REFUSED = "() => document.querySelector('.refused-file')?.textContent.includes('%s')"
WRITE = """(html) => {
  try { document.createElement("div").innerHTML = html; return "written"; }
  catch (error) { return error.name; }
}"""


@pytest.fixture
def copy(site: CountingServer, tmp_path: Path) -> Path:
    """A copy of the site, to be tampered with."""
    return Path(shutil.copytree(site.folder, tmp_path / "copy"))


def test_search_and_instant_navigation_bring_no_violation(
    engine: Engine, host: CountingServer
) -> None:
    engine.open(f"{host.url}steps/12-enable-trading/")
    engine.evaluate("", LISTEN)
    engine.evaluate("", GO_ON)
    engine.wait_for("", ADDRESS, "13-add-extra-key")
    engine.type_text("", ".md-search__input", "withdrawal")
    engine.wait_for("", FOUND)
    # A page loaded anew would have no list.
    assert [each for each in engine.evaluate("", VIOLATIONS) if "sealed.invalid" not in each] == []


def test_form_checks_under_both_policies(engine: Engine, host: CountingServer) -> None:
    open_form(engine, host)
    start_python(engine)
    assert check(engine)


def test_trusted_types_let_text_with_marks_be_and_no_frame(
    engine: Engine, host: CountingServer
) -> None:
    # Firefox puts another document into a tab that comes from a host with an opener policy.
    engine.renew()
    engine.open(host.url)
    assert engine.evaluate("", WRITE, "<mark>a</mark> &lt;iframe&gt;") == "written"
    for html in ("<iframe>", "<script>", "a<IFRAME srcdoc=''>", "<base href=x>"):
        assert engine.evaluate("", WRITE, html) == "TypeError", html


@pytest.mark.parametrize(
    ("file", "named"),
    [
        ("javascripts/download.js", "The files beside-forms.js, tutorial.js"),
        ("javascripts/tutorial.js", "The files beside-forms.js, tutorial.js"),
        ("stylesheets/tutorial.css", "The file tutorial.css"),
    ],
)
def test_file_with_a_flipped_byte_is_refused_and_named(
    file: str, named: str, engine: Engine, copy: Path
) -> None:
    path = copy / "assets" / file
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with serve(copy) as server:
        engine.open(f"{server.url}tools/check-keys/")
        assert engine.wait_for("", REFUSED % named)
        if file.endswith(".js"):
            assert engine.evaluate("", "() => document.querySelector('iframe') === null")


def test_site_that_is_whole_refuses_nothing(engine: Engine, host: CountingServer) -> None:
    open_form(engine, host)
    assert engine.evaluate(FORM, "() => self.origin") == "null"
    assert engine.evaluate("", "() => document.querySelector('.refused-file') === null")
