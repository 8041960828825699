"""The last steps over a built site: what is known is bound by its hash, and the rest refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from overrides.build.file_list import write_file_list
from overrides.build.headers import EVERYWHERE, write_headers
from overrides.build.inline import check_inline, collect_scripts
from overrides.build.integrity import bind_page
from overrides.build.layout import is_published, list_shared
from overrides.build.policy import insert_policy, make_policy
from overrides.build.repairs import repair_script
from overrides.build.service_worker import write_worker
from overrides.build.source_maps import forget_maps
from overrides.build.versions import choose_version

if TYPE_CHECKING:
    from pathlib import Path

    from overrides.build.runtime import Runtime


def finish_site(site: Path, runtime: Runtime, root: str = "/") -> None:
    """Bind every page to its files and policy; write the headers and the list of files.

    `root` is where the site lies on its host. A version that lies beside others has no headers of
    its own: hosts read those at the root.
    Raises ValueError, naming the page, for anything that the build does not know.
    """
    forget_maps(site / "assets")
    repair_script(site / "assets")
    pages = {path: path.read_text() for path in sorted(site.rglob("*.html"))}
    check_inline(pages)
    bound = {path: bind_page(site, path, text, root) for path, text in pages.items()}
    policy = make_policy(collect_scripts(bound), runtime)
    for path, text in insert_policy(bound, policy).items():
        path.write_text(text)
    if not is_published():
        write_headers(site, {EVERYWHERE: policy})
    write_worker(site, runtime)
    write_file_list(site, list_shared(site, choose_version().name, runtime))
