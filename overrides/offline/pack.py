"""Pack the offline copy: the newest version's pages, its PDFs, and where to start."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from overrides.build.file_list import write_file_list
from overrides.build.layout import COPY, LATEST, OFFLINE, PAPER, name_copy
from overrides.build.tools import ROOT, make_integrity, run
from overrides.build.versions import VERSION

TEMPLATES = ROOT / "overrides" / "offline" / "templates"
DATE = (1980, 1, 1, 0, 0, 0)
"""Of every file in the zip: the earliest that it can hold, so that it comes out the same."""


def build_pages(version: str, address: str, folder: Path) -> None:
    """Build the pages of a version for a folder. Raises RuntimeError with MkDocs' complaint."""
    said = {OFFLINE: "1", VERSION: version, "SITE_URL": f"{address}{LATEST}/"}
    command = [sys.executable, "-m", "mkdocs", "build", "--no-directory-urls"]
    environment = {**os.environ, **said, "NO_MKDOCS_2_WARNING": "1"}
    run([*command, "--site-dir", str(folder)], environment)


def write_start(folder: Path, address: str) -> None:
    """Write what a reader sees first: a page, and the same as plain text."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    style = (ROOT / "overrides" / "publish" / "templates" / "root.css").read_text("utf-8")
    policy = f"default-src 'none'; style-src '{make_integrity(style.encode())}'; base-uri 'none'"
    values = {"name": COPY, "live": f"{address}{LATEST}/", "style": style, "policy": policy}
    for template in ("START-HERE.html", "README.txt"):
        (folder / template).write_text(templates.get_template(template).render(values))


def zip_folder(folder: Path, name: str, target: Path) -> None:
    """Zip a folder under a name, the same way every time."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{name}/{path.relative_to(folder).as_posix()}", DATE)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, compresslevel=9)


def pack_copy(version: str, out: Path, address: str, papers: Path) -> Path:
    """Build and zip the copy of a version, with its PDFs from a folder.

    `address` is that of the live site's root. The zip's SHA-256 goes beside it.
    """
    name = name_copy(version)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "copy"
        build_pages(version, address, folder)
        shutil.copytree(papers, folder / PAPER)
        write_start(folder, address)
        write_file_list(folder)
        out.mkdir(parents=True, exist_ok=True)
        target = out / COPY
        zip_folder(folder, name, target)
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    target.with_name(f"{target.name}.sha256").write_text(f"{digest}  {target.name}\n")
    return target
