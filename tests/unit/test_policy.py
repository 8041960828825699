import base64
import hashlib
from pathlib import Path

import pytest

from overrides.build import policy
from overrides.build.policy import (
    MARK,
    UnknownInlineError,
    collect_scripts,
    make_policy,
    write_policies,
)
from overrides.build.runtime import Runtime

RUNTIME = Runtime(Path("nowhere"), {}, ["sha256-frame-script"], "sha256-frame-style")
PAGE = Path("some/page.html")


def hash_text(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def collect(page: str) -> list[str]:
    return collect_scripts({PAGE: page})


def rules(scripts: tuple[str, ...] = ()) -> dict[str, str]:
    parts = make_policy(list(scripts), RUNTIME).split("; ")
    return dict(part.split(" ", 1) for part in parts)


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


def test_policy_refuses_all_that_it_does_not_name() -> None:
    assert rules()["default-src"] == "'none'"


@pytest.mark.parametrize("name", ["frame-src", "object-src", "form-action", "base-uri"])
def test_policy_shuts_the_ways_out_of_the_page(name: str) -> None:
    assert rules()[name] == "'none'"


def test_policy_knows_the_scripts_of_pages_and_of_sealed_frames() -> None:
    assert rules(("sha256-a", "sha256-b"))["script-src"] == (
        "'self' blob: 'wasm-unsafe-eval' 'sha256-a' 'sha256-b' 'sha256-frame-script'"
    )
    assert rules()["style-src"] == "'self' 'sha256-frame-style'"


def test_policy_lets_nothing_in_from_elsewhere() -> None:
    sources = {source for value in rules(("sha256-a",)).values() for source in value.split()}
    assert {source for source in sources if not source.startswith("'")} == {"blob:", "data:"}
    assert "'unsafe-inline'" not in sources
    assert "'unsafe-eval'" not in sources


def test_preview_alone_lets_unknown_inline_scripts_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "PREVIEW", True)
    assert "'unsafe-inline'" in rules(("sha256-a",))["script-src"]
    assert "sha256" not in rules(("sha256-a",))["script-src"]
    assert rules()["frame-src"] == "'none'"


def test_every_page_gets_the_policy_with_the_scripts_of_all(tmp_path: Path) -> None:
    (tmp_path / "deeper").mkdir()
    pages = {tmp_path / "a.html": "a()", tmp_path / "deeper" / "b.html": "b()"}
    for path, text in pages.items():
        path.write_text(f'<meta content="{MARK}"><script>{text}</script>')
    write_policies(tmp_path, RUNTIME)
    known = sorted(hash_text(text) for text in pages.values())
    for path, text in pages.items():
        assert path.read_text() == (
            f'<meta content="{make_policy(known, RUNTIME)}"><script>{text}</script>'
        )


def test_other_files_of_the_site_are_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "script.js"
    other.write_text(f"'{MARK}'")
    write_policies(tmp_path, RUNTIME)
    assert other.read_text() == f"'{MARK}'"


def test_page_without_a_place_for_the_policy_is_refused_by_name(tmp_path: Path) -> None:
    page = tmp_path / "bare.html"
    page.write_text("<p>no policy here</p>")
    with pytest.raises(ValueError, match=r"bare\.html: no place for the policy"):
        write_policies(tmp_path, RUNTIME)
