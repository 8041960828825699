"""Makes the PDFs of a built version; GUIDE_VERSION says which it is, as for the build."""

from __future__ import annotations

import argparse
from pathlib import Path

from overrides.pdf.making import build_pdfs


def main() -> None:
    """Read the command line and say what was made."""
    parser = argparse.ArgumentParser(prog="python -m overrides.pdf", description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of a built version")
    parser.add_argument("--out", type=Path, required=True, help="where the PDFs go")
    parser.add_argument(
        "--live", required=True, help="the address of that version, with a / at its end"
    )
    args = parser.parse_args()
    for path in build_pdfs(args.site, args.out, args.live):
        print(f"{path}: {path.stat().st_size:,} bytes")  # noqa: T201 - the command's answer


if __name__ == "__main__":
    main()
