"""The documents of the sealed frames: one script, one style, a policy for nothing else."""

from __future__ import annotations

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from overrides.build.tools import ROOT, make_integrity
from tutorial_py.data import load_key_shapes, load_methods

FORMS = {
    "check-keys": "Check keys (sealed form)",
    "check-whitelist": "Check whitelist (sealed form)",
    "sign-request": "Sign a request (sealed form)",
    "explain-error": "Explain an error (sealed form)",
}
"""The widgets and what their frames are called; each has a template `NAME.html` and, in
`frame.js`, a maker of its form. Pages learn the names from the runtime's manifest."""


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
            methods=tuple(load_methods().methods.values()),
        )
        .encode()
        for role in ("engine", *FORMS)
    }
