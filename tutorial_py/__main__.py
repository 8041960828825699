"""The calls of `bridge` on the command line: `python -m tutorial_py call NAME`."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence

from tutorial_py.arguments import WHOLE
from tutorial_py.bridge import CALLS, call, make_error_reply
from tutorial_py.errors import InputError

_INTERRUPTED = 130  # what a shell reports after Ctrl+C

_EPILOG = """\
Reads JSON Lines from standard input, one object of arguments a line, and writes one reply a line:
{"value": ...} or {"error": {"field": ..., "message": ...}}. Lines end in a line feed only; blank
lines are skipped. Nothing is kept or sent.

  echo '{"keys": [{"api_key": "", "secret": ""}]}' | python -m tutorial_py call check_keys
  echo '{"text": "192.0.2.1, 192.0.2.300"}' | python -m tutorial_py call check_whitelist
  echo '{"text": "HTTP 401 code 40103"}' | python -m tutorial_py call explain_error
  echo '{"workload": "move_stops", "keys": 2}' | python -m tutorial_py call simulate_rate_limits
  echo '{"workload": "move_stops", "target": {"max_wait_ms": 0}}' |
    python -m tutorial_py call recommend_keys
  echo '{"kind": "mistakes", "seed": 1}' | python -m tutorial_py call make_sample
  python -m tutorial_py call sign_request      method, id, api_key, secret, nonce, params
  python -m tutorial_py call compare_signature the same, and the other signature as other
  python -m tutorial_py call write_snippets    method, params

Type keys into a file or a pipe, not into the command itself: shells remember commands.
Exit status: 0 when every line was answered, also with errors; 2 for wrong usage.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line. Returns the exit status; wrong usage exits with 2."""
    options = _make_parser().parse_args(arguments)
    try:
        for reply in answer_lines(options.name, sys.stdin.buffer):
            sys.stdout.write(f"{reply}\n")
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader went away. What is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return _INTERRUPTED
    return 0


def answer_lines(name: str, lines: Iterable[bytes]) -> Iterator[str]:
    """Answer each line of arguments with a reply to the call `name`. Blank lines are skipped."""
    for line in lines:
        if line.strip():
            yield _answer_line(name, line)


def _answer_line(name: str, line: bytes) -> str:
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return make_error_reply(InputError(WHOLE, "is not UTF-8"))
    return call(name, text)


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tutorial_py",
        description="Check keys and whitelists of Crypto.com Exchange, sign requests and explain "
        "errors, on this machine only.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(metavar="call", required=True)
    one = commands.add_parser("call", help="answer calls read from standard input")
    one.add_argument("name", metavar="NAME", choices=CALLS, help=f"one of: {', '.join(CALLS)}")
    return parser


if __name__ == "__main__":
    sys.exit(main())
