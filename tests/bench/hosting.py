"""Pages a second from nginx with the shipped configuration, as a ratio to nginx and a bare file.

    make bench-hosting

The bare file has as many bytes as the page's compressed copy, and no configuration. Both are asked
for by wrk, in rounds that alternate.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from overrides.build.headers import NGINX
from overrides.build.tools import ROOT
from overrides.publish.compress import compress_tree
from tests.bench.page import take_medians
from tests.hosting.nginx import serve_by_nginx

PAGE = "latest/steps/12-enable-trading/"
SECONDS = 3


def count_answers(address: str) -> float:
    """Give the answers a second that wrk gets."""
    command = ["wrk", "-t1", "-c16", f"-d{SECONDS}s", "-H", "Accept-Encoding: br", address]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    found = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    if not found or "Non-2xx" in done.stdout:
        raise RuntimeError(done.stdout)
    return float(found[1])


def main() -> None:
    """Print both, and the ratio."""
    with tempfile.TemporaryDirectory() as name:
        own = Path(name)
        tree = Path(shutil.copytree(ROOT / "site", own / "site"))
        compress_tree(tree)
        bare = own / "bare"
        bare.mkdir()
        size = (tree / PAGE / "index.html.br").stat().st_size
        (bare / "file.html").write_bytes(bytes(size))
        lines = (
            (tree / NGINX)
            .read_text()
            .replace("module: brotli_static on;", "module\nbrotli_static on;")
        )
        with (
            serve_by_nginx(tree, own / "a", lines) as shipped,
            serve_by_nginx(bare, own / "b", "") as plain,
        ):
            medians = take_medians(
                {
                    "the page, as shipped": lambda: count_answers(shipped + PAGE),
                    "a bare file of its size": lambda: count_answers(plain + "file.html"),
                }
            )
    page, file = medians.values()
    for what, rate in medians.items():
        print(f"{what:<26}{rate:>10,.0f} a second")
    print(f"ratio {page / file:.2f}, {size:,} bytes each")


if __name__ == "__main__":
    main()
