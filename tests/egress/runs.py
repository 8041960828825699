"""Runs an engine through everything: sealed on either host, and unsealed."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.browser.conftest import serve
from tests.egress.kit import Kit
from tests.egress.results import HOSTS, Run
from tests.egress.scenes import SealedScene, UnsealedScene, write_unsealed
from tests.egress.trial import Attempt, Trial
from tests.engines.launcher import launch

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import CountingServer
    from tests.egress.scenes import Scene
    from tests.engines.engine import Engine


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
            trial = _try_all(name, lambda engine: SealedScene(engine, site), kit, folder / host)
            sealed[host] = trial.attempts
        site.sends_headers = False
        with serve(write_unsealed(folder / "unsealed")) as bare:
            control = _try_all(
                name, lambda engine: UnsealedScene(engine, bare), kit, folder / "control"
            )
        return Run(name, control.version, sealed, control.attempts)


class _Tried(NamedTuple):
    version: str
    attempts: dict[tuple[str, str], Attempt]


def _try_all(
    name: str, make_scene: Callable[[Engine], Scene], kit: Kit, folder: Path, tries: int = 2
) -> _Tried:
    """Run a trial in a browser of its own.

    One whose driver falls silent, as Firefox's may on a busy machine, is replaced once, and all
    is tried again: nothing of what it did counts.
    """
    try:
        with launch(name) as engine:
            return _Tried(engine.version, Trial(make_scene(engine), kit, folder / "0").run())
    except TimeoutError:
        if tries == 1:
            raise
    return _try_all(name, make_scene, kit, folder / "again", tries - 1)
