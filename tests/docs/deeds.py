"""What comes of calls that Pyodide answers by its script, not by its WebAssembly file alone.

Runs in Pyodide, and gives JSON: by name what was done, or an error's words.
"""

import asyncio
import ctypes
import json
import mmap
import os
import select
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import js
from pyodide.code import run_js
from pyodide.ffi import create_once_callable, create_proxy, to_js

DEEDS: list[Callable[[], object]] = []


def deed[F: Callable[[], object]](function: F) -> F:
    """Have a function done."""
    DEEDS.append(function)
    return function


@deed
def keep_files() -> object:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a").write_bytes(b"some bytes")
        os.truncate(folder / "a", 4)
        os.utime(folder / "a", (1, 2))
        (folder / "a").chmod(0o640)
        (folder / "a").rename(folder / "b")
        (folder / "link").symlink_to("b")
        (folder / "c").mkdir()
        status = (folder / "link").stat()
        names = sorted((each.name, each.is_dir(), each.is_symlink()) for each in os.scandir(name))
        with (folder / "b").open("r+b") as file, mmap.mmap(file.fileno(), 4) as mapped:
            text = mapped[:]
        return (
            names,
            text,
            status.st_size,
            status.st_mode,
            status.st_mtime,
            os.statvfs(name).f_bsize,
        )


@deed
def fail_at_files() -> object:
    return Path("/nowhere/file").read_text()


@deed
def go_elsewhere() -> object:
    before = Path.cwd()
    os.chdir("/home")
    there = Path.cwd()
    os.chdir(before)
    return there, os.getpid(), os.uname().sysname, os.umask(0o022), len(os.urandom(9)), os.isatty(0)


@deed
def pass_through_pipes() -> object:
    read, write = os.pipe()
    os.write(os.dup(write), b"word")
    ready = select.select([read], [], [], 0)
    return ready[0] == [read], os.read(read, 4)


@deed
def tell_time() -> object:
    then = time.strptime("29 Nov 2026 10:11:12", "%d %b %Y %H:%M:%S")
    return time.mktime(then), time.strftime("%a %j %U", then), time.gmtime(0), time.tzname


@deed
def look_up_host() -> object:
    return socket.getaddrinfo("127.0.0.1", 80), socket.gethostbyname("guide.example")


@deed
def connect() -> None:
    with socket.socket() as line:
        line.connect(("127.0.0.1", 9))


@deed
def start_program() -> object:
    return subprocess.run(["/bin/true"], check=True)


@deed
def start_thread() -> None:
    threading.Thread(target=print).start()


@deed
def call_by_machine_code() -> object:
    shape = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_double)
    return shape(lambda whole, part: whole + int(part))(40, 2.5)


@deed
def use_arrays() -> object:
    array = run_js("[3, 1, 2, 1]")
    array.append(5)
    array.insert(0, 9)
    array.extend([7, 8])
    array[1:3] = [4]
    array.reverse()
    del array[0]
    return array.to_py(), array.index(1), array.count(1), list(reversed(array)), (array * 2).length


@deed
def use_objects() -> object:
    thing = run_js("({ a: 1, f(x) { return [this.a, x]; }, get g() { return 2n ** 70n; } })")
    thing.b = to_js({"k": [1, {2}]}, dict_converter=js.Object.fromEntries)
    pairs = run_js("new Map([[1, 'one'], [2, 'two']])")
    pairs[3] = "three"
    del pairs[1]
    return thing.f(5).to_py(), thing.g, thing.to_py(), pairs.to_py(), 2 in pairs, dir(thing)[:3]


@deed
def share_bytes() -> object:
    buffer = js.Uint8Array.new(to_js(b"\x01\x02\x03"))
    buffer.assign(b"\x07\x08\x09")
    into = bytearray(3)
    buffer.assign_to(into)
    return bytes(into), buffer.to_bytes(), js.Float64Array.new([1.5, 2]).to_py().tolist()


@deed
def call_back() -> object:
    heard: list[Any] = []
    proxy = create_proxy(heard.append)
    run_js("(f) => { f(1); f('two'); f({ three: 3 }); }")(proxy)
    run_js("(f) => f(4)")(create_once_callable(heard.append))
    proxy.destroy()
    return [each if isinstance(each, int | str) else each.to_py() for each in heard]


@deed
def fail_in_script() -> object:
    return run_js("() => { throw new RangeError('too far'); }")()


@deed
def fail_through_script() -> object:
    return run_js("(f) => f()")(lambda: dict[str, int]()["lacking"])


@deed
def generate() -> object:
    numbers = run_js("(function* () { const sent = yield 1; yield sent; })()")
    return next(numbers), numbers.send(6), [*run_js("new Set([1, 2])")]


@deed
async def wait() -> object:
    await asyncio.sleep(0)
    later = run_js("new Promise((resolve) => setTimeout(resolve, 1, 'later'))")
    return await asyncio.wait_for(later, 5), await run_js("(f) => f().then((x) => x + 1)")(answer)


async def answer() -> int:
    return 41


@deed
async def fail_later() -> object:
    return await run_js("Promise.reject(new TypeError('no'))")


async def do(function: Callable[[], object]) -> str:
    """Give what comes of a deed, or its error's words."""
    try:
        done = function()
        return repr(await done if isinstance(done, Awaitable) else done)
    except BaseException as error:  # noqa: BLE001 - whatever it is
        return f"{type(error).__name__}: {error}"


# Pyodide waits outside of functions, too.
json.dumps({each.__name__: await do(each) for each in DEEDS})  # type: ignore[top-level-await] # noqa: F704, PLE1142
