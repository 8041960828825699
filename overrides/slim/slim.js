/**
 * Leaves out of Pyodide what only a package in machine code would call: most of its exports, the
 * functions that nothing reaches without them, and most of the library in its script. The guide has
 * no such package, and Python's own library is in the file itself. The same bytes every time.
 *
 *     node slim.js TARGET    (a folder, which then has `pyodide.asm.wasm` and `pyodide.asm.mjs`)
 *
 * @module slim/slim
 */
import binaryen from "binaryen";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Glue } from "./glue.js";
import { leaveOutLibrary } from "./library.js";

const [, , target = ""] = process.argv;

const PYODIDE = fileURLToPath(new URL(".", import.meta.resolve("pyodide")));
const WASM = "pyodide.asm.wasm";
const SCRIPT = "pyodide.asm.mjs";

/** Scripts that use the module: Pyodide's own, and the guide's. */
const USERS = [
  new URL(import.meta.resolve("pyodide")),
  ...["../snapshot/memory.js", "../snapshot/make.js"].map((file) => new URL(file, import.meta.url)),
];

/** The C library's functions whose tables go as well: see `find_tables.py`. */
const GONE = ["iconv", "iconv_open"];

/**
 * What an engine looks up by name when it links the file: neither may be missing.
 *
 * @param {WebAssembly.Module} compiled
 * @returns {Set<string>}
 */
function listLinked(compiled) {
  const imports = WebAssembly.Module.imports(compiled).filter(({ module }) => module.startsWith("GOT."));
  const others = WebAssembly.Module.exports(compiled).filter(({ kind }) => kind === "memory" || kind === "table");
  return new Set([...imports, ...others].map(({ name }) => name));
}

/**
 * @param {Uint8Array} wasm
 * @param {string[]} names of the exports that go
 * @returns {Uint8Array<ArrayBuffer>}
 * @throws {Error} when a function is still called by another that should be gone
 */
function removeExports(wasm, names) {
  const module = binaryen.readBinary(wasm);
  const gone = GONE.map((name) => binaryen.getExportInfo(module.getExport(name)).value);
  for (const name of names) module.removeExport(name);
  // The tables and the memory stay as they are: a snapshot has numbers of both.
  module.runPasses(["remove-unused-module-elements"]);
  if (gone.some((name) => module.getFunction(name))) throw new Error(`One of ${GONE} is still called.`);
  const written = new Uint8Array(module.emitBinary());
  module.dispose();
  return written;
}

async function slim() {
  const wasm = new Uint8Array(readFileSync(PYODIDE + WASM));
  const glue = new Glue(readFileSync(PYODIDE + SCRIPT, "utf8"));
  const scripts = USERS.map((file) => readFileSync(fileURLToPath(file), "utf8"));
  const isMentioned = glue.findMentioned(scripts);
  const compiled = new WebAssembly.Module(wasm);
  const linked = listLinked(compiled);
  const names = WebAssembly.Module.exports(compiled).map(({ name }) => name);
  const kept = new Set(names.filter((name) => linked.has(name) || isMentioned(name)));
  const slimmed = removeExports(wasm, names.filter((name) => !kept.has(name)));
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(slimmed));
  if (imports.some(({ module }) => module.startsWith("GOT."))) throw new Error("Exports need their numbers.");
  const imported = imports.map(({ name }) => name);
  writeFileSync(`${target}/${WASM}`, slimmed);
  const script = await leaveOutLibrary(glue.keepOnly(kept), new Set(imported), scripts);
  writeFileSync(`${target}/${SCRIPT}`, Buffer.from(script));
}

await slim();
