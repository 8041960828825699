"""A recipe makes a signature. The documented one, and whatever differs from it in known ways."""

import hmac
from collections.abc import Callable
from typing import Final, NamedTuple

from tutorial_py.signing_rules.param_string import write_params
from tutorial_py.signing_rules.request import Request
from tutorial_py.signing_rules.styles import DOCUMENTED, Params, Style

type WriteParams = Callable[[Params, Style], str]
type WriteMessage = Callable[["Recipe", str], str]
type Digest = Callable[[bytes, bytes], bytes]

PARTS: Final = ("method", "id", "api_key", "params", "nonce")


class Recipe(NamedTuple):
    """All that decides a signature: the parts as texts, and how they are put together."""

    method: str
    id: str
    api_key: str
    secret: bytes
    nonce: str
    params: Params
    style: Style
    write: WriteParams
    message: WriteMessage
    digest: Digest

    def part(self, name: str, param_string: str) -> str:
        """Return the text of one of PARTS."""
        texts = (self.method, self.id, self.api_key, param_string, self.nonce)
        return texts[PARTS.index(name)]


def join_pieces(params: Params, style: Style) -> str:
    """Write params as documented: pieces with nothing between them."""
    return write_params(params, style).join()


def join_parts(recipe: Recipe, param_string: str) -> str:
    """Put the parts together as documented."""
    return f"{recipe.method}{recipe.id}{recipe.api_key}{param_string}{recipe.nonce}"


def make_hmac(algorithm: str) -> Digest:
    """Return the HMAC with a hash such as `sha256`."""

    def compute(secret: bytes, message: bytes) -> bytes:
        return hmac.digest(secret, message, algorithm)

    return compute


HMAC_SHA256: Final = make_hmac("sha256")


def make_recipe(request: Request, digest: Digest = HMAC_SHA256) -> Recipe:
    """Return the documented recipe for a request; `digest` is the only thing to choose."""
    return Recipe(
        method=request.method,
        id=str(request.id),
        api_key=request.api_key,
        secret=request.secret.encode(),
        nonce=str(request.nonce),
        params=request.params or {},
        style=DOCUMENTED,
        write=join_pieces,
        message=join_parts,
        digest=digest,
    )
