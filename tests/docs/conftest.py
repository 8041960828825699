"""The built site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.guide import ROOT


@pytest.fixture(scope="session")
def site() -> Path:
    """Give the folder of the built site, whole as `make build` leaves it."""
    folder = ROOT / "site"
    if not (folder / "sitemap.xml").is_file():
        pytest.fail("there is no built site: run `make build` first", pytrace=False)
    return folder
