import base64
import hashlib
from pathlib import Path

import pytest

from overrides.build.inline import UnknownInlineError, check_inline, collect_scripts
from overrides.build.inline_scripts import read_own

PAGE = Path("some/page.html")


def hash_text(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def collect(page: str) -> list[str]:
    return collect_scripts({PAGE: page})


@pytest.mark.parametrize(
    "attributes", ["", ' type="module"', ' id="x"', " async", ' type="text/javascript"']
)
def test_inline_script_is_known_by_the_hash_of_its_exact_text(attributes: str) -> None:
    text = '\n if (1 < 2 && "&amp;") { "<b>ü</b>" }\n'
    assert collect(f"<p>x</p><script{attributes}>{text}</script>") == [hash_text(text)]


@pytest.mark.parametrize("kind", ["application/json", "application/ld+json"])
def test_block_of_data_is_not_taken_for_a_script(kind: str) -> None:
    assert collect(f'<script type="{kind}">{{"a": 1}}</script>') == []


def test_script_with_an_address_needs_no_hash() -> None:
    assert collect('<script src="a.js"></script><script type="module" src="b.js"></script>') == []


def test_text_outside_of_scripts_is_not_hashed() -> None:
    page = "<script>one()</script><p>two()</p><script src='x.js'></script><pre>three()</pre>"
    assert collect(page) == [hash_text("one()")]


def test_same_script_on_several_pages_is_listed_once_and_in_a_steady_order() -> None:
    pages = {Path(f"{n}.html"): f"<script>a()</script><script>{n}</script>" for n in range(3)}
    found = collect_scripts(pages)
    assert found == sorted({hash_text(text) for text in ("a()", "0", "1", "2")})
    assert found == collect_scripts(dict(reversed(pages.items())))


@pytest.mark.parametrize(
    ("page", "complaint"),
    [
        ("<p>\n<style>p {}</style>", "inline style at <style>, line 2"),
        ('<td style="text-align: left">', "inline style at <td>, line 1"),
        ('<svg><path style=""/></svg>', "inline style at <path>"),
        ('<body onload="x()">', "event handler at <body>"),
        ('<img src="x" ONERROR="x()">', "event handler at <img>"),
        ('<script>a()</script><a onclick="x()">', "event handler at <a>"),
        ('<a href=" JavaScript:x()">', "script in an address at <a>"),
    ],
)
def test_inline_style_and_handlers_are_refused_by_page_element_and_line(
    page: str, complaint: str
) -> None:
    with pytest.raises(UnknownInlineError, match=f"{PAGE}: {complaint}"):
        collect(page)


def test_words_that_look_like_style_inside_a_script_are_no_style() -> None:
    text = 'x = "<p style=a onclick=b><style>"'
    assert collect(f"<script>{text}</script>") == [hash_text(text)]


KNOWN = read_own("refusals.js")


def check(page: str) -> None:
    check_inline({PAGE: page})


def test_page_with_known_scripts_and_data_passes() -> None:
    check(f'<script>{KNOWN}</script><script type="application/json">{{}}</script>')


@pytest.mark.parametrize("attributes", ["", ' type="module"', ' type="importmap"', " nonce=x"])
def test_unknown_script_stops_the_build_with_page_line_and_beginning(attributes: str) -> None:
    page = f"<script>{KNOWN}</script>\n<p>\n<script{attributes}>steal(everything)</script>"
    line = KNOWN.count("\n") + 3
    complaint = f"{PAGE}: unknown inline script that begins with 'steal.*', line {line}"
    with pytest.raises(UnknownInlineError, match=complaint):
        check(page)


@pytest.mark.parametrize("page", ["<style></style>", "<a onclick=x>", "<a href='javascript:x'>"])
def test_style_handlers_and_scripts_in_addresses_stop_the_build(page: str) -> None:
    with pytest.raises(UnknownInlineError, match=str(PAGE)):
        check(page)
