"""Try every way out in every engine, print the matrix, and save it for the page."""

from __future__ import annotations

import datetime
import sys

from overrides.build.seal_tables import load_results
from tests.browser.conftest import build_site
from tests.egress.results import format_matrix, save_run
from tests.egress.runs import run_engine
from tests.engines.launcher import ENGINES


def main() -> None:
    """Run all engines, or those that are named."""
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    with build_site() as site:
        for engine in sys.argv[1:] or ENGINES:
            print(f"Trying every way out in {engine}. This takes minutes.", file=sys.stderr)
            save_run(run_engine(engine, site), today)
    print(format_matrix(load_results()))


main()
