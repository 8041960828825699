"""A second visit without network, in every engine."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.conftest import CountingServer, serve
from tests.engines.form import check, open_form, start_python

if TYPE_CHECKING:
    from tests.engines import Engine

KEPT = """async (name) => {
  if (navigator.serviceWorker.controller?.state !== "activated") return false;
  for (const each of await caches.keys()) {
    const kept = await (await caches.open(each)).keys();
    if (kept.some(({ url }) => url.endsWith(name))) return true;
  }
  return false;
}"""
FILES = ("check-keys.frame", "engine.frame", "memory.snapshot.brotli", "pyodide.asm.wasm.brotli")
FOUND = "() => !!document.querySelector('.md-search-result__link')"


def test_pages_search_and_form_work_after_one_visit_with_the_server_stopped(
    engine: Engine, site: CountingServer, tmp_path: Path
) -> None:
    with serve(Path(shutil.copytree(site.folder, tmp_path / "copy"))) as server:
        open_form(engine, server)
        start_python(engine)
        for name in FILES:
            engine.wait_for("", KEPT, name)
        server.shutdown()
        server.server_close()
        engine.open(f"{server.url}steps/13-add-extra-key/")
        engine.type_text("", ".md-search__input", "withdrawal")
        engine.wait_for("", FOUND)
        open_form(engine, server)
        start_python(engine)
        assert check(engine)
