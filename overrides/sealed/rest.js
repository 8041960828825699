/**
 * The rest of the runtime, which no start needs as a rule: Python's library and the guide's source.
 *
 * @module rest
 */

import { putTables } from "../snapshot/memory.js";

/** @import { PyodideAPI } from "pyodide" */
/** @import { Arrivals } from "./arrivals.js" */
/** @import { Lacking, Unavailable } from "./protocol.js" */

/** Where Python looks for its library, in a file that is empty after a restore. */
export const LIBRARY = "python_stdlib.zip";

/** What the build has taken out of Pyodide's WebAssembly. */
export const TABLES = "memory.tables";

const FIND = `
import sys
next(each for each in sys.path if each.endswith(".zip"))`;

/** Python has noted that nothing is there, and was told so of the modules that read the tables. */
const FORGET = `
sys.path_importer_cache.clear()
for name in [name for name, module in sys.modules.items() if module is None]:
    del sys.modules[name]`;

export class RestOfRuntime {
  #arrivals;
  #names;
  /** @type {Promise<void> | undefined} */
  #asked;
  #installed = false;

  /**
   * @param {Arrivals} arrivals
   * @param {string[]} names of its files
   */
  constructor(arrivals, names) {
    this.#arrivals = arrivals;
    this.#names = names;
  }

  /**
   * Ask for it, once, and wait until it is here.
   *
   * @returns {Promise<void>}
   * @throws {Error} when it could not be had, with words for a reader
   */
  ask() {
    this.#asked ??= new Promise((resolve, reject) => {
      globalThis.addEventListener("message", (/** @type {MessageEvent<Unavailable>} */ { data }) => {
        if (data.kind === "unavailable") reject(new Error(data.failure));
      });
      this.#arrivals.await(this.#names);
      Promise.all(this.#names.map((name) => this.#arrivals.get(name))).then(() => resolve());
      /** @type {Lacking} */
      const lacking = { kind: "lacking" };
      globalThis.postMessage(lacking);
    });
    // One that could not be had may be had later.
    this.#asked.catch(() => (this.#asked = undefined));
    return this.#asked;
  }

  /** Python has its whole library: it has started by itself. */
  noteInstalled() {
    this.#installed = true;
  }

  /**
   * Give a restored Python its whole library.
   *
   * @param {PyodideAPI} python
   * @returns {Promise<boolean>} whether it had not all of it before
   * @throws {Error} when it could not be had, with words for a reader
   */
  async install(python) {
    if (this.#installed) return false;
    await this.ask();
    const [library, tables] = await Promise.all([LIBRARY, TABLES].map((name) => this.#arrivals.get(name)));
    if (!library || !tables) throw new Error("A part of Python's library did not arrive.");
    putTables(/** @type {any} */ (python)._module.HEAPU8, new Uint8Array(tables));
    const space = python.runPython("{}");
    python.FS.writeFile(python.runPython(FIND, { globals: space }), new Uint8Array(library));
    python.runPython(FORGET, { globals: space });
    space.destroy();
    this.#installed = true;
    return true;
  }
}
