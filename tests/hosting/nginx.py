"""An nginx of its own that serves a folder with the configuration that lies in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from tests.engines.process import Household
from tests.engines.webdriver import find_port

if TYPE_CHECKING:
    from collections.abc import Iterator

MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
PATIENCE = 20
"""Seconds that nginx gets to listen."""

CONFIGURATION = """{user}
load_module {module};
worker_processes 1;
pid {own}/pid;
error_log {own}/errors;
events {{}}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {own}/body;
    proxy_temp_path {own}/proxy;
    fastcgi_temp_path {own}/fastcgi;
    uwsgi_temp_path {own}/uwsgi;
    scgi_temp_path {own}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {folder};
        {lines}
    }}
}}
"""


def find_nginx() -> str:
    """Give the path of nginx. Raises FileNotFoundError, naming Debian's packages."""
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if not found or not MODULE.is_file():
        raise FileNotFoundError(
            "nginx with its brotli module was not found, and these tests need it: "
            "apt-get install nginx-light libnginx-mod-http-brotli-static"
        )
    return found


@contextmanager
def serve_by_nginx(folder: Path, own: Path, lines: str) -> Iterator[str]:
    """Serve a folder, with the lines in the `server` block; give the address.

    `own` is a folder for what nginx writes.
    """
    port = find_port()
    own.mkdir(parents=True, exist_ok=True)
    user = "user root;" if os.geteuid() == 0 else ""  # it would not see a test's folder else
    text = CONFIGURATION.format(
        user=user, module=MODULE, own=own, folder=folder, port=port, lines=lines
    )
    (own / "nginx.conf").write_text(text)
    with Household() as household:
        command = [find_nginx(), "-p", str(own), "-c", str(own / "nginx.conf")]
        said = household.enter_context((own / "said").open("wb"))
        process = household.start([*command, "-g", "daemon off;"], stderr=said)
        _wait(process, f"http://127.0.0.1:{port}/", own)
        yield f"http://127.0.0.1:{port}/"


def _wait(process: subprocess.Popen[bytes], address: str, own: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            httpx.head(address)
        except httpx.TransportError:
            time.sleep(0.02)
        else:
            return
    raise RuntimeError(f"nginx did not start: {(own / 'said').read_text()}")
