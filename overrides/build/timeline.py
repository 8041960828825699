"""The timeline of simulated rate limits, drawn by the sealed frame's own drawing module in Node."""

from __future__ import annotations

import functools
import hashlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from overrides.build.tools import ROOT, bundle, run

type Reply = Mapping[str, object]
"""The value of a reply to `simulate_rate_limits`."""

SCRIPT = ROOT / "overrides" / "build" / "timeline.js"


def draw_timeline(one: Reply, several: Reply, label: str, width: int) -> str:
    """Draw one key above several as an `<svg>` element, `width` pixels wide.

    With one key on both sides there is one panel. `label` says in words what the drawing shows.
    """
    return draw_timelines(one, several, label, [width])[0]


def draw_timelines(one: Reply, several: Reply, label: str, widths: Sequence[int]) -> list[str]:
    """Draw the same at several widths; one start of Node serves them all."""
    shown = {"one": one, "several": several, "label": label}
    name = hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()[:8]
    jobs = [{**shown, "width": width, "prefix": f"timeline-{name}-{width}"} for width in widths]
    with tempfile.TemporaryDirectory() as scratch:
        script = Path(scratch) / "timeline.cjs"
        script.write_bytes(_bundle_script())
        drawn = run(["node", str(script)], stdin=json.dumps(jobs).encode())
    drawings: list[str] = json.loads(drawn)
    return drawings


@functools.cache
def _bundle_script() -> bytes:
    return bundle(SCRIPT, "--platform=node", "--target=node20")
