"""The site's content security policy, written into every page after the build.

One policy for all pages: instant navigation keeps the first page's. It knows
each inline script by its hash, so no other one runs, neither in a page nor in
a frame that a script puts into it, for such a frame is under this policy too.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from overrides.build.runtime import Runtime

MARK = "@policy@"
PREVIEW = False
"""While writing, MkDocs adds a script of its own to each page as it is served."""


def make_policy(scripts: list[str], runtime: Runtime) -> str:
    """Write the policy.

    A sealed frame is bound by it too, hence the frames' scripts and style, blob:
    and WebAssembly. `frame-src 'none'` lets frames without an address be, and
    keeps them from going to one: a frame could leave with a key in it. What the theme
    may make of text is in `partials/trust.js`.
    """
    known = " ".join(f"'{integrity}'" for integrity in [*scripts, *runtime.scripts])
    inline = "'unsafe-inline'" if PREVIEW else known
    style = "'unsafe-inline'" if PREVIEW else f"'{runtime.style}'"
    rules = [
        "default-src 'none'",
        f"script-src 'self' blob: 'wasm-unsafe-eval' {inline}",
        f"style-src 'self' {style}",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "manifest-src 'self'",
        "frame-src 'none'",
        "object-src 'none'",
        "form-action 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types default sealed-frame",
    ]
    return "; ".join(rules)


def make_offline_policy(scripts: list[str], runtime: Runtime) -> str:
    """Write the policy of a page that is opened from a folder, where no address is its own.

    Nothing is asked for by a script at all; the search's worker is started from text.
    """
    known = " ".join(f"'{integrity}'" for integrity in [*scripts, *runtime.scripts])
    rules = [
        "default-src 'none'",
        f"script-src file: blob: 'wasm-unsafe-eval' {known}",
        f"style-src file: '{runtime.style}'",
        "img-src file: data:",
        "worker-src blob:",
        "frame-src 'none'",
        "object-src 'none'",
        "form-action 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types default sealed-frame search-worker",
    ]
    return "; ".join(rules)


def insert_policy(pages: Mapping[Path, str], policy: str) -> dict[Path, str]:
    """Put the policy into every page.

    Raises ValueError for a page without a place for it.
    """
    for path, text in pages.items():
        if MARK not in text:
            raise ValueError(f"{path}: no place for the policy")
    escaped = html.escape(policy, quote=False)
    return {path: text.replace(MARK, escaped, 1) for path, text in pages.items()}
