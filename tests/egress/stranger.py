"""A stranger at another address: counts requests, connections and packets."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from tests.browser.conftest import CountingServer, run_server

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST_PACKET = 65_536


def list_arrivals(requests: list[str], mark: str) -> set[tuple[str, str]]:
    """List place and way of the requests with the mark, as their addresses name them."""
    found = set()
    for request in requests:
        query = parse_qs(urlsplit(request.split(" ")[1]).query)
        if mark in request and "way" in query:
            found.add((query["place"][0], query["way"][0]))
    return found


class Stranger(CountingServer):
    """Serves nothing of interest, and notes whoever calls, by TCP or by UDP.

    `requests` are HTTP requests, `connections` counts TCP connections that were opened, and
    `packets` holds what came by UDP to the port of the same number.
    """

    def __init__(self, folder: Path) -> None:
        self.connections = 0
        self.packets: list[bytes] = []
        super().__init__(folder)
        self.ear = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.ear.bind(("127.0.0.1", self.server_port))

    def get_request(self) -> tuple[socket.socket, object]:
        """Take a connection, and count it."""
        self.connections += 1
        return super().get_request()

    def hear_packets(self) -> None:
        """Note packets until the ear is shut."""
        while packet := self.ear.recv(LARGEST_PACKET):
            self.packets.append(packet)

    @property
    def touches(self) -> int:
        """How often anyone came near, with or without something to say."""
        return self.connections + len(self.packets)

    def has_heard(self, mark: str) -> bool:
        """Tell whether a request or a packet had the mark in it."""
        packets = any(mark.encode() in packet for packet in self.packets)
        return packets or any(mark in request for request in self.requests)

    def has_come(self, part: str, patience: float) -> bool:
        """Wait some seconds for a request with a part in its address; tell whether it came."""
        with self.changed:
            return self.changed.wait_for(
                lambda: any(part in request for request in self.requests), timeout=patience
            )


@contextmanager
def stand_by(folder: Path) -> Iterator[Stranger]:
    """Let a stranger listen, in an empty folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with run_server(Stranger(folder)) as stranger:
        thread = threading.Thread(target=stranger.hear_packets, daemon=True)
        thread.start()
        try:
            yield stranger
        finally:
            while thread.is_alive():  # a packet may be lost, the one that ends it as well
                stranger.ear.sendto(b"", stranger.ear.getsockname())
                thread.join(0.1)
            stranger.ear.close()
