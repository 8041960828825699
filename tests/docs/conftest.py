"""The built site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.guide import ROOT


@pytest.fixture(scope="session")
def site() -> Path:
    """Give the folder of the newest version, built as a site by itself."""
    folder = ROOT / "build" / "single"
    if not (folder / "sitemap.xml").is_file():
        pytest.fail("there is no built site: run `make single` first", pytrace=False)
    return folder
