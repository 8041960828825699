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
import { giveModule } from "./instantiation.js";
import { LIBRARY, TABLES } from "./rest.js";
import { isMemoryRefused } from "./start-trouble.js";

/** @import { Arrivals } from "./arrivals.js" */
/** @import { Boot } from "./protocol.js" */
/** @import { RestOfRuntime } from "./rest.js" */
/** @import { PyodideAPI } from "pyodide" */

/** @typedef {(name: string) => Promise<ArrayBuffer> | ArrayBuffer | undefined} FindFile */

/** Where Pyodide believes its files to be; no such host exists (RFC 2606). */
const HOME = "https://sealed.invalid/";

/** Pyodide's types leave open whether it is there, and what is in its memory. @type {any} */
const create = createPyodideModule;

const SNAPSHOT = "memory.snapshot";
const WASM = "pyodide.asm.wasm";

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
    return new Response(bytes);
  };
}

/**
 * @param {Arrivals} arrivals
 * @param {Record<string, string>} integrities
 * @param {Record<string, ArrayBuffer>} others that Pyodide finds in place of the files that have come
 * @param {object} options
 * @returns {Promise<PyodideAPI>}
 */
async function load(arrivals, integrities, others, options) {
  // Pyodide asks for its WebAssembly as for any file, and then hands the answer on to be compiled.
  const replaced = new Map(Object.entries({ [WASM]: new ArrayBuffer(0), ...others }));
  globalThis.fetch = serveFiles((name) => replaced.get(name) ?? arrivals.get(name), integrities);
  const lock = await arrivals.get("pyodide-lock.json");
  // There only when the rest of the runtime was asked for: for a start without the snapshot.
  const refused = giveModule(arrivals.getModule(WASM), await arrivals.get(TABLES));
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
 * @param {Arrivals} arrivals
 * @param {Boot} boot
 * @returns {Promise<PyodideAPI>}
 * @throws {Error} when the snapshot does not fit this Python
 */
async function restorePython(arrivals, { integrities, memory }) {
  // What was imported is in memory; all of the library comes when it is wanted.
  const others = { [LIBRARY]: new ArrayBuffer(0) };
  const python = await load(arrivals, integrities, others, {
    // Any: it makes Pyodide put memory back, and the module below knows how.
    _loadSnapshot: new Uint8Array(0),
    createPyodideModule: async (/** @type {any} */ settings) => {
      settings.INITIAL_MEMORY = memory;
      const module = await create(settings);
      const bytes = await arrivals.get(SNAPSHOT);
      if (!bytes) throw new Error("there is no snapshot");
      const snapshot = readSnapshot(new Uint8Array(bytes));
      module.API.restoreSnapshot = () => {
        const config = restoreMemory(module, snapshot);
        bytes.transfer?.(0); // 10 MB that nothing reads any more
        return config;
      };
      return module;
    },
  });
  python.runPython(RENEW, { globals: python.runPython("{}") });
  return python;
}

/**
 * @param {Arrivals} arrivals
 * @param {Boot} boot
 * @param {RestOfRuntime} rest
 * @returns {Promise<PyodideAPI>} with `tutorial_py` to import
 */
export async function startPython(arrivals, boot, rest) {
  // Pyodide tells a classic worker by trying importScripts on a data: address, which the policy
  // would refuse and report; nothing is ever loaded that way here.
  Object.assign(globalThis, { importScripts: () => undefined });
  try {
    return await restorePython(arrivals, boot);
  } catch (error) {
    if (isMemoryRefused(error)) throw error;
  }
  await rest.ask();
  rest.noteInstalled();
  return load(arrivals, boot.integrities, {}, { packages: ["tutorial-py"] });
}
