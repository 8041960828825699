"""The guide built by what may come after MkDocs and its theme: ProperDocs and Zensical."""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import asdict
from pathlib import Path

from overrides.build import front_matter, step_links
from overrides.build.runtime import load_runtime
from overrides.build.tools import run
from overrides.build.versions import choose_version
from tests.docs.guide import ROOT

DAY = "1764547200"
"""Both are told the same day, in seconds: it stands in the site's map."""


def _build(program: str, *words: str) -> None:
    said = {"SOURCE_DATE_EPOCH": DAY, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    run([sys.executable, "-m", program, "build", *words], {**os.environ, **said})


def build_by_mkdocs(folder: Path) -> None:
    """Build the guide as it is built today."""
    _build("mkdocs", "--site-dir", str(folder))


def build_by_properdocs(folder: Path) -> None:
    """Build the guide by the fork that runs the same plugins and hooks."""
    _build("properdocs", "--config-file", str(ROOT / "mkdocs.yml"), "--site-dir", str(folder))


def write_zensical_settings(folder: Path) -> Path:
    """Write settings with what the hook adds in MkDocs: Zensical runs no hooks."""
    extra: dict[str, object] = {
        "guide_version": asdict(choose_version()),
        "published": False,
        "offline": "",
        "pdfs": [],
        "runtime": load_runtime().manifest,
        "sites": front_matter.SITES,
        "step_numbers": front_matter.number_steps(),
        "steps": step_links.list_step_links(lambda page: page.removesuffix(".md") + "/"),
    }
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    for before, after in {
        "site_dir: build/single\n": "site_dir: site\n",
        "extra:\n": "extra:\n" + "".join(f"  {k}: {json.dumps(v)}\n" for k, v in extra.items()),
    }.items():
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    file = folder / "mkdocs.yml"
    file.write_text(text)
    return file


def build_by_zensical(folder: Path) -> Path:
    """Build the guide's pages by the theme's successor; give the site's folder."""
    for name in ("docs", "overrides"):  # it takes nothing from outside of its settings' folder
        shutil.copytree(
            ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.py*", "sitemap.xml")
        )
    _build("zensical", "--config-file", str(write_zensical_settings(folder)))
    return folder / "site"
