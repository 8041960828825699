"""Time and bytes from opening a page to the first verdict, beside what stock Pyodide takes.

    make bench-start

Stock is what a page would do by itself: `loadPyodide`, then the same wheel, then the same call, on
the same page of the built site, unsealed. The guide's reader moves the pointer where the form comes
to be, and checks as soon as it is there. Files come in brotli, and browsers keep them for a while.

Cold: a new browser context. Warm: the page again in the same. Phone: cold over 20 Mbit/s with a
round trip of 40 ms. Return: again once the service worker keeps everything. Medians of alternating
rounds; bytes are those on the wire, of everything the page loads.
"""

from __future__ import annotations

import re
import shutil
import statistics
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from pathlib import Path
from threading import Thread
from typing import IO, Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from overrides.build.runtime import load_runtime
from overrides.build.tools import PYODIDE
from overrides.publish.compress import compress_file
from tests.browser.conftest import ROOT, find_chromium

ROUNDS = 7
TOOL = "tools/check-keys/"
STOCK = "stock/"
SETTLING = 2000
"""So long is a new window left alone, in milliseconds."""

STEPS = cycle((641, 640))
"""Where the reader's pointer is, across the page in pixels: it never rests."""

PHONE = {"offline": False, "latency": 40, "downloadThroughput": 2_500_000, "uploadThroughput": -1}
"""As the browser's developer tools throttle: bytes a second, milliseconds."""

SCRIPT = """<script type="module">
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

READER = """(() => {
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


class Handler(SimpleHTTPRequestHandler):
    """Serves the brotli copy of a file where there is one, and lets browsers keep it."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> IO[bytes] | None:  # type: ignore[override]
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        copy = path.with_name(f"{path.name}.br")
        served = copy if copy.is_file() else path
        if not served.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(served.stat().st_size))
        self.send_header("Cache-Control", "max-age=600")
        if served == copy:
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        return served.open("rb")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder, and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def lay_site(folder: Path) -> None:
    """Put the built site beside a page of it that starts stock Pyodide, each with brotli copies."""
    shutil.copytree(ROOT / "build" / "single", folder, dirs_exist_ok=True)
    stock = folder / STOCK
    stock.mkdir()
    loaded = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json")
    for name in (*loaded, "python_stdlib.zip"):
        shutil.copy(PYODIDE / name, stock)
    (wheel,) = (name for name in load_runtime().manifest["rest"] if name.endswith(".whl"))
    shutil.copy(load_runtime().find_file(wheel), stock)
    text = (folder / TOOL / "index.html").read_text()
    text = re.sub(r"<meta http-equiv=.?Content-Security-Policy[^>]*>", "", text)
    text = re.sub(r"<script[^>]*tutorial\.js[^>]*></script>", "", text)
    page = folder / "tools" / "stock" / "index.html"
    page.parent.mkdir()
    page.write_text(text.replace("</body>", SCRIPT % wheel))
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        if "pdf" not in path.parts:
            compress_file(path)


def wait_for_verdict(page: Page) -> float:
    """Give the milliseconds from the beginning of the navigation to the verdict."""
    begun: float = page.evaluate("performance.timeOrigin")
    while True:
        for frame in page.frames:
            told: Any = None if frame.is_detached() else frame.evaluate("globalThis.verdictAt")
            if told:
                return float(told) - begun
        page.wait_for_timeout(100)  # seldom, so that asking takes nothing away
        page.mouse.move(next(STEPS), 450)


def open_page(context: BrowserContext, address: str, *, throttled: bool = False) -> float:
    """Open a page as its reader does, and give the time to the verdict."""
    page = context.new_page()
    # A window of its own, and the browser first draws its frame; a reader's has been there.
    page.wait_for_timeout(SETTLING)
    if throttled:
        line = context.new_cdp_session(page)
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", PHONE)
    page.goto(address, wait_until="commit")
    page.mouse.move(640, 450)
    took = wait_for_verdict(page)
    page.close()
    return took


def count_bytes(browser: Browser, address: str) -> float:
    """Count what a cold visit has on the wire until its verdict, in kB."""
    with browser.new_context(service_workers="block") as context:
        context.add_init_script(READER)
        page = context.new_page()
        line = context.new_cdp_session(page)
        line.send("Network.enable")
        sizes: list[float] = []
        line.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        page.goto(address, wait_until="commit")
        page.mouse.move(640, 450)
        wait_for_verdict(page)
        return sum(sizes) / 1000


def visit(browser: Browser, address: str) -> dict[str, float]:
    """Take one round of every kind of visit."""
    found = {}
    with browser.new_context(service_workers="block") as context:
        context.add_init_script(READER)
        found["cold"] = open_page(context, address)
        found["warm"] = open_page(context, address)
    with browser.new_context(service_workers="block") as context:
        context.add_init_script(READER)
        found["phone"] = open_page(context, address, throttled=True)
    with browser.new_context() as context:
        context.add_init_script(READER)
        open_page(context, address)
        open_page(context, address)
        found["return"] = open_page(context, address)
    return found


def main() -> None:
    """Print the medians of all rounds, and each as a ratio to stock."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        lay_site(Path(name))
        browser = playwright.chromium.launch(executable_path=find_chromium())
        with serve(Path(name)) as server:
            ways: dict[str, Callable[[], dict[str, float]]] = {
                "stock": partial(visit, browser, f"{server}tools/stock/"),
                "guide": partial(visit, browser, f"{server}{TOOL}"),
            }
            rounds = [{way: take() for way, take in ways.items()} for _ in range(ROUNDS)]
            size = {
                way: count_bytes(browser, f"{server}tools/{tool}/")
                for way, tool in (("stock", "stock"), ("guide", "check-keys"))
            }
        browser.close()
    print(f"{'':8}{'stock':>9}{'guide':>9}   ratio")
    for kind in rounds[0]["stock"]:
        medians = [statistics.median(each[way][kind] for each in rounds) for way in ways]
        print(f"{kind:8}{medians[0]:6.0f} ms{medians[1]:6.0f} ms   {medians[1] / medians[0]:.2f}")
    print(
        f"{'bytes':8}{size['stock']:6.0f} kB{size['guide']:6.0f} kB"
        f"   {size['guide'] / size['stock']:.2f}"
    )


if __name__ == "__main__":
    main()
