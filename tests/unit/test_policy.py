from pathlib import Path

import pytest

from overrides.build import policy
from overrides.build.policy import MARK, insert_policy, make_policy
from overrides.build.runtime import Runtime

RUNTIME = Runtime(Path("nowhere"), {}, ["sha256-frame-script"], "sha256-frame-style")
PAGE = Path("some/page.html")


def rules(scripts: tuple[str, ...] = ()) -> dict[str, str]:
    parts = make_policy(list(scripts), RUNTIME).split("; ")
    return dict(part.split(" ", 1) for part in parts)


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


def test_policy_asks_for_trusted_types_and_lets_two_makers_be() -> None:
    assert rules()["require-trusted-types-for"] == "'script'"
    assert rules()["trusted-types"] == "default sealed-frame"


def test_policy_lets_nothing_in_from_elsewhere() -> None:
    sources = {
        source
        for name, value in rules(("sha256-a",)).items()
        for source in value.split()
        if name != "trusted-types"
    }
    assert {source for source in sources if not source.startswith("'")} == {"blob:", "data:"}
    assert "'unsafe-inline'" not in sources
    assert "'unsafe-eval'" not in sources


def test_preview_alone_lets_unknown_inline_scripts_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "PREVIEW", True)
    assert "'unsafe-inline'" in rules(("sha256-a",))["script-src"]
    assert "sha256" not in rules(("sha256-a",))["script-src"]
    assert rules()["frame-src"] == "'none'"


def test_every_page_gets_the_policy_once() -> None:
    pages = {PAGE: f'<meta content="{MARK}">{MARK}', Path("b.html"): MARK}
    assert insert_policy(pages, "a 'b' & c") == {
        PAGE: f"<meta content=\"a 'b' &amp; c\">{MARK}",
        Path("b.html"): "a 'b' &amp; c",
    }


def test_page_without_a_place_for_the_policy_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"some/page\.html: no place for the policy"):
        insert_policy({PAGE: "<p>no policy here</p>"}, "a")
