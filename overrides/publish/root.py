"""What lies at the root, beside the versions: the way to the newest, and what hosts read there."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from overrides.build.headers import HEADERS, NGINX, list_headers, write_headers_file, write_nginx
from overrides.build.layout import LATEST
from overrides.build.tools import ROOT, make_integrity
from overrides.publish.branch import (
    VERSIONS,
    Published,
    PublishError,
    list_published,
    read_file,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

TEMPLATES = ROOT / "overrides" / "publish" / "templates"
OWN_PAGES = ("/", "/index.html", "/404.html")
"""Addresses of the pages that belong to no version."""

POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def read_policy(page: bytes) -> str:
    """Read the policy that a page was built with. Raises PublishError when it has none."""
    found = POLICY.search(page)
    if not found:
        raise PublishError("A version's first page has no policy.")
    return html.unescape(found[1].decode())


def make_own_policy(style: str) -> str:
    """Write the policy of the root's own pages: one style, and nothing else at all."""
    return f"default-src 'none'; style-src '{make_integrity(style.encode())}'; base-uri 'none'"


def render_pages(address: str, versions: list[Published]) -> dict[str, bytes]:
    """Render the pages that lead to the newest version, given the root's address."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    style = (TEMPLATES / "root.css").read_text("utf-8")
    values = {
        "home": address,
        # A page that is not found is served at any depth: its links must start at the root.
        "root": urlsplit(address).path,
        "latest": LATEST,
        "style": style,
        "policy": make_own_policy(style),
        "versions": versions,
    }
    return {
        name: templates.get_template(name).render(values).encode()
        for name in ("index.html", "404.html", "robots.txt", "sitemap.xml")
    }


def write_hosts_files(policies: Mapping[str, str]) -> dict[str, bytes]:
    """Write what hosts read of headers, given each policy by the path that it is for."""
    rules = list_headers(policies)
    return {HEADERS: write_headers_file(rules).encode(), NGINX: write_nginx(rules).encode()}


def write_versions(versions: list[Published]) -> bytes:
    """Write the list that the version selector shows, in its order."""
    rows = [
        {"version": version.name, "title": version.title, "aliases": list(version.aliases)}
        for version in versions
    ]
    return (json.dumps(rows, indent=2, ensure_ascii=False) + "\n").encode()


def make_root(branch: str, address: str) -> dict[str, bytes]:
    """Make every file of the root from the versions on the branch."""
    versions = list_published(branch)
    own = make_own_policy((TEMPLATES / "root.css").read_text("utf-8"))
    policies = dict.fromkeys(OWN_PAGES, own)
    for version in versions:
        policy = read_policy(read_file(branch, f"{version.name}/index.html"))
        policies |= {f"/{name}/*": policy for name in (version.name, *version.aliases)}
    pages = render_pages(address, versions)
    return {**pages, **write_hosts_files(policies), VERSIONS: write_versions(versions)}
