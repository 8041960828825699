"""The unpacked copy, and a browser that no name leads anywhere."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from overrides.build.layout import COPY
from overrides.build.tools import ROOT
from tests.browser.conftest import PROBE, browser_type_launch_args, complaints, serve
from tests.browser.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from tests.browser.conftest import CountingServer

__all__ = ["browser_type_launch_args", "complaints"]


@pytest.fixture(scope="session")
def packed() -> Path:
    """The zip, as `make build` leaves it."""
    found = ROOT / "dist" / COPY
    if not found.is_file():
        pytest.fail("there is no offline copy: run `make build` first", pytrace=False)
    return found


@pytest.fixture(scope="session")
def copy(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy, unpacked where a path has what paths may have."""
    folder = tmp_path_factory.mktemp("unpacked") / "My files (1), käse"
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder)
    (inner,) = folder.iterdir()
    return inner


@pytest.fixture
def own_copy(copy: Path, tmp_path: Path) -> Path:
    """A copy to be tampered with."""
    return Path(shutil.copytree(copy, tmp_path / "copy"))


@pytest.fixture
def requests(page: Page) -> list[str]:
    """What the page asks for, except from the folder and the form's question, which is refused."""
    page.context.set_offline(offline=True)
    asked: list[str] = []

    def hear(request: Any) -> None:
        if not request.url.startswith(("file:", "blob:", "data:", PROBE)):
            asked.append(request.url)

    page.on("request", hear)
    return asked


@pytest.fixture
def open_form(page: Page, copy: Path) -> Callable[[str], Form]:
    """Open the page of a widget's tool in the copy and give its form."""

    def open_it(name: str) -> Form:
        page.goto((copy / "tools" / f"{name}.html").as_uri())
        form = Form(page, name)
        form.wait_until_shown()
        return form

    return open_it


@pytest.fixture
def listener(tmp_path: Path) -> Iterator[CountingServer]:
    """Somebody who must never be called, although this machine could reach him."""
    folder = tmp_path / "listener"
    folder.mkdir()
    with serve(folder) as server:
        yield server
