"""A request to sign, and the text that its signature covers."""

from dataclasses import dataclass
from hmac import digest

from tutorial_py.signing_rules.styles import Params


@dataclass(frozen=True, slots=True)
class Request:
    """What a signature is made of. `nonce` is Unix time in milliseconds; params may be left out.

    `params` is JSON as Python reads it, whose numbers with a point may be `WrittenNumber`.
    """

    method: str
    id: int
    api_key: str
    secret: str
    nonce: int
    params: Params | None = None

    def __repr__(self) -> str:
        return "Request(…)"

    def split_payload(self, param_string: str) -> tuple[tuple[str, str], ...]:
        """Return the five parts of the payload, in their order, with their names."""
        return (
            ("method", self.method),
            ("id", str(self.id)),
            ("api_key", self.api_key),
            ("param_string", param_string),
            ("nonce", str(self.nonce)),
        )

    def join_payload(self, param_string: str) -> str:
        """Return the text that is signed: the five parts, nothing between them."""
        return "".join([text for _, text in self.split_payload(param_string)])


def compute_signature(secret: str, payload: str) -> str:
    """Return the HMAC-SHA256 of two texts in UTF-8, as hexadecimal digits in lower case."""
    return digest(secret.encode(), payload.encode(), "sha256").hex()
