"""Where the steps are: what a page looks up when a form asks it to open one.

A form names a step by its id alone; the address comes from this table, which
the build writes into every page beside the runtime's manifest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.utils.meta import get_data

from overrides.build.front_matter import list_steps
from overrides.build.overlay import read_page

if TYPE_CHECKING:
    from collections.abc import Callable

type StepLink = dict[str, str]


def list_step_links(find_address: Callable[[str], str]) -> dict[str, StepLink]:
    """Give each step's words and address by its id.

    `find_address` turns a page's path in the docs folder into its address in the site.
    """
    links = {}
    for page in list_steps():
        _, meta = get_data(read_page(page.as_posix()))
        words = f"step {int(page.stem[:2])}: {meta['title']}"
        links[page.stem[3:]] = {"words": words, "address": find_address(page.as_posix())}
    return links
