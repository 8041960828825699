"""Where the ways out are tried: a form of the site with a secret typed, and the same unsealed."""

from __future__ import annotations

import shutil
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from overrides.build.runtime import load_runtime
from tests.egress.python_line import Tried, ask_sealed, ask_unsealed
from tests.engines.form import FORM, SECRET, check, open_form, start_python

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import CountingServer
    from tests.engines.engine import Engine

MARK = "SampMark5ecretMark5ecret"
"""Typed as a secret, and what every way tries to carry out."""

FRAMES = "() => document.querySelectorAll('iframe').length === 2"


class Scene(ABC):
    """A page with a frame that has a form and one that has Python."""

    places: ClassVar[Mapping[str, str]]
    """The selector of the frame in which a place's code is started, "" for the page itself."""

    def __init__(self, engine: Engine, host: CountingServer) -> None:
        self.engine = engine
        self.host = host

    @abstractmethod
    def ask_python(self, leak: dict[str, object]) -> list[Tried]:
        """Have the worker and the Python in it try their ways."""

    @abstractmethod
    def open(self, *, with_python: bool = True) -> None:
        """Open the page, and type the mark where there is a form."""


class SealedScene(Scene):
    """The page of a tool of the built site."""

    places: ClassVar[Mapping[str, str]] = {"page": "", "frame": FORM}

    def ask_python(self, leak: dict[str, object]) -> list[Tried]:
        """Ask over a line of the form."""
        return ask_sealed(self.engine, FORM, leak)

    def open(self, *, with_python: bool = True) -> None:
        """Open the form; type and check the mark."""
        self.engine.renew()
        open_form(self.engine, self.host)
        if with_python:
            start_python(self.engine)
        self.engine.type_text(FORM, SECRET, MARK)
        if with_python:
            check(self.engine)


class UnsealedScene(Scene):
    """The same parties without any seal: no policy, no sandbox, one origin."""

    places: ClassVar[Mapping[str, str]] = {"page": "", "frame": "iframe[name=form]"}

    def ask_python(self, leak: dict[str, object]) -> list[Tried]:
        """Ask a worker that the other frame starts."""
        return ask_unsealed(self.engine, "iframe[name=tutorial-engine]", leak)

    def open(self, *, with_python: bool = True) -> None:
        """Open the page; it has nothing to type into."""
        del with_python
        self.engine.renew()
        self.engine.open(f"{self.host.url}index.html")
        self.engine.wait_for("", FRAMES)


def write_unsealed(folder: Path) -> Path:
    """Write the unsealed scene's page into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    title = "<!doctype html><meta charset=utf-8><title>No seal</title>"
    frames = "".join(
        f"<iframe name={name} src=inner.html></iframe>" for name in ("form", "tutorial-engine")
    )
    shutil.copytree(load_runtime().folder, folder / "runtime")
    (folder / "index.html").write_text(f"{title}<body>{frames}")
    (folder / "inner.html").write_text(f"{title}<body>")
    return folder
