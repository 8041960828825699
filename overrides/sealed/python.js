/**
 * Starts Python: as a rule by putting back the memory of one that had started when the guide was
 * built, else as Pyodide does it.
 *
 * @module python
 */
import { loadPyodide } from "pyodide";
import createPyodideModule from "pyodide/pyodide.asm.mjs";
import RENEW from "../snapshot/renew.py";
import { readSnapshot, restoreMemory } from "../snapshot/memory.js";
import { LIBRARY } from "./rest.js";
import { isMemoryRefused, watchInstantiation } from "./start-trouble.js";

/** @import { Arrivals } from "./arrivals.js" */
/** @import { RestOfRuntime } from "./rest.js" */
/** @import { PyodideAPI } from "pyodide" */

/** @typedef {(name: string) => Promise<ArrayBuffer> | ArrayBuffer | undefined} FindFile */

/** Where Pyodide believes its files to be; no such host exists (RFC 2606). */
const HOME = "https://sealed.invalid/";

/** @type {Record<string, string>} */
const TYPES = { wasm: "application/wasm", json: "application/json" };

/** Pyodide's types leave open whether it is there, and what is in its memory. @type {any} */
const create = createPyodideModule;

const SNAPSHOT = "memory.snapshot";

/**
 * A `fetch` that serves the given files by name and refuses every other address.
 *
 * What Pyodide's lock asks of a file's hash is held against the hash that the
 * engine frame found: a worker of an opaque origin has no `crypto.subtle`.
 *
 * @param {FindFile} find
 * @param {Record<string, string>} integrities
 * @returns {(address: RequestInfo | URL, init?: RequestInit) => Promise<Response>}
 */
function serveFiles(find, integrities) {
  return async (address, init) => {
    const { href, pathname } = new URL(address instanceof Request ? address.url : address);
    const name = pathname.slice(1);
    const bytes = href === HOME + name ? await find(name) : undefined;
    if (!bytes) throw new TypeError(`sealed: ${name} is not part of the runtime`);
    if (init?.integrity && init.integrity !== integrities[name]) {
      throw new TypeError(`sealed: ${name} is not the file that the lock names`);
    }
    const type = TYPES[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream";
    return new Response(bytes, { headers: { "Content-Type": type } });
  };
}

/**
 * @param {FindFile} find
 * @param {Record<string, string>} integrities
 * @param {object} options
 * @returns {Promise<PyodideAPI>}
 */
async function load(find, integrities, options) {
  globalThis.fetch = serveFiles(find, integrities);
  const lock = await find("pyodide-lock.json");
  const refused = watchInstantiation();
  const loading = loadPyodide({
    indexURL: HOME,
    packageBaseUrl: HOME,
    lockFileContents: new TextDecoder().decode(lock),
    createPyodideModule,
    // Nothing that Python might print may reach a console.
    stdout: () => undefined,
    stderr: () => undefined,
    ...options,
  });
  return Promise.race([loading, refused]);
}

/**
 * @param {FindFile} find
 * @param {Record<string, string>} integrities
 * @returns {Promise<PyodideAPI>}
 * @throws {Error} when the snapshot does not fit this Python
 */
async function restorePython(find, integrities) {
  const bytes = await find(SNAPSHOT);
  if (!bytes) throw new Error("there is no snapshot");
  const snapshot = readSnapshot(new Uint8Array(bytes));
  /** @type {FindFile} What was imported is in memory; all of the library comes when it is wanted. */
  const findOthers = (name) => (name === LIBRARY ? new ArrayBuffer(0) : find(name));
  const python = await load(findOthers, integrities, {
    // Any: it makes Pyodide put memory back, and the module below knows how.
    _loadSnapshot: new Uint8Array(0),
    createPyodideModule: async (/** @type {any} */ settings) => {
      settings.INITIAL_MEMORY = snapshot.note.size;
      const module = await create(settings);
      module.API.restoreSnapshot = () => restoreMemory(module, snapshot);
      return module;
    },
  });
  python.runPython(RENEW, { globals: python.runPython("{}") });
  return python;
}

/**
 * @param {Arrivals} arrivals
 * @param {Record<string, string>} integrities
 * @param {RestOfRuntime} rest
 * @returns {Promise<PyodideAPI>} with `tutorial_py` to import
 */
export async function startPython(arrivals, integrities, rest) {
  // Pyodide tells a classic worker by trying importScripts on a data: address, which the policy
  // would refuse and report; nothing is ever loaded that way here.
  Object.assign(globalThis, { importScripts: () => undefined });
  /** @type {FindFile} */
  const find = (name) => arrivals.get(name);
  try {
    return await restorePython(find, integrities);
  } catch (error) {
    if (isMemoryRefused(error)) throw error;
  }
  await rest.ask();
  rest.noteInstalled();
  return load(find, integrities, { packages: ["tutorial-py"] });
}
