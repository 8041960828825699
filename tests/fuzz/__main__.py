"""Fuzz every call: `python -m tests.fuzz`, or `make fuzz`. Fails on any finding."""

from __future__ import annotations

import argparse
import os
import sys
import time

from tests.fuzz.inputs import make_input
from tests.fuzz.runner import run


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="how many inputs")
    parser.add_argument("--seed", type=int, default=1, help="where they come from")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--show", type=int, metavar="NUMBER", help="write one input and end")
    options = parser.parse_args()
    if options.show is not None:
        case = make_input(options.seed, options.show)
        sys.stdout.write(f"{case.name!a}\n{case.args!a}\n")
        return 0
    begin = time.monotonic()
    tally = run(options.seed, options.count, options.workers)
    for line in tally.write():
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{time.monotonic() - begin:.0f} s with {options.workers} processes.\n")
    return 1 if tally.findings else 0


if __name__ == "__main__":
    sys.exit(main())
