"""Where things are, and the tools that the build runs."""

from __future__ import annotations

import base64
import hashlib
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEALED = ROOT / "overrides" / "sealed"
PYODIDE = ROOT / "node_modules" / "pyodide"
ESBUILD = ROOT / "node_modules" / ".bin" / "esbuild"

BROWSERS = "chrome111,firefox115,safari16.4"


def make_integrity(content: bytes) -> str:
    """Give the SHA-256 of bytes as policies and integrity attributes write it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode()


def run(
    command: list[str], environment: dict[str, str] | None = None, stdin: bytes | None = None
) -> bytes:
    """Run a tool, with bytes to read if any, and give its output; a complaint is the error."""
    done = subprocess.run(  # noqa: S603
        command, input=stdin, capture_output=True, check=False, env=environment, cwd=ROOT
    )
    if done.returncode:
        message = f"{Path(command[0]).name} failed:\n{done.stderr.decode()}{done.stdout.decode()}"
        raise RuntimeError(message)
    return done.stdout


def bundle(entry: Path, *options: str) -> bytes:
    """Bundle a script and what it imports into one classic script."""
    shared = ["--bundle", "--format=iife", "--minify", "--charset=utf8", "--log-level=warning"]
    return run([str(ESBUILD), str(entry), *shared, f"--target={BROWSERS}", *options])
