"""A request as a Python script."""

from functools import partial
from typing import Final

from tutorial_py.signing_rules.styles import Params
from tutorial_py.snippet_rules.literals import Dialect, escape_like_python, quote, write_literal

TITLE: Final = "Python, with httpx"

_QUOTE: Final = partial(quote, escape=escape_like_python)
_PYTHON: Final = Dialect(
    literals=("None", "True", "False"),
    indent="    ",
    quote_text=_QUOTE,
    quote_name=_QUOTE,
)
_HEAD: Final = """\
# Save as request.py and run it: python request.py
# It needs httpx: python -m pip install httpx
# Key and secret come from the environment; this file has neither.
import hashlib
import hmac
import json
import os
import sys
import time

import httpx

"""
_TAIL: Final = '''

def write(value):
    """Write params, or a value in them, as the text that is signed."""
    if isinstance(value, dict):
        # Names are sorted by their UTF-16 units, as JavaScript sorts.
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "".join(name + write(value[name]) for name in names)
    if isinstance(value, list):
        return "".join(write(entry) for entry in value)
    if isinstance(value, float):
        raise TypeError("Write amounts as texts, not as numbers.")
    return value if isinstance(value, str) else json.dumps(value)


def sign(request, secret):
    parts = [request["method"], request["id"], request["api_key"]]
    parts += [write(request["params"]), request["nonce"]]
    payload = "".join(str(part) for part in parts)
    return hmac.new(secret.encode(), payload.encode(), hashlib.sha256).hexdigest()


def read_environment(name):
    if not os.environ.get(name):
        sys.exit(f"Set the environment variable {name} first.")
    return os.environ[name]


api_key = read_environment("CRYPTOCOM_API_KEY")
secret = read_environment("CRYPTOCOM_API_SECRET")
nonce = time.time_ns() // 1_000_000  # milliseconds
request = {"id": nonce, "method": METHOD, "api_key": api_key, "params": PARAMS, "nonce": nonce}
request["sig"] = sign(request, secret)

response = httpx.post(BASE + METHOD, json=request)
print(response.status_code, response.text)
'''


def write_python(base: str, method: str, params: Params) -> str:
    """Write the script that sends `params` without floats to `method`."""
    values = (
        f"BASE = {_QUOTE(base)}\n"
        f"METHOD = {_QUOTE(method)}\n"
        f"PARAMS = {write_literal(params, _PYTHON)}\n"
    )
    return f"{_HEAD}{values}{_TAIL}"
