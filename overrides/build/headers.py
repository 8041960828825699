"""The response headers for hosts that let a site say them, from the same policy as the pages'.

Two files at the site's root: `_headers`, which several static hosts read there, and `nginx.conf`,
to be included in a `server` block. Both take the site's folder for the root of the host.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

HEADERS = "_headers"
NGINX = "nginx.conf"

UNUSED = (
    *("accelerometer", "autoplay", "camera", "clipboard-read", "cross-origin-isolated"),
    *("display-capture", "encrypted-media", "fullscreen", "geolocation", "gyroscope", "hid"),
    *("idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment"),
    *("picture-in-picture", "publickey-credentials-create", "publickey-credentials-get"),
    *("screen-wake-lock", "serial", "storage-access", "usb", "window-management"),
    "xr-spatial-tracking",
)
"""What browsers can do and neither page nor frame ever asks for."""

EVERYWHERE = "/*"
CONTENT_ADDRESSED = "/runtime/*"
ASK_AGAIN = {"Cache-Control": "no-cache"}


def make_permissions() -> str:
    """Write the permissions policy.

    Copying is for all: a sealed frame has no origin that a list could name. The frame's own
    `allow` attribute still decides which frame may.
    """
    return ", ".join([*(f"{name}=()" for name in UNUSED), "clipboard-write=*"])


def list_headers(policies: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """List the headers by the path that they are for, given the policies by theirs.

    A header of a path stands in one rule only: hosts join what several rules say. So pages have no
    rule for their cache, and are left to the hosts' own, which is to ask again.
    """
    rules = {
        EVERYWHERE: {
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": make_permissions(),
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
        },
        CONTENT_ADDRESSED: {"Cache-Control": "public, max-age=31536000, immutable"},
    }
    for path, policy in policies.items():
        headers = rules.setdefault(path, {})
        headers["Content-Security-Policy"] = f"{policy}; frame-ancestors 'none'"
    return rules


def write_headers_file(rules: Mapping[str, Mapping[str, str]]) -> str:
    """Write the rules as `_headers` has them."""
    lines = []
    for path, headers in rules.items():
        lines += [path, *(f"  {name}: {value}" for name, value in headers.items())]
    return "\n".join([*lines, ""])


def _add_headers(headers: Mapping[str, str], when: str = " always") -> list[str]:
    return [f'add_header {name} "{value}"{when};' for name, value in headers.items()]


def _write_location(path: str, lines: Iterable[str]) -> list[str]:
    """Write the place of a path; one with a star at its end is a folder."""
    match = f"^~ {path.removesuffix('*')}" if path.endswith("*") else f"= {path}"
    return [f"location {match} {{", *(f"    {line}" for line in lines), "}"]


def write_nginx(rules: Mapping[str, Mapping[str, str]]) -> str:
    """Write the rules for nginx, where a location with headers of its own inherits no others."""
    everywhere = rules[EVERYWHERE]
    lines = [
        "# For a `server` block whose `root` is this folder: `include …/nginx.conf;`",
        "charset utf-8;",
        "charset_types text/css text/plain text/xml application/javascript application/json;",
        "gzip_static on;",
        "# Where nginx has the brotli module: brotli_static on;",
        "error_page 404 /404.html;",
        *_add_headers({**everywhere, **ASK_AGAIN}),
    ]
    for path, headers in rules.items():
        if path == CONTENT_ADDRESSED:
            # Not always: an error is no content to be kept.
            lasting = _add_headers(headers, when="")
            lines += _write_location(path, [*_add_headers(everywhere), *lasting])
        elif path != EVERYWHERE:
            lines += _write_location(path, _add_headers({**everywhere, **headers, **ASK_AGAIN}))
    lines += [
        "# What only hosts of another kind read, and this file.",
        f"location = /{HEADERS} {{ return 404; }}",
        f"location = /{NGINX} {{ return 404; }}",
    ]
    return "\n".join([*lines, ""])


def write_headers(site: Path, policies: Mapping[str, str]) -> None:
    """Put both files into a built site."""
    rules = list_headers(policies)
    (site / HEADERS).write_text(write_headers_file(rules))
    (site / NGINX).write_text(write_nginx(rules))
