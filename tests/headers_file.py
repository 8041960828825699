"""Read a `_headers` file as the hosts that honour it do."""

from __future__ import annotations

import fnmatch
from pathlib import Path

type Rules = dict[str, list[tuple[str, str]]]


def read_rules(file: Path) -> Rules:
    """Read the headers by path; a line that is neither a path nor a header fails."""
    rules: Rules = {}
    path = ""
    for line in file.read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not line[0].isspace():
            path = line.strip()
            assert path.startswith("/"), line
            rules[path] = []
            continue
        name, _, value = line.strip().partition(": ")
        assert path and value, line
        rules[path].append((name, value))
    return rules


def find_headers(rules: Rules, address: str) -> dict[str, str]:
    """Find the headers of an address; what several rules say of one header is joined."""
    path = address.partition("?")[0].partition("#")[0]
    found: dict[str, str] = {}
    for pattern, headers in rules.items():
        if fnmatch.fnmatchcase(path, pattern.replace("[", "[[]")):
            for name, value in headers:
                found[name] = f"{found[name]}, {value}" if name in found else value
    return found
