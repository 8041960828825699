"""A request as a JavaScript module for Node."""

from functools import partial
from typing import Final

from tutorial_py.signing_rules.styles import Params
from tutorial_py.snippet_rules.literals import Dialect, escape_utf16, quote, write_literal

TITLE: Final = "JavaScript, with Node 20 or newer"

_QUOTE: Final = partial(quote, escape=escape_utf16)
_HEAD: Final = """\
// Save as request.mjs and run it: node request.mjs
// Key and secret come from the environment; this file has neither.
import { createHmac } from "node:crypto";

"""
_TAIL: Final = """
/** Write params, or a value in them, as the text that is signed. */
function write(value) {
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw new TypeError("Write amounts and long numbers as texts.");
  }
  if (value === null || typeof value !== "object") return String(value);
  if (Array.isArray(value)) return value.map(write).join("");
  return Object.keys(value).sort().map((name) => name + write(value[name])).join("");
}

function sign(request, secret) {
  const { method, id, api_key, params, nonce } = request;
  const payload = `${method}${id}${api_key}${write(params)}${nonce}`;
  return createHmac("sha256", secret).update(payload).digest("hex");
}

function readEnvironment(name) {
  if (!process.env[name]) {
    console.error(`Set the environment variable ${name} first.`);
    process.exit(1);
  }
  return process.env[name];
}

const api_key = readEnvironment("CRYPTOCOM_API_KEY");
const secret = readEnvironment("CRYPTOCOM_API_SECRET");
const nonce = Date.now(); // milliseconds
const request = { id: nonce, method: METHOD, api_key, params: PARAMS, nonce };
request.sig = sign(request, secret);

const response = await fetch(BASE + METHOD, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(request),
});
console.log(response.status, await response.text());
"""


def write_javascript(base: str, method: str, params: Params) -> str:
    """Write the module that sends `params` without floats to `method`."""
    values = (
        f"const BASE = {_QUOTE(base)};\n"
        f"const METHOD = {_QUOTE(method)};\n"
        f"const PARAMS = {write_literal(params, _JAVASCRIPT)};\n"
    )
    return f"{_HEAD}{values}{_TAIL}"


def _quote_name(name: str) -> str:
    # Without the brackets it would set the prototype instead of a value.
    return '["__proto__"]' if name == "__proto__" else _QUOTE(name)


_JAVASCRIPT: Final = Dialect(
    literals=("null", "true", "false"),
    indent="  ",
    quote_text=_QUOTE,
    quote_name=_quote_name,
)
