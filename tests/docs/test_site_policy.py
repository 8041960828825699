"""Every page's policy: there, before anything runs, and it knows what runs."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from xml.etree import ElementTree as ET

from overrides.build.headers import HEADERS
from overrides.build.inline import DATA_TYPES
from overrides.build.integrity import MODULES
from overrides.build.runtime import load_runtime
from overrides.build.tools import make_integrity
from tests.docs.markup import read_page
from tests.docs.test_site_pages import every_file, resolve
from tests.headers_file import find_headers, read_rules


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


@every_file
def test_every_script_and_style_says_the_hash_of_its_file(site: Path, file: str) -> None:
    elements = [
        (element, element.get("src") or element.attrib["href"])
        for element in read_page(site / file).iter()
        if (element.tag == "script" and "src" in element.attrib)
        or (element.tag == "link" and element.get("rel") == "stylesheet")
    ]
    assert elements
    for element, address in elements:
        content = resolve(site, file, address).read_bytes()
        assert element.attrib["integrity"] == make_integrity(content)


@every_file
def test_page_knows_the_hash_of_every_module_of_the_guide(site: Path, file: str) -> None:
    (content,) = [
        script.text or ""
        for script in read_page(site / file).iter("script")
        if script.get("type") == "importmap"
    ]
    hashes: dict[str, str] = json.loads(content)["integrity"]
    files = {resolve(site, file, address): integrity for address, integrity in hashes.items()}
    assert {path.name for path in files} == {path.name for path in MODULES.glob("*.js")}
    for path, integrity in files.items():
        assert make_integrity(path.read_bytes()) == integrity


@every_file
def test_modules_of_the_guide_run_before_the_script_of_the_theme(site: Path, file: str) -> None:
    page = read_page(site / file)
    scripts = [script for script in page.iter("script") if "src" in script.attrib]
    sources = [script.attrib["src"].rsplit("/", 1)[1] for script in scripts]
    (theme,) = [index for index, name in enumerate(sources) if name.startswith("bundle.")]
    assert sources.index("tutorial.js") < theme
    assert "defer" in scripts[theme].attrib, "else it runs before any module"
    assert "async" not in scripts[theme].attrib, "it waits for a page that is not yet parsed"


def test_headers_say_the_policy_of_the_pages_and_that_no_page_may_be_framed(site: Path) -> None:
    (policy,) = list_policies(read_page(site / "index.html"))
    said = find_headers(read_rules(site / HEADERS), "/")["Content-Security-Policy"]
    assert said == f"{policy}; frame-ancestors 'none'"
    lines = (site / HEADERS).read_text().splitlines()
    assert max(map(len, lines)) <= 2000, "hosts take no longer line"


def test_all_pages_have_the_same_policy(site: Path) -> None:
    pages = [read_page(path) for path in site.rglob("*.html")]
    assert len({policy for page in pages for policy in list_policies(page)}) == 1
