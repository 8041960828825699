"""A line to the worker with Python, sealed and unsealed: asks it to try its ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import brotli

from overrides.build.runtime import FOLDER, GZIP, SNAPSHOT, load_runtime, read_memory_size
from overrides.build.tools import make_integrity

if TYPE_CHECKING:
    from tests.engines.engine import Engine

ASK_SEALED = """async (leak) => {
  const engine = parent.frames["tutorial-engine"];
  const port = await new Promise((resolve) => {
    addEventListener("message", ({ source, data, ports }) => {
      if (source === engine && data.ask === "trial") resolve(ports[0]);
    });
    engine.postMessage({ kind: "connect", ask: "trial" }, "*");
  });
  globalThis.trial = { found: [], over: false };
  port.onmessage = ({ data }) => {
    if ("tried" in data) trial.found.push(data.tried);
    else trial.over = true;
  };
  port.postMessage({ id: 1, leak });
}"""
"""From a form, as its button does."""

ASK_UNSEALED = """async (addresses, rest, integrities, memory, leak) => {
  const files = {};
  for (const [name, address] of Object.entries(addresses)) {
    const { body } = await fetch(address);
    const packed = name.endsWith(".gzip");
    const stream = packed ? body.pipeThrough(new DecompressionStream("gzip")) : body;
    files[packed ? name.slice(0, -5) : name] = await new Response(stream).arrayBuffer();
  }
  // Pyodide runs in no classic worker, and knows one by this; the seal refuses it by itself.
  const disguise = "globalThis.importScripts = () => { throw new Error('no'); };";
  // Once it has started, its own fetch, which serves files only, is taken away as well.
  const open = `addEventListener("message", ({ data }) => {
    if (data.leak) delete globalThis.fetch;
  });`;
  const text = new Blob([disguise, open, files["worker.js"]], { type: "text/javascript" });
  const worker = new Worker(URL.createObjectURL(text));
  globalThis.trial = { found: [], over: false };
  worker.onerror = ({ message }) => { trial.over = message; };
  worker.onmessage = ({ data }) => {
    if (data.kind === "booted") worker.postMessage({ id: 1, leak });
    else if (data.kind === "lacking") rest.forEach(pass);
    else if (data.kind === "unbooted") trial.over = data.failure;
    else if ("tried" in data) trial.found.push(data.tried);
    else if ("reply" in data) trial.over = true;
  };
  const unpackers = URL.createObjectURL(new Blob([files["unpacker.js"]]));
  const decompressor = await WebAssembly.compile(files["unpacker.wasm"]);
  const unpack = (name) => new Promise((resolve) => {
    const unpacker = new Worker(unpackers);
    unpacker.onmessage = ({ data }) => { unpacker.terminate(); resolve(data.content); };
    unpacker.postMessage({ kind: "packed", name, decompressor });
    unpacker.postMessage({ kind: "part", bytes: new Uint8Array(files[name]) });
    unpacker.postMessage({ kind: "whole" });
  });
  const pass = async (name) => {
    const content = name.endsWith(".brotli") ? await unpack(name) : files[name];
    worker.postMessage({ kind: "content", name: bare(name), content });
  };
  const bare = (name) => name.replace(/\\.brotli$/, "");
  const names = Object.keys(files).filter((name) => !rest.includes(name));
  worker.postMessage({ kind: "boot", files: names.map(bare), rest, integrities, memory });
  names.forEach(pass);
}"""
"""From a page that starts the same worker without any frame around it."""

PATIENCE = 240
"""Seconds that all ways of the worker and of Python may take."""

type Tried = dict[str, Any]
"""What came of a way: `name`, `title`, `seen`, `from`, `outcome` and `words`."""


def ask_sealed(engine: Engine, where: str, leak: dict[str, object]) -> list[Tried]:
    """Have the site's own worker try its ways, over a line that a form has asked for."""
    engine.evaluate(where, ASK_SEALED, leak)
    return _wait_for_end(engine, where)


def ask_unsealed(engine: Engine, where: str, leak: dict[str, object]) -> list[Tried]:
    """Start the same worker where nothing seals it, from files beside the page; let it try."""
    runtime = load_runtime()
    files = runtime.list_files()
    rest = [name.removesuffix(GZIP) for name in runtime.manifest["rest"]]
    addresses = {name: FOLDER + file["address"] for name, file in files.items()}
    integrities = {name: make_integrity(runtime.find_file(name).read_bytes()) for name in files}
    memory = read_memory_size(brotli.decompress(runtime.find_file(SNAPSHOT).read_bytes()))
    engine.evaluate(where, ASK_UNSEALED, addresses, rest, integrities, memory, leak)
    return _wait_for_end(engine, where)


def _wait_for_end(engine: Engine, where: str) -> list[Tried]:
    end = engine.wait_for(where, "() => trial.over", timeout=PATIENCE)
    if end is not True:
        raise RuntimeError(f"Python did not start: {end}")
    tried: list[Tried] = engine.evaluate(where, "() => trial.found")
    return tried
