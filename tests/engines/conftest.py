"""The built site, and a page without a seal, in each engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import CountingServer, host, serve, site
from tests.engines import ENGINES, Engine, launch

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["host", "site"]

UNSEALED = """<!doctype html><title>No seal</title>
<iframe srcdoc="<input name=api_key><input name=secret type=password>"></iframe>
<textarea></textarea>"""


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with launch(request.param) as engine:
        yield engine


@pytest.fixture(scope="session")
def unsealed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CountingServer]:
    """A page with fields of its own, and a frame that it can look into."""
    folder = tmp_path_factory.mktemp("unsealed")
    (folder / "index.html").write_text(UNSEALED)
    with serve(folder) as server:
        yield server
