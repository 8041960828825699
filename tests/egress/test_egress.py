"""Nothing that is typed gets out, in any engine; and the page says what was tried."""

from __future__ import annotations

import pytest

from overrides.build.seal_tables import INSIDE, OPEN, load_results
from tests.browser.conftest import CountingServer
from tests.egress.results import HOSTS, Row, Run
from tests.egress.runs import run_engine
from tests.egress.verdicts import Verdict, judge

TOLERANCE = 0.05

WORKERS = (
    *(("worker", way) for way in ("worker", "blob-worker", "data-worker")),
    ("python", "python-worker"),
)


@pytest.fixture(scope="class")
def run(request: pytest.FixtureRequest, site: CountingServer) -> Run:
    """All attempts in an engine: minutes, so they are made once."""
    return run_engine(request.cls.engine, site)


class WaysOut:
    """What holds in an engine. Each has a class, for a worker takes whole classes."""

    engine: str

    @pytest.mark.parametrize("host", HOSTS)
    def test_no_way_out_of_the_seal_carries_the_secret(self, run: Run, host: str) -> None:
        out = [
            key
            for key, attempt in run.sealed[host].items()
            if key[0] in INSIDE and judge(attempt, run.control[key]) is Verdict.OUT
        ]
        assert out == []

    @pytest.mark.parametrize("host", HOSTS)
    def test_worker_with_python_can_start_no_other(self, run: Run, host: str) -> None:
        """One within would have what the worker's own script takes away."""
        assert {key: run.sealed[host][key].outcome for key in WORKERS} == dict.fromkeys(
            WORKERS, "missing"
        )

    def test_most_ways_carry_the_secret_where_no_seal_is(self, run: Run) -> None:
        """The control, as a whole; of each way the next test knows."""
        for place in (*INSIDE, "page"):
            tried = [attempt for key, attempt in run.control.items() if key[0] == place]
            requests = [each for each in tried if each.way.seen == "request"]
            arrived = [each for each in requests if each.arrived]
            assert len(arrived) > len(requests) / 2, place

    def test_page_about_the_seal_says_what_came_of_each_way(self, run: Run) -> None:
        """The results that the page is made from; `make matrix` makes them anew."""
        wanted = {(row["place"], row["way"]): row for row in load_results()[run.engine]["rows"]}
        found = {(row["place"], row["way"]): row for row in run.make_rows()}
        assert found.keys() == wanted.keys()
        differing = {
            key: verdicts
            for key in wanted
            if len(set(verdicts := list_verdicts(wanted[key]) + list_verdicts(found[key]))) > 1
        }
        # What gets through within the seal must be on the page, and nothing else.
        inside = {key: each for key, each in differing.items() if key[0] in INSIDE}
        assert {key: each for key, each in inside.items() if set(each) & set(OPEN)} == {}
        # A browser takes its time with some ways where no seal is: their silence proves nothing.
        assert len(differing) <= len(wanted) * TOLERANCE, differing


class TestChromium(WaysOut):
    engine = "Chromium"


class TestFirefox(WaysOut):
    engine = "Firefox"


class TestWebKitGTK(WaysOut):
    engine = "WebKitGTK"


def list_verdicts(row: Row) -> list[str]:
    return [row["verdict"], row.get("with_headers", row["verdict"])]
