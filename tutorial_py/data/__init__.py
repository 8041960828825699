"""The facts that the guide prints and checks by: one TOML file and one module of its name each.

Every row about the world carries its source and the day when it was checked. The loaders read a
file once, refuse a malformed row with a `DataError` that names it, and return frozen rows.
"""

from tutorial_py.data.address_kinds import AddressKind, AddressKinds, load_address_kinds
from tutorial_py.data.error_codes import ErrorCodes, ErrorRow, load_error_codes
from tutorial_py.data.key_shapes import KeyShapes, Shape, load_key_shapes
from tutorial_py.data.methods import Method, Methods, load_methods
from tutorial_py.data.rate_limits import Limit, RateLimits, Rule, load_rate_limits
from tutorial_py.data.rows import Origin
from tutorial_py.data.signing import Dispute, SigningFacts, load_signing
from tutorial_py.data.sources import Source, load_sources
from tutorial_py.data.workloads import Choice, Workload, Workloads, load_workloads

__all__ = [
    "AddressKind",
    "AddressKinds",
    "Choice",
    "Dispute",
    "ErrorCodes",
    "ErrorRow",
    "KeyShapes",
    "Limit",
    "Method",
    "Methods",
    "Origin",
    "RateLimits",
    "Rule",
    "Shape",
    "SigningFacts",
    "Source",
    "Workload",
    "Workloads",
    "load_address_kinds",
    "load_error_codes",
    "load_key_shapes",
    "load_methods",
    "load_rate_limits",
    "load_signing",
    "load_sources",
    "load_workloads",
]
