import re
from pathlib import Path

from overrides.build.headers import (
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
LONGEST = 2000
"""Characters that hosts take in a line of `_headers`."""


def find(tmp_path: Path, address: str) -> dict[str, str]:
    write_headers(tmp_path, POLICY)
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


def test_only_what_its_address_identifies_is_kept_for_ever(tmp_path: Path) -> None:
    assert "immutable" in find(tmp_path, "/runtime/abc/worker.js.gzip")["Cache-Control"]
    for address in ("/", "/assets/javascripts/tutorial.js", "/runtimes/x", "/a/runtime/x"):
        assert "Cache-Control" not in find(tmp_path, address)


def test_no_header_is_said_by_two_rules_for_hosts_join_them() -> None:
    names = [name for headers in list_headers(POLICY).values() for name in headers]
    assert len(set(names)) == len(names)


def test_everything_is_switched_off_but_copying() -> None:
    features = dict(each.split("=") for each in make_permissions().split(", "))
    assert features.pop("clipboard-write") == "*"
    assert set(features.values()) == {"()"}
    assert {"camera", "clipboard-read", "geolocation", "microphone", "usb"} <= set(features)


def test_nginx_says_the_same_headers_in_each_place(tmp_path: Path) -> None:
    write_headers(tmp_path, POLICY)
    text = (tmp_path / NGINX).read_text()
    outside, inside = text.split("location ^~ /runtime/ {")
    for part, address in ((outside, "/"), (inside.split("}")[0], "/runtime/a")):
        said = dict(re.findall(r'add_header (\S+) "([^"]*)"(?: always)?;', part))
        wanted = find(tmp_path, address)
        assert said == {"Cache-Control": "no-cache", **wanted}


def test_nginx_keeps_no_error_for_ever() -> None:
    (line,) = [each for each in write_nginx(list_headers("")).splitlines() if "immutable" in each]
    assert "always" not in line


def test_no_value_ends_its_quotes_or_its_line() -> None:
    rules = list_headers(POLICY)
    values = [value for headers in rules.values() for value in headers.values()]
    assert [value for value in values if set(value) & set('"\n\r\\$')] == []
    assert write_nginx(rules).count('"') == 2 * write_nginx(rules).count("add_header")


def test_lines_are_as_short_as_hosts_want_them() -> None:
    lines = write_headers_file(list_headers("x" * 1500)).splitlines()
    assert max(map(len, lines)) < LONGEST
