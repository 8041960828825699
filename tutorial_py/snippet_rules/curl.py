"""A request as a shell script with openssl and curl."""

import re
from typing import Final

from tutorial_py.characters import UNSEEN
from tutorial_py.signing_rules.param_string import write_params
from tutorial_py.signing_rules.styles import Params
from tutorial_py.snippet_rules.literals import Dialect, escape_utf16, quote, write_literal

TITLE: Final = "curl, in a shell, with openssl"

_HEAD: Final = """\
#!/bin/sh
# Save as request.sh and run it: sh request.sh
# Key and secret come from the environment; this file has neither.
set -eu
: "${CRYPTOCOM_API_KEY:?Set this environment variable first.}"
: "${CRYPTOCOM_API_SECRET:?Set this environment variable first.}"

"""
_TAIL: Final = r"""
now=$(date +%s)
nonce="${now}000" # milliseconds
id=$((now * 1000000 + $$ % 1000000)) # another one for every run
# While openssl runs, other programs on this computer can see the secret in the list of processes.
digest=$(printf '%s%b%s' "$method$id$CRYPTOCOM_API_KEY" "$signed" "$nonce" |
  openssl dgst -sha256 -hmac "$CRYPTOCOM_API_SECRET")
sig=${digest##* }

printf '{"id":%s,"method":"%s","api_key":"%s","params":%s,"nonce":%s,"sig":"%s"}' \
  "$id" "$method" "$CRYPTOCOM_API_KEY" "$params" "$nonce" "$sig" |
  curl --silent --show-error --header 'Content-Type: application/json' --data-binary @- \
    --write-out '\n%{http_code}\n' "$base$method"
"""
_ESCAPED_IN_SHELL: Final = re.compile(rf"\\|'|(?! ){UNSEEN.pattern}")


def write_curl(base: str, method: str, params: Params) -> str:
    """Write the script that sends `params` without floats to `method`, in the sh of POSIX."""
    values = (
        f"base='{base}'\n"
        f"method='{method}'\n"
        f"params='{write_literal(params, _JSON)}'\n"
        "# The same params as they are signed: sorted by name, nothing in between.\n"
        f"signed='{_escape_for_printf(write_params(params).join())}'\n"
    )
    return f"{_HEAD}{values}{_TAIL}"


def _escape_for_printf(text: str) -> str:
    """Escape what a shell cannot hold in single quotes, for `printf %b` to undo."""
    return _ESCAPED_IN_SHELL.sub(_write_octal, text)


def _write_octal(match: re.Match[str]) -> str:
    return "".join([rf"\0{byte:03o}" for byte in match[0].encode()])


def _quote_for_shell(text: str) -> str:
    return quote(text, escape_utf16).replace("'", r"\u0027")


_JSON: Final = Dialect(
    literals=("null", "true", "false"),
    indent="  ",
    quote_text=_quote_for_shell,
    quote_name=_quote_for_shell,
)
