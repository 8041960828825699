/**
 * Python, in a worker that can reach nothing.
 *
 * A classic worker from a blob: URL inside the engine frame. Its `fetch` answers
 * from the bytes that it was given and from nowhere else; the frame's policy
 * refuses the network underneath. It answers each request with Python's reply.
 *
 * @module worker
 */
import { loadPyodide } from "pyodide";
import createPyodideModule from "pyodide/pyodide.asm.mjs";

/** @import { Answer, Boot, Booted, Request } from "./protocol.js" */

/** Where Pyodide believes its files to be; no such host exists (RFC 2606). */
const HOME = "https://sealed.invalid/";

/** @type {Record<string, string>} */
const TYPES = { wasm: "application/wasm", json: "application/json" };

/** @param {Answer | Booted} message */
function send(message) {
  globalThis.postMessage(message);
}

/**
 * A `fetch` that serves the given files by name and refuses every other address.
 *
 * What Pyodide's lock asks of a file's hash is held against the hash that the
 * engine frame found: a worker of an opaque origin has no `crypto.subtle`.
 *
 * @param {Boot} boot
 * @returns {(address: RequestInfo | URL, init?: RequestInit) => Promise<Response>}
 */
function serveFiles({ files, integrities }) {
  return async (address, init) => {
    const { href, pathname } = new URL(String(address));
    const name = pathname.slice(1);
    const bytes = href === HOME + name ? files[name] : undefined;
    if (!bytes) throw new TypeError(`sealed: ${name} is not part of the runtime`);
    if (init?.integrity && init.integrity !== integrities[name]) {
      throw new TypeError(`sealed: ${name} is not the file that the lock names`);
    }
    const type = TYPES[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream";
    return new Response(bytes, { headers: { "Content-Type": type } });
  };
}

/**
 * Only the kind of a Python error travels: its text can quote what was typed.
 *
 * @param {unknown} error
 * @returns {string} in words for a reader and a maintainer
 */
function describeError(error) {
  const kind = error instanceof Error && "type" in error ? String(error.type) : "unknown";
  return `Python stopped with an error of its own (${kind}). This is a fault of the guide.`;
}

/** @param {Boot} boot */
async function startPython(boot) {
  globalThis.fetch = serveFiles(boot);
  // Pyodide tells a classic worker by trying importScripts on a data: address, which the policy
  // would refuse and report; nothing is ever loaded that way here.
  Object.assign(globalThis, { importScripts: () => undefined });
  const python = await loadPyodide({
    indexURL: HOME,
    packageBaseUrl: HOME,
    lockFileContents: new TextDecoder().decode(boot.files["pyodide-lock.json"]),
    createPyodideModule,
    packages: ["tutorial-py"],
    // Nothing that Python might print may reach a console.
    stdout: () => undefined,
    stderr: () => undefined,
  });
  return python.pyimport("tutorial_py.bridge").call;
}

/** @param {MessageEvent<Boot>} boot */
async function bootOnce(boot) {
  globalThis.removeEventListener("message", bootOnce);
  try {
    const call = await startPython(boot.data);
    globalThis.addEventListener("message", (/** @type {MessageEvent<Request>} */ { data }) => {
      try {
        send({ id: data.id, reply: call(data.name, data.args) });
      } catch (error) {
        send({ id: data.id, failure: describeError(error) });
      }
    });
    send({ kind: "booted" });
  } catch (error) {
    send({ kind: "unbooted", failure: String(error) });
  }
}

globalThis.addEventListener("message", bootOnce);
