"""Read one entry of a whitelist with the standard library's `ipaddress`."""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final

from tutorial_py.data.address_kinds import Address, Network

# The longest that an address, a network or one with a port can be, in characters.
_LONGEST: Final = 64
_IPV4_PORT: Final = re.compile(r"([0-9.]+):([0-9]{1,5})")
_BRACKETED: Final = re.compile(r"\[([0-9A-Fa-f:.]+)\](?::([0-9]{1,5}))?")
_ZONE: Final = re.compile(r"%[^/]*")  # as in fe80::1%12, for one device only; of any text


@dataclass(frozen=True, slots=True)
class Reading:
    """What an entry is: one address (`first`), or a network that begins with it.

    `network` is None for one address, even one that was written with a mask. `port` is "" if
    none was written.
    """

    first: Address
    network: Network | None = None
    port: str = ""
    has_mask: bool = False

    @property
    def address(self) -> Address | None:
        """The address. None for a network."""
        return self.first if self.network is None else None

    @property
    def is_everything(self) -> bool:
        """Whether it is the network of all addresses there are."""
        return self.network is not None and self.network.prefixlen == 0

    @property
    def canonical(self) -> str:
        """The one spelling of the address or the network."""
        name = show_address(self.first)
        return name if self.network is None else f"{name}/{self.network.prefixlen}"


def read_entry(text: str) -> Reading | None:
    """Read an entry. None when it is neither an address nor a network."""
    if len(text) > _LONGEST or ("." not in text and ":" not in text):
        return None
    if ":" in text:
        text = _ZONE.sub("", text)
    if "/" in text:
        return _read_network(text)
    port = ""
    match = _IPV4_PORT.fullmatch(text) or _BRACKETED.fullmatch(text)
    if match:
        text, port = match.group(1), match.group(2) or ""
    address = _read_address(text)
    return None if address is None else Reading(address, port=port)


def show_address(address: Address) -> str:
    """Return the one spelling of an address, the same in every version of Python."""
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return f"::ffff:{address.ipv4_mapped}"
    return str(address)


def _read_address(text: str) -> Address | None:
    try:
        return ip_address(text)
    except ValueError:
        return None


def _read_network(text: str) -> Reading | None:
    try:
        network = ip_network(text, strict=False)
    except ValueError:
        return None
    if network.num_addresses == 1:
        return Reading(network.network_address, has_mask=True)
    return Reading(network.network_address, network, has_mask=True)


def read_ipv4(text: str) -> IPv4Address | None:
    """Read an IPv4 address. None when it is none."""
    try:
        return IPv4Address(text)
    except ValueError:
        return None
