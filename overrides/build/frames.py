"""The documents of the sealed frames: one script, one style, a policy for nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from overrides.build.examples import write_ready
from overrides.build.forms import FORMS
from overrides.build.tools import ROOT, SEALED, bundle, make_integrity
from tutorial_py.data import (
    load_key_shapes,
    load_methods,
    load_rate_limits,
    load_sources,
    load_workloads,
)
from tutorial_py.simulation_fields import list_ranges


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


def list_options(role: str, files: Mapping[str, object]) -> tuple[str, ...]:
    """List how a frame's script is bundled, with what it knows of the runtime's files."""
    return (f"--define:RUNTIME_FILES={json.dumps(files)}", f'--define:FRAME_ROLE="{role}"')


def bundle_scripts(files: Mapping[str, object]) -> dict[str, bytes]:
    """Bundle the one script of each frame, by role; it carries the hash of every runtime file."""
    return {
        role: bundle(SEALED / "frame.js", *list_options(role, files)) for role in ("engine", *FORMS)
    }


def render_frames(scripts: Mapping[str, bytes], style: bytes) -> dict[str, bytes]:
    """Render the document of every sealed frame, by role."""
    templates = Environment(
        loader=FileSystemLoader(ROOT / "overrides" / "partials"),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - script and style must stay as their hashes know them
        trim_blocks=True,
    )
    if any(b"</script" in script.lower() for script in scripts.values()):
        raise RuntimeError("a frame's script would end its own element")
    if b"</style" in style.lower():
        raise RuntimeError("the frames' style would end its own element")
    templates.globals.update(
        style=style.decode(),
        most_keys=load_key_shapes().slots.most,
        methods=tuple(load_methods().methods.values()),
        workloads=load_workloads(),
        limits=load_rate_limits(),
        sources=load_sources(),
        ranges=list_ranges(),
        ready=write_ready(),  # what simulate-rate-limits shows before Python runs
    )
    return {
        role: templates.get_template(f"{role}.html")
        .render(script=script.decode(), policy=make_policy(role, style, script))
        .encode()
        for role, script in scripts.items()
    }
