"""Build what the page serves of Python: runtime files, sealed frames, one manifest.

Everything goes into one folder named by the hash of its manifest, so that an
address never changes its content. The frames' script is built last and carries
the SHA-256 of every runtime file; only those bytes will ever run in a frame.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pyodide_lock import PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec

from tutorial_py.data import load_key_shapes

ROOT = Path(__file__).parents[2]
SEALED = ROOT / "overrides" / "sealed"
PYODIDE = ROOT / "node_modules" / "pyodide"
TARGET = ROOT / "build" / "runtime"
ESBUILD = ROOT / "node_modules" / ".bin" / "esbuild"

FORMS = ("check-keys", "check-whitelist")
"""The widgets; each has a template `NAME.html` and a script `NAME.js`."""

PACKED = ".gzip"
"""Ending of a packed file. Not `.gz`: some servers unpack that on the way."""

EPOCH = "315532800"
"""1980-01-01, the earliest date that a zip can hold: the same wheel every time."""

BROWSERS = "chrome111,firefox115,safari16.4"


@dataclass(frozen=True)
class Runtime:
    """Where the runtime was built, and what pages need to know of it."""

    folder: Path
    manifest: dict[str, object]
    script: str
    style: str
    """Integrity of the frames' script and style: the page's policy must allow them too."""


def hash_bytes(content: bytes) -> str:
    """Give the SHA-256 of bytes in lower-case hex."""
    return hashlib.sha256(content).hexdigest()


def make_integrity(content: bytes) -> str:
    """Give the SHA-256 of bytes as policies and integrity attributes write it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode()


def pack(content: bytes) -> bytes:
    """Compress bytes, the same way every time."""
    return gzip.compress(content, compresslevel=9, mtime=0)


def build_wheel(folder: Path) -> Path:
    """Build `tutorial_py` as a wheel into a folder."""
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    run([*command, str(ROOT)], environment)
    (wheel,) = folder.glob("*.whl")
    return wheel


def make_lock(wheel: Path) -> bytes:
    """Write Pyodide's lock beside the wheel, which is all that it registers."""
    spec = PyodideLockSpec.from_json(PYODIDE / "pyodide-lock.json")
    spec.packages = {}
    spec = add_wheels_to_spec(spec, [wheel])
    lock = wheel.with_name("pyodide-lock.json")
    spec.to_json(lock)
    return lock.read_bytes()


def bundle(entry: Path, *options: str) -> bytes:
    """Bundle a script and what it imports into one classic script."""
    shared = ["--bundle", "--format=iife", "--minify", "--charset=utf8", "--log-level=warning"]
    return run([str(ESBUILD), str(entry), *shared, f"--target={BROWSERS}", *options])


def bundle_worker() -> bytes:
    """Bundle the worker with Pyodide's loader; what only Node would import stays out."""
    outside = ["--external:node:*", "--external:ws"]
    return bundle(
        SEALED / "worker.js", *outside, '--define:import.meta.url="https://sealed.invalid/"'
    )


def run(command: list[str], environment: dict[str, str] | None = None) -> bytes:
    """Run a tool and give its output; its complaint becomes the error."""
    done = subprocess.run(command, capture_output=True, check=False, env=environment, cwd=ROOT)  # noqa: S603
    if done.returncode:
        message = f"{Path(command[0]).name} failed:\n{done.stderr.decode()}{done.stdout.decode()}"
        raise RuntimeError(message)
    return done.stdout


def collect_files(scratch: Path) -> dict[str, bytes]:
    """Gather the files that the engine needs, as they are served."""
    wheel = build_wheel(scratch)
    return {
        f"worker.js{PACKED}": pack(bundle_worker()),
        f"pyodide.asm.wasm{PACKED}": pack((PYODIDE / "pyodide.asm.wasm").read_bytes()),
        "python_stdlib.zip": (PYODIDE / "python_stdlib.zip").read_bytes(),
        "pyodide-lock.json": make_lock(wheel),
        wheel.name: wheel.read_bytes(),
    }


def make_policy(role: str, style: bytes, script: bytes) -> str:
    """Write the policy of a frame: one script, one style, nothing from anywhere.

    The engine's may also compile WebAssembly and start the worker it was handed.
    """
    scripts = f"'{make_integrity(script)}'"
    rules = ["default-src 'none'", f"style-src '{make_integrity(style)}'"]
    if role == "engine":
        rules += [f"script-src {scripts} blob: 'wasm-unsafe-eval'", "worker-src blob:"]
    else:
        rules += [f"script-src {scripts}"]
    return "; ".join([*rules, "form-action 'none'", "base-uri 'none'"])


def render_frames(script: bytes, style: bytes) -> dict[str, bytes]:
    """Render the document of every sealed frame, by role."""
    templates = Environment(
        loader=FileSystemLoader(ROOT / "overrides" / "partials"),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - script and style must stay as their hashes know them
        trim_blocks=True,
    )
    if b"</script" in script.lower() or b"</style" in style.lower():
        raise RuntimeError("a frame's script or style would end its own element")
    return {
        role: templates.get_template(f"{role}.html")
        .render(
            role=role,
            policy=make_policy(role, style, script),
            style=style.decode(),
            script=script.decode(),
            most_keys=load_key_shapes().slots.most,
        )
        .encode()
        for role in ("engine", *FORMS)
    }


def build_runtime(target: Path) -> Runtime:
    """Build the runtime into `target/<hash of the manifest>/`, and nothing else there."""
    with tempfile.TemporaryDirectory() as scratch:
        files = collect_files(Path(scratch))
    hashes = {name: make_integrity(content) for name, content in files.items()}
    script = bundle(SEALED / "frame.js", f"--define:RUNTIME_FILES={json.dumps(hashes)}")
    style = bundle(SEALED / "frame.css")
    frames = render_frames(script, style)
    manifest: dict[str, object] = {
        "files": {name: len(content) for name, content in files.items()},
        "frames": {role: make_integrity(content) for role, content in frames.items()},
    }
    name = hash_bytes(json.dumps([manifest, hashes], sort_keys=True).encode())[:16]
    shutil.rmtree(target, ignore_errors=True)
    folder = target / name
    folder.mkdir(parents=True)
    for file, content in {**files, **{f"{r}.frame": c for r, c in frames.items()}}.items():
        (folder / file).write_bytes(content)
    manifest["base"] = f"runtime/{name}/"
    return Runtime(folder, manifest, make_integrity(script), make_integrity(style))


def save_runtime(target: Path = TARGET) -> None:
    """Build the runtime and note beside it what the pages need."""
    runtime = build_runtime(target)
    note = {"manifest": runtime.manifest, "script": runtime.script, "style": runtime.style}
    (target / "runtime.json").write_text(json.dumps(note, indent=1) + "\n")


def load_runtime(target: Path = TARGET) -> Runtime:
    """Read what `save_runtime` left.

    Raises FileNotFoundError when nothing was built yet.
    """
    note = json.loads((target / "runtime.json").read_text())
    base: str = note["manifest"]["base"]
    return Runtime(target / base.split("/")[1], **note)


if __name__ == "__main__":
    save_runtime()
