"""Publish a version of the guide, or build the site with all of them.

python -m overrides.publish version 2026-04 --address https://guide.example/
python -m overrides.publish site --out site --downloads dist --address http://127.0.0.1:8000/
python -m overrides.publish compress site
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from overrides.build.tools import ROOT
from overrides.build.versions import list_versions
from overrides.publish.branch import PublishError
from overrides.publish.build import build_site, gather_downloads, publish_version
from overrides.publish.compress import compress_tree

SCRATCH = ROOT / "build" / "versions.git"


def make_parser() -> argparse.ArgumentParser:
    """Make the parser of the command line."""
    parser = argparse.ArgumentParser(prog="python -m overrides.publish", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    versions = {version.name: version for version in list_versions()}
    version = commands.add_parser("version", help="put one version on a branch of this repository")
    version.add_argument("name", choices=versions)
    version.add_argument("--branch", default="gh-pages")
    site = commands.add_parser(
        "site", help="write all versions into a folder; no branch is touched"
    )
    site.add_argument("--out", type=Path, required=True)
    site.add_argument("--downloads", type=Path, required=True, help="for the PDFs and the zip")
    compress = commands.add_parser("compress", help="put brotli and gzip copies beside the files")
    compress.add_argument("folder", type=Path)
    for command in (version, site):
        command.add_argument("--address", required=True, help="of the site's root, with a slash")
    return parser


def run_command(options: argparse.Namespace) -> None:
    """Do what was asked for. Raises PublishError or RuntimeError when it cannot be done."""
    if options.command == "compress":
        compress_tree(options.folder)
    elif options.command == "site":
        build_site(options.out, options.address, SCRATCH)
        gather_downloads(options.out, options.downloads)
    else:
        (version,) = (each for each in list_versions() if each.name == options.name)
        publish_version(options.branch, version, options.address)


def main(words: list[str] | None = None) -> int:
    """Do what the command line says; give the exit code."""
    parser = make_parser()
    options = parser.parse_args(words)
    if not getattr(options, "address", "/").endswith("/"):
        parser.error("--address must end with a slash.")
    try:
        run_command(options)
    except (PublishError, RuntimeError) as error:
        print(error, file=sys.stderr)  # noqa: T201 - the command's own words
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
