"""Clients with known mistakes, written apart from the product: what they would send as sig."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Client:
    """A client that signs as the exchange wants it but for its `mistakes`."""

    method: str
    id: int
    api_key: str
    secret: str
    nonce: int
    params: Mapping[str, Any]
    mistakes: frozenset[str] = field(default_factory=frozenset)

    def has(self, mistake: str) -> bool:
        return mistake in self.mistakes

    def sign(self) -> str:
        key, secret = self.api_key, self.secret
        if self.has("key_secret_swapped"):
            key, secret = secret, key
        if self.has("secret_blanks"):
            secret += "\n"
        nonce = self.nonce // 1000 if self.has("nonce_in_seconds") else self.nonce
        number = "" if self.has("missing_id") else str(self.id)
        if self.has("body_signed"):
            text = self.write_body(key, nonce)
        else:
            text = f"{self.method}{number}{key}{self.write_params()}{nonce}"
        algorithm = hashlib.sha512 if self.has("sha512") else hashlib.sha256
        digest = hmac.new(secret.encode(), text.encode(), algorithm).digest()
        if self.has("base64"):
            return base64.b64encode(digest).decode()
        return digest.hex().upper() if self.has("upper_case") else digest.hex()

    def write_body(self, key: str, nonce: int) -> str:
        body = {"id": self.id, "method": self.method, "api_key": key, "params": self.params}
        if self.has("missing_id"):
            del body["id"]
        return json.dumps({**body, "nonce": nonce}, sort_keys=not self.has("unsorted_keys"))

    def write_params(self) -> str:
        if self.has("params_as_json"):
            return json.dumps(self.params, sort_keys=not self.has("unsorted_keys"))
        return self.write_object(self.params, listed=False)

    def write_object(self, values: Mapping[str, Any], *, listed: bool) -> str:
        names = list(values) if self.has("unsorted_keys") else sorted(values)
        return "".join(name + self.write_value(values[name], listed=listed) for name in names)

    def write_value(self, value: Any, *, listed: bool) -> str:
        if isinstance(value, list):
            if listed and self.has("other_nesting"):
                return f"[{', '.join(value)}]"
            return "".join(self.write_entry(entry) for entry in value)
        if isinstance(value, bool) or value is None:
            return str(value) if self.has("python_literals") else json.dumps(value)
        if isinstance(value, float):
            return str(value) if self.has("number_format") else str(value).removesuffix(".0")
        return str(value)

    def write_entry(self, entry: Any) -> str:
        if isinstance(entry, dict):
            return self.write_object(entry, listed=True)
        return self.write_value(entry, listed=False)
