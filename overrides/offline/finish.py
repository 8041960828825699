"""The last steps over the pages of the offline copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from overrides.build.file_list import write_file_list
from overrides.build.inline import check_inline, collect_scripts
from overrides.build.policy import insert_policy, make_offline_policy
from overrides.build.source_maps import forget_maps
from overrides.offline.files import INDEX

if TYPE_CHECKING:
    from pathlib import Path

    from overrides.build.runtime import Runtime

USELESS = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""What only a host serves."""


def finish_copy(site: Path, runtime: Runtime) -> None:
    """Give every page its policy, make the search's index a script, and list the files.

    No page says the hash of its files: browsers check none of a folder's. `SHA256SUMS` has them.
    Raises ValueError, naming the page, for an inline script that the build does not know.
    """
    for name in USELESS:
        (site / name).unlink(missing_ok=True)
    forget_maps(site / "assets")
    index = site / f"{INDEX}.json"
    (site / f"{INDEX}.js").write_text(f"var __index = {index.read_text('utf-8')};\n")
    index.unlink()
    pages = {path: path.read_text() for path in sorted(site.rglob("*.html"))}
    check_inline(pages)
    policy = make_offline_policy(collect_scripts(pages), runtime)
    for path, text in insert_policy(pages, policy).items():
        path.write_text(text)
    write_file_list(site)
