"""What is odd about the way in which an entry of a whitelist is written."""

from typing import Final

from tutorial_py.list_checks.addresses import Reading
from tutorial_py.list_checks.findings import Findings
from tutorial_py.list_checks.mistakes import COPY_LIST

_NOT_DOCUMENTED: Final = "Crypto.com does not document whether a whitelist takes"
_IPV6: Final = 6


def find_writing_problems(reading: Reading, position: int, findings: Findings) -> None:
    """Find a port, a network and IPv6 in one entry."""
    name = reading.canonical
    if reading.port:
        message = f"{name} has a port; a whitelist takes the address alone."
        fix = f"Remove the colon and the number {reading.port} after it."
        findings.add("port", message, fix, position)
    if reading.is_everything:
        message = f"{name} lets in every address in the world, so the list protects nothing."
        findings.add("open_to_all", message, f"Leave it out. {COPY_LIST}", position)
    if reading.network:
        message = f"{name} is a network, not one address. {_NOT_DOCUMENTED} networks."
        fix = f"Put single addresses in its place. {COPY_LIST}"
        findings.add("network", message, fix, position)
    elif reading.has_mask:
        message = f"{name} is written as a network of one address. {_NOT_DOCUMENTED} networks."
        fix = "Remove the slash and the number after it."
        findings.add("network", message, fix, position)
    if reading.first.version == _IPV6:
        message = f"{name} is IPv6. {_NOT_DOCUMENTED} IPv6."
        fix = "If Crypto.com refuses it, leave it out and paste the IPv4 addresses."
        findings.add("ipv6", message, fix, position)
