import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from overrides.build.headers import (
    ASK_AGAIN,
    EVERYWHERE,
    HEADERS,
    NGINX,
    list_headers,
    make_permissions,
    write_headers,
    write_headers_file,
    write_nginx,
)
from tests.headers_file import find_headers, read_rules

POLICY = "default-src 'none'; script-src 'self' 'sha256-a+/='"
OTHER = "default-src 'none'; script-src 'sha256-b+/='"
ONE = {EVERYWHERE: POLICY}
TREE = {"/": OTHER, "/404.html": OTHER, "/latest/*": POLICY, "/2026-04/*": POLICY}
"""The policies of a site that is one version, and of one with several beside one another."""
LONGEST = 2000
"""Characters that hosts take in a line of `_headers`."""


def find(tmp_path: Path, address: str, policies: Mapping[str, str] = ONE) -> dict[str, str]:
    write_headers(tmp_path, policies)
    return find_headers(read_rules(tmp_path / HEADERS), address)


def test_every_address_gets_the_policy_of_the_pages_and_may_be_framed_by_none(
    tmp_path: Path,
) -> None:
    for address in ("/", "/404.html", "/tools/check-keys/?a=b", "/runtime/abc/worker.js.gzip"):
        headers = find(tmp_path, address)
        assert headers["Content-Security-Policy"] == f"{POLICY}; frame-ancestors 'none'"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_each_version_keeps_the_policy_that_it_was_built_with(tmp_path: Path) -> None:
    for address, policy in {
        "/": OTHER,
        "/404.html": OTHER,
        "/latest/": POLICY,
        "/2026-04/tools/check-keys/": POLICY,
    }.items():
        headers = find(tmp_path, address, TREE)
        assert headers["Content-Security-Policy"] == f"{policy}; frame-ancestors 'none'"
        assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Security-Policy" not in find(tmp_path, "/runtime/a/b", TREE)


def test_only_what_its_address_identifies_is_kept_for_ever(tmp_path: Path) -> None:
    assert "immutable" in find(tmp_path, "/runtime/abc/worker.js.gzip")["Cache-Control"]
    for address in ("/", "/assets/javascripts/tutorial.js", "/runtimes/x", "/a/runtime/x"):
        assert "Cache-Control" not in find(tmp_path, address)


def test_no_header_is_said_by_two_rules_for_hosts_join_them() -> None:
    names = [name for headers in list_headers(ONE).values() for name in headers]
    assert len(set(names)) == len(names)
    rules = list_headers(TREE)
    everywhere = set(rules.pop(EVERYWHERE))
    assert [path for path, headers in rules.items() if everywhere & set(headers)] == []


def test_everything_is_switched_off_but_copying() -> None:
    features = dict(each.split("=") for each in make_permissions().split(", "))
    assert features.pop("clipboard-write") == "*"
    assert set(features.values()) == {"()"}
    assert {"camera", "clipboard-read", "geolocation", "microphone", "usb"} <= set(features)


@pytest.mark.parametrize("policies", [ONE, TREE], ids=["one", "tree"])
def test_nginx_says_the_same_headers_in_each_place(
    policies: Mapping[str, str], tmp_path: Path
) -> None:
    write_headers(tmp_path, policies)
    outside, *places = re.split(
        r"^location (?:\^~|=) ", (tmp_path / NGINX).read_text(), flags=re.MULTILINE
    )
    said_at = {"/anything": outside}
    said_at |= {place.split(" ", 1)[0]: place for place in places if "return" not in place}
    assert set(said_at) >= {"/anything", "/runtime/"} | {path.rstrip("*") for path in policies} - {
        "/"
    }
    for address, part in said_at.items():
        said = dict(re.findall(r'add_header (\S+) "([^"]*)"(?: always)?;', part))
        assert said == {**ASK_AGAIN, **find(tmp_path, address, policies)}


def test_nginx_keeps_no_error_for_ever() -> None:
    (line,) = [each for each in write_nginx(list_headers(ONE)).splitlines() if "immutable" in each]
    assert "always" not in line


def test_no_value_ends_its_quotes_or_its_line() -> None:
    rules = list_headers(TREE)
    values = [value for headers in rules.values() for value in headers.values()]
    assert [value for value in values if set(value) & set('"\n\r\\$')] == []
    assert write_nginx(rules).count('"') == 2 * write_nginx(rules).count("add_header")


def test_lines_are_as_short_as_hosts_want_them() -> None:
    lines = write_headers_file(list_headers({EVERYWHERE: "x" * 1500})).splitlines()
    assert max(map(len, lines)) < LONGEST
