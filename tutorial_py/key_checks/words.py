"""The words that several rules about keys and secrets share."""

from collections.abc import Mapping
from typing import Final, Literal

type FieldName = Literal["api_key", "secret"]

NAMES: Final[Mapping[FieldName, str]] = {"api_key": "API key", "secret": "secret"}
COPY_AGAIN: Final[Mapping[FieldName, str]] = {
    "api_key": "Open API Management at Crypto.com, click Edit next to this key, "
    "and copy the API key with its copy button.",
    "secret": "Copy the secret again from where you saved it. Crypto.com shows it only once: "
    "if you no longer have it, create a new API key there.",
}
