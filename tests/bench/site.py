"""The built site beside a page of it that starts stock Pyodide, served alike.

Stock is what a page would do by itself: `loadPyodide`, then the same wheel, then the same call, on
the same page of the built site, unsealed. Files come in brotli, and browsers keep them for a while.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from overrides.build.inline_scripts import read_own
from overrides.build.runtime import load_runtime
from overrides.build.tools import PYODIDE, ROOT
from overrides.publish.compress import compress_file
from tests.hosting.nginx import serve_by_nginx

TOOL: Final = "tools/check-keys/"
STOCK: Final = "tools/stock/"
FOLDER: Final = "stock/"

LINES: Final = "brotli_static on; expires 10m; location ~ [.]mjs$ { default_type text/javascript; }"
"""The server's configuration."""

SCRIPT: Final = """<script type="module">
import { loadPyodide } from "/stock/pyodide.mjs";
const python = await loadPyodide();
python.unpackArchive(await (await fetch("/stock/%s")).arrayBuffer(), "wheel");
const call = python.pyimport("tutorial_py.bridge").call;
const args = { keys: [{ api_key: "Samp", secret: "Samp" }] };
const reply = JSON.parse(call("check_keys", JSON.stringify(args)));
const verdict = document.createElement("p");
verdict.textContent = reply.value.pairs[0].api_key.problems[0].message;
document.body.append(verdict);
globalThis.verdictAt = Date.now();
</script></body>"""

READER: Final = """(() => {
  if (self === top) return;
  const look = () => {
    const field = document.querySelector("#api_key-1");
    const button = document.querySelector("button[name=check]");
    if (!field || !button || button.matches(":disabled")) return setTimeout(look, 5);
    field.value = "Samp";
    button.click();
    new MutationObserver(() => {
      if (document.querySelector(".problem")) globalThis.verdictAt ??= Date.now();
    }).observe(document.body, { childList: true, subtree: true });
  };
  look();
})()"""
"""Types and checks in the form as soon as it takes it."""


@dataclass(frozen=True)
class Addresses:
    """Where the site is, and in it the page with stock Pyodide and the guide's."""

    site: str

    @property
    def stock(self) -> str:
        return self.site + STOCK

    @property
    def guide(self) -> str:
        return self.site + TOOL


def _lay_stock(folder: Path) -> None:
    stock = folder / FOLDER
    stock.mkdir()
    loaded = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json")
    for name in (*loaded, "python_stdlib.zip"):
        shutil.copy(PYODIDE / name, stock)
    (wheel,) = (name for name in load_runtime().manifest["rest"] if name.endswith(".whl"))
    shutil.copy(load_runtime().find_file(wheel), stock)
    text = (folder / TOOL / "index.html").read_text()
    text = re.sub(r"<meta http-equiv=.?Content-Security-Policy[^>]*>", "", text)
    text = re.sub(r"<script[^>]*(tutorial|beside-forms)\.js[^>]*></script>", "", text)
    text = text.replace(f"<script>{read_own('ahead.js')}</script>", "")
    for word in ('type="module"', "tutorialAhead"):
        assert word not in text, "what starts the guide's own Python"
    page = folder / STOCK / "index.html"
    page.parent.mkdir()
    page.write_text(text.replace("</body>", SCRIPT % wheel))


@contextmanager
def serve_both() -> Iterator[Addresses]:
    """Serve the built site and the page with stock Pyodide, each with brotli copies."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(shutil.copytree(ROOT / "build" / "single", Path(name) / "site"))
        _lay_stock(folder)
        for path in [path for path in folder.rglob("*") if path.is_file()]:
            if "pdf" not in path.parts:
                compress_file(path)
        with serve_by_nginx(folder, Path(name) / "nginx", LINES) as address:
            yield Addresses(address)
