"""Addresses that no server on the internet can have: `address_kinds.toml`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network

from tutorial_py.data.rows import among, open_file, read_rows, within
from tutorial_py.errors import DataError
from tutorial_py.fields import Fields

type Address = IPv4Address | IPv6Address
type Network = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class AddressKind:
    """A kind of address, the problem code that it gives, and the RFC that set it aside."""

    id: str
    code: str = field(metadata=among(("private_address", "example_address")))
    words: str
    networks: tuple[str, ...]
    rfc: int = field(metadata=within(1, 99_999))


@dataclass(frozen=True, slots=True)
class AddressKinds:
    """All of `address_kinds.toml`, in its order."""

    rows: tuple[AddressKind, ...]
    networks: tuple[tuple[Network, AddressKind], ...]

    def find(self, address: Address) -> AddressKind | None:
        """Return the first kind that `address` is of. None for an ordinary address."""
        for network, kind in self.networks:
            if address in network:
                return kind
        return None


@cache
def load_address_kinds() -> AddressKinds:
    """Return the kinds. Raises DataError."""
    return read_address_kinds(open_file("address_kinds.toml"))


def read_address_kinds(file: Fields) -> AddressKinds:
    """Read `address_kinds.toml`. Raises DataError."""
    rows = read_rows(AddressKind, file.tables("kind"))
    file.finish()
    return AddressKinds(rows, tuple(_read_networks(file, rows)))


def _read_networks(file: Fields, rows: Sequence[AddressKind]) -> list[tuple[Network, AddressKind]]:
    found = []
    for row in rows:
        for text in row.networks:
            try:
                found.append((ip_network(text), row))
            except ValueError as error:
                raise DataError(f"{file.path}: {row.id}", str(error)) from error
    return found
