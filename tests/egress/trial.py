"""One trial: every way out from every place of a scene, and who heard of it."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.egress.kit import LAST_PATIENCE, Kit, Way, Word
from tests.egress.scenes import MARK, Scene
from tests.egress.stranger import Stranger, list_arrivals, stand_by

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import CountingServer

NEEDS_PYTHON = ("neighbour",)
"""Ways that go for the frame that Python is in."""


@dataclass(frozen=True)
class Attempt:
    """What came of a way: the browser's word for it, and what the listeners heard."""

    way: Way
    outcome: str
    words: str
    arrived: bool
    """A request with the mark reached a listener."""
    carried: bool
    """A packet with the mark reached the way's own listener."""
    touched: bool
    """Someone connected, or sent a packet, at the way's very own listener."""


def has_arrived(key: tuple[str, str], arrived: set[tuple[str, str]]) -> bool:
    """Tell whether a way's request came; Python's have names of their own in its worker."""
    place, way = key
    return ("worker" if place == "python" else place, way) in arrived


def make_ice(server: CountingServer) -> str:
    """Name a server as one that helps with calls: it listens by UDP on the same port."""
    return f"stun:127.0.0.1:{server.server_port}"


class Trial:
    """Tries the ways of a scene's places, each in reach of listeners."""

    def __init__(self, scene: Scene, kit: Kit, folder: Path) -> None:
        self.scene = scene
        self.kit = kit
        self.folder = folder
        self.words: dict[tuple[str, str], Word] = {}
        self.ways: dict[tuple[str, str], Way] = {}
        self.listeners: dict[tuple[str, str], Stranger] = {}

    def run(self) -> dict[tuple[str, str], Attempt]:
        """Try everything."""
        with ExitStack() as stack:
            self.stack = stack
            self.stranger = self._stand_by("stranger")
            self.scene.host.requests.clear()
            for place, where in self.scene.places.items():
                self._try_place(place, where)
            self._try_worker()
            self._put_fence()
            arrived = list_arrivals(self.stranger.requests + self.scene.host.requests, MARK)
            return {key: self._sum_up(key, way, arrived) for key, way in self.ways.items()}

    def _sum_up(self, key: tuple[str, str], way: Way, arrived: set[tuple[str, str]]) -> Attempt:
        listener = self.listeners.get(key)
        word = self.words[key]
        return Attempt(
            way,
            word["outcome"],
            word["words"],
            arrived=has_arrived(key, arrived),
            carried=listener is not None and listener.has_heard(MARK),
            touched=listener is not None and listener.touches > 0,
        )

    def _stand_by(self, name: str) -> Stranger:
        return self.stack.enter_context(stand_by(self.folder / name))

    def _aim(self, place: str, server: CountingServer) -> dict[str, str]:
        """Make a target: an address with the mark in it, and a server of calls beside it."""
        address = f"{server.url}?leak={MARK}&place={place}"
        return {"url": address, "mark": MARK, "ice": make_ice(server)}

    def _try_place(self, place: str, where: str) -> None:
        self.scene.open(with_python=place != "page")
        self.kit.put_into(self.scene.engine, where)
        ways = self.kit.list_ways(self.scene.engine, where, place)
        # A page may ask its own host for what it likes; it has nothing to carry there.
        own = place != "page"
        ways = [way for way in ways if own or not way.own]
        self.ways |= {(place, way.name): way for way in ways}
        calm = [way for way in ways if not way.last]
        if own:
            names = [way.name for way in calm if way.seen == "request"]
            self._try(place, where, names, self.scene.host)
        names = [way.name for way in calm if not way.own and way.seen != "connection"]
        self._try(place, where, names, self.stranger)
        for way in calm:
            if way.seen == "connection":
                listener = self._stand_by(f"{place}-{way.name}")
                self.listeners[place, way.name] = listener
                self._try(place, where, [way.name], listener)
        for way in ways:
            if way.last:
                self._try_last(place, where, way.name)

    def _try_last(self, place: str, where: str, name: str) -> None:
        """Try a way that may take the document away, in a document of its own."""
        engine = self.scene.engine
        self.scene.open(with_python=name in NEEDS_PYTHON)
        self.kit.put_into(engine, where)
        self.kit.try_last(engine, where, place, name, self._aim(place, self.stranger))
        self.stranger.has_come(f"place={place}&way={name}", LAST_PATIENCE)
        self.words[place, name] = self.kit.hear_last(engine, where)

    def _try_worker(self) -> None:
        """Have the worker and Python try, towards the stranger and towards the own host."""
        self.scene.open()
        listener = self._stand_by("worker")
        servers = (self.stranger, self.scene.host)
        leak: dict[str, object] = {
            "urls": [self._aim("worker", server)["url"] for server in servers],
            "mark": MARK,
            "ice": make_ice(listener),
        }
        for tried in self.scene.ask_python(leak):
            way = Way(tried["name"], tried["title"], tried["seen"], own=False, last=False)
            key = (tried["from"].lower(), way.name)
            self.ways[key] = way
            self.words[key] = {"outcome": tried["outcome"], "words": tried["words"]}
            if way.seen == "connection":
                self.listeners[key] = listener

    def _try(self, place: str, where: str, names: list[str], server: CountingServer) -> None:
        tried = self.kit.try_ways(self.scene.engine, where, place, names, self._aim(place, server))
        self.words |= {(place, name): word for name, word in tried.items()}

    def _put_fence(self) -> None:
        """Send a request after all that was tried: what leaked came first."""
        # An address of the listener itself: no seal is there that would refuse it.
        self.scene.engine.open(f"{self.stranger.url}?fence")
        self.stranger.wait_for("fence")
