"""Pack the copy of the guide that works by double click.

python -m overrides.offline --out dist --papers site/2026-04/pdf --address https://guide.example/
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from overrides.build.versions import choose_version
from overrides.offline.pack import pack_copy


def main(words: list[str] | None = None) -> int:
    """Do what the command line says; give the exit code."""
    parser = argparse.ArgumentParser(prog="python -m overrides.offline", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the folder for the zip")
    parser.add_argument("--papers", type=Path, required=True, help="the folder of the PDFs")
    parser.add_argument("--address", required=True, help="of the live site's root, with a slash")
    options = parser.parse_args(words)
    if not options.address.endswith("/"):
        parser.error("--address must end with a slash.")
    pack_copy(choose_version().name, options.out, options.address, options.papers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
