"""Runs an engine through everything: sealed on either host, and unsealed."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.conftest import serve
from tests.egress.kit import Kit
from tests.egress.results import HOSTS, Run
from tests.egress.scenes import SealedScene, UnsealedScene, write_unsealed
from tests.egress.trial import Trial
from tests.engines.launcher import launch

if TYPE_CHECKING:
    from tests.browser.conftest import CountingServer


def run_engine(name: str, site: CountingServer) -> Run:
    """Try every way in an engine, each trial in a browser of its own; `site` serves the built site.

    Raises MissingEngineError if the engine is not installed.
    """
    kit = Kit()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        sealed = {}
        for host in HOSTS:
            site.sends_headers = host == HOSTS[1]
            with launch(name) as engine:
                sealed[host] = Trial(SealedScene(engine, site), kit, folder / host).run()
        site.sends_headers = False
        with serve(write_unsealed(folder / "unsealed")) as bare, launch(name) as engine:
            control = Trial(UnsealedScene(engine, bare), kit, folder / "control").run()
        return Run(engine.name, engine.version, sealed, control)
