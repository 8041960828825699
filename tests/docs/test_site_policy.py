"""Every page's policy: there, before anything runs, and it knows what runs."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from xml.etree import ElementTree as ET

from overrides.build.policy import DATA_TYPES
from overrides.build.runtime import load_runtime
from tests.docs.markup import read_page
from tests.docs.test_site_pages import every_file


def list_policies(page: ET.Element) -> list[str]:
    return [
        meta.attrib["content"]
        for meta in page.iter("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    ]


def split_policy(policy: str) -> dict[str, list[str]]:
    rules = [rule.split() for rule in policy.split("; ")]
    return {name: values for name, *values in rules}


def hash_script(script: ET.Element) -> str:
    digest = hashlib.sha256((script.text or "").encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@every_file
def test_page_has_one_policy_and_no_mark_is_left(site: Path, file: str) -> None:
    assert "@policy@" not in (site / file).read_text("utf-8")
    assert len(list_policies(read_page(site / file))) == 1


@every_file
def test_policy_stands_before_anything_that_runs_or_is_loaded(site: Path, file: str) -> None:
    for element in read_page(site / file).iter():
        if element.get("http-equiv") == "Content-Security-Policy":
            return
        assert element.tag not in {"script", "style", "iframe", "img"}
        assert element.get("rel") != "stylesheet"


@every_file
def test_policy_shuts_what_the_site_does_not_use(site: Path, file: str) -> None:
    (policy,) = list_policies(read_page(site / file))
    rules = split_policy(policy)
    for name in ("default-src", "frame-src", "object-src", "form-action", "base-uri"):
        assert rules[name] == ["'none'"], name
    assert rules["connect-src"] == ["'self'"]
    assert "unsafe-inline" not in policy
    assert "'unsafe-eval'" not in policy
    assert "http" not in policy


@every_file
def test_policy_knows_every_inline_script_of_the_page(site: Path, file: str) -> None:
    page = read_page(site / file)
    (policy,) = list_policies(page)
    inline = [
        hash_script(script)
        for script in page.iter("script")
        if "src" not in script.attrib and script.get("type") not in DATA_TYPES
    ]
    assert inline
    assert set(inline) <= set(split_policy(policy)["script-src"])


@every_file
def test_policy_knows_script_and_style_of_the_sealed_frames(site: Path, file: str) -> None:
    (policy,) = list_policies(read_page(site / file))
    rules, runtime = split_policy(policy), load_runtime()
    assert runtime.scripts
    assert all(f"'{script}'" in rules["script-src"] for script in runtime.scripts)
    assert f"'{runtime.style}'" in rules["style-src"]


def test_all_pages_have_the_same_policy(site: Path) -> None:
    pages = [read_page(path) for path in site.rglob("*.html")]
    assert len({policy for page in pages for policy in list_policies(page)}) == 1
