/**
 * Writes down the memory of a Python that has started and loaded the guide's calls, in Node. The
 * same bytes every time.
 *
 *     node make.js WHEEL PYODIDE TARGET
 *
 * with the folder of the Pyodide that is to restore it, where `tables.json` says what it will not
 * find in its memory; the target, a folder, then has `memory.snapshot`.
 *
 * @module snapshot/make
 */
import { enterOtherWorld } from "./frozen-world.js"; // before all others
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { loadPyodide } from "pyodide";
import { BLOCK, findTrampoline, sumOutside } from "./memory.js";

/** @import { PyodideAPI } from "pyodide" */
/** @import { Module, Note } from "./memory.js" */

const [, wheel = "", pyodide = "", target = ""] = process.argv.splice(1); // a browser has none, and they get into the memory

/** A browser's worker has these and no others. */
const ENVIRONMENT = { HOME: "/home/pyodide", PYTHONHASHSEED: "0" };

/** How large free memory is looked for, in bytes, from the largest on. */
const LARGEST_FREE = 1 << 20;
const SMALLEST_FREE = 24;
const FINE = 4096;

/** Tables that are no part of the memory, and the modules that read them. @type {{ modules: string[], runs: [number, number][] }} */
const TABLES = JSON.parse(readFileSync(`${pyodide}/tables.json`, "utf8"));

/** @type {{ default: any }} */
const { default: create } = await import(pathToFileURL(`${pyodide}/pyodide.asm.mjs`).href);

/**
 * @param {string} name of a file beside this one
 * @returns {string}
 */
function readScript(name) {
  return readFileSync(new URL(name, import.meta.url), "utf8");
}

/** @param {object} options */
function start(options) {
  return loadPyodide({ indexURL: pyodide, createPyodideModule: create, env: ENVIRONMENT, ...options });
}

/**
 * Compile Python's library and the wheel.
 *
 * @returns {Promise<{ library: Uint8Array, guide: Uint8Array }>} archives of bytecode
 */
async function compile() {
  const python = await start({});
  python.FS.writeFile("/library.zip", new Uint8Array(readFileSync(`${pyodide}/python_stdlib.zip`)));
  python.FS.writeFile("/guide.whl", new Uint8Array(readFileSync(wheel)));
  python.runPython(readScript("compile_package.py"));
  python.runPython('compile_archive("/library.zip", "/library")');
  python.runPython('compile_archive("/guide.whl", "/guide")');
  return { library: python.FS.readFile("/library"), guide: python.FS.readFile("/guide") };
}

/**
 * The memory that a restore finds: of the same size, before anything ran in it.
 *
 * @param {number} size
 * @returns {Promise<{ empty: Int32Array, end: number }>} and where its used part ends, in bytes
 */
function readEmptyMemory(size) {
  // What is of chance there counts as different: no restore would find the same.
  enterOtherWorld();
  return new Promise((resolve, reject) => {
    start({
      _loadSnapshot: new Uint8Array(size),
      createPyodideModule: async (/** @type {object} */ settings) => {
        const module = await create(settings);
        resolve({ empty: module.HEAP32.slice(), end: module._sbrk(0) });
        throw new Error("that was all");
      },
    }).catch(reject); // after it was resolved this says nothing any more
  });
}

/**
 * Write zeros where memory was used and is free again, so that it need not be loaded.
 *
 * @param {any} module
 */
function blankFreeMemory(module) {
  const end = module._sbrk(0);
  /** @type {number[]} */
  const taken = [];
  for (let size = LARGEST_FREE; size >= SMALLEST_FREE; size -= size > FINE ? FINE : 8) {
    for (let place = module._malloc(size); ; place = module._malloc(size)) {
      if (place + size > end) {
        module._free(place);
        break;
      }
      module.HEAPU8.fill(0, place, place + size);
      taken.push(place);
    }
  }
  for (const place of taken.reverse()) module._free(place);
}

/**
 * Leave out the tables: who restores the memory has none.
 *
 * @param {Int32Array} memory
 * @returns {Int32Array} the same
 */
function blankTables(memory) {
  const bytes = new Uint8Array(memory.buffer);
  for (const [begin, length] of TABLES.runs) bytes.fill(0, begin, begin + length);
  return memory;
}

/**
 * @param {Int32Array} memory
 * @param {Int32Array} empty
 * @returns {{ runs: number[], parts: Int32Array[] }} where they differ, and what is there
 */
function compare(memory, empty) {
  const words = BLOCK / Int32Array.BYTES_PER_ELEMENT;
  const runs = [];
  const parts = [];
  for (let begin = 0; begin < memory.length; ) {
    let end = begin;
    const differs = () => memory.subarray(end, end + words).some((word, index) => word !== empty[end + index]);
    while (end < memory.length && differs()) end += words;
    if (end > begin) {
      runs.push(begin / words, (end - begin) / words);
      parts.push(memory.subarray(begin, end));
    }
    begin = end + words;
  }
  return { runs, parts };
}

/**
 * @param {PyodideAPI} python
 * @returns {Promise<Uint8Array[]>} the file, in parts
 */
async function takeSnapshot(python) {
  const module = /** @type {any} */ (python)._module;
  blankFreeMemory(module);
  const config = module.API.serializeHiwireState();
  const memory = blankTables(new Int32Array(module.HEAPU8.buffer.slice(0)));
  memory[findTrampoline(/** @type {Module} */ (module))] = 0;
  const size = memory.byteLength;
  const { empty, end } = await readEmptyMemory(size);
  const { runs, parts } = compare(memory, blankTables(empty));
  /** @type {Note} */
  const note = { build: module.API.config.BUILD_ID, size, runs, end, sum: sumOutside(memory, runs, end), config };
  const text = new TextEncoder().encode(JSON.stringify(note));
  const length = new Uint8Array(new Uint32Array([text.length]).buffer);
  return [length, text, ...parts.map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength))];
}

async function make() {
  const { library, guide } = await compile();
  const place = `${target}/library.zip`;
  writeFileSync(place, library);
  const python = await start({ _makeSnapshot: true, stdLibURL: place });
  rmSync(place);
  python.FS.writeFile("/lib/guide.zip", guide);
  const globals = python.runPython("{}");
  globals.set("READERS", TABLES.modules.join(" "));
  python.runPython(readScript("prepare.py"), { globals });
  writeFileSync(`${target}/memory.snapshot`, Buffer.concat(await takeSnapshot(python)));
}

await make();
