/**
 * Python, in a worker that can reach nothing.
 *
 * A classic worker from a blob: URL inside the engine frame. Its `fetch` answers
 * from the bytes that it was given and from nowhere else; the frame's policy
 * refuses the network underneath. It answers each request with Python's reply.
 *
 * @module worker
 */
import "./shut.js"; // before all others
import { loadPyodide } from "pyodide";
import createPyodideModule from "pyodide/pyodide.asm.mjs";
import { CallQueue } from "./call-queue.js";
import { WorkerTrial } from "./leaks/from-worker.js";
import { isCancel } from "./protocol.js";
import { NO_MEMORY, explainStart, isMemoryRefused, watchInstantiation } from "./start-trouble.js";

/** @import { Answer, Boot, Booted, Progress, Request, TriedOne } from "./protocol.js" */
/** @import { PyodideAPI } from "pyodide" */
/** @import { PyGenerator } from "pyodide/ffi" */

/** Does a call by name and JSON, step by step. @typedef {(name: string, args: string) => PyGenerator} RunCall */

/** Where Pyodide believes its files to be; no such host exists (RFC 2606). */
const HOME = "https://sealed.invalid/";

/** @type {Record<string, string>} */
const TYPES = { wasm: "application/wasm", json: "application/json" };

/** @param {Answer | Progress | TriedOne | Booted} message */
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
    const { href, pathname } = new URL(address instanceof Request ? address.url : address);
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
  if (kind === "MemoryError" || isMemoryRefused(error)) return NO_MEMORY;
  return `Python stopped with an error of its own (${kind}). This is a fault of the guide.`;
}

/**
 * @param {Boot} boot
 * @returns {Promise<PyodideAPI>}
 */
async function startPython(boot) {
  globalThis.fetch = serveFiles(boot);
  // Pyodide tells a classic worker by trying importScripts on a data: address, which the policy
  // would refuse and report; nothing is ever loaded that way here.
  Object.assign(globalThis, { importScripts: () => undefined });
  const refused = watchInstantiation();
  const loading = loadPyodide({
    indexURL: HOME,
    packageBaseUrl: HOME,
    lockFileContents: new TextDecoder().decode(boot.files["pyodide-lock.json"]),
    createPyodideModule,
    packages: ["tutorial-py"],
    // Nothing that Python might print may reach a console.
    stdout: () => undefined,
    stderr: () => undefined,
  });
  return Promise.race([loading, refused]);
}

/**
 * Do a call, and let the queue have its say between its steps.
 *
 * @param {RunCall} runCall
 * @param {Request} request
 * @param {CallQueue} queue
 */
async function answer(runCall, { id, name, args }, queue) {
  try {
    const steps = runCall(name, args);
    try {
      for (let step = steps.next(); ; step = steps.next(undefined)) {
        if (step.done) return send({ id, reply: step.value });
        send({ id, progress: step.value });
        await queue.breathe();
        if (queue.isCancelled(id)) return send({ id, cancelled: true });
      }
    } finally {
      steps.destroy();
    }
  } catch (error) {
    send({ id, failure: describeError(error) });
  }
}

/** @param {MessageEvent<Boot>} boot */
async function bootOnce(boot) {
  globalThis.removeEventListener("message", bootOnce);
  try {
    const python = await startPython(boot.data);
    /** @type {RunCall} */
    const runCall = python.pyimport("tutorial_py.bridge").run_call;
    const queue = new CallQueue((request) => answer(runCall, request, queue));
    const trial = new WorkerTrial(python, send);
    globalThis.addEventListener("message", ({ data }) => {
      if ("leak" in data) trial.run(data);
      else if (!isCancel(data)) queue.add(data);
      else if (!trial.cancel(data.id) && queue.cancel(data.id)) send({ id: data.id, cancelled: true });
    });
    send({ kind: "booted" });
  } catch (error) {
    send({ kind: "unbooted", failure: explainStart(error) });
  }
}

globalThis.addEventListener("message", bootOnce);
