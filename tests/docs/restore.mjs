/**
 * Restores a snapshot in Node and runs Python there: reads a list of texts as JSON, and writes the
 * value of each as JSON. For a null in the list, Python gets the rest of the runtime.
 *
 *     node restore.mjs SNAPSHOT PYODIDE
 *
 * with the folder of the Pyodide that it is of, as it is served: with `memory.tables`.
 */
const [, file, pyodide] = process.argv.splice(1); // a browser has none, and they get into the memory
const { readFileSync } = await import("node:fs");
const { loadPyodide } = await import("pyodide");
const { default: createPyodideModule } = await import(`${pyodide}/pyodide.asm.mjs`);
const { readSnapshot, restoreMemory } = await import("../../overrides/snapshot/memory.js");
const { LIBRARY, RestOfRuntime, TABLES } = await import("../../overrides/sealed/rest.js");

Object.assign(globalThis, { addEventListener() {}, postMessage() {} }); // as a worker has them
const arrivals = { await() {}, get: async (name) => readFileSync(`${pyodide}/${name}`) };
const rest = new RestOfRuntime(arrivals, [LIBRARY, TABLES]);

const snapshot = readSnapshot(new Uint8Array(readFileSync(file)));
try {
  const python = await loadPyodide({
    indexURL: pyodide,
    _loadSnapshot: new Uint8Array(0),
    createPyodideModule: async (settings) => {
      settings.INITIAL_MEMORY = snapshot.note.size;
      const module = await createPyodideModule(settings);
      module.API.restoreSnapshot = () => restoreMemory(module, snapshot);
      return module;
    },
  });
  const space = python.runPython("{}");
  const values = [];
  for (const code of JSON.parse(readFileSync(0, "utf8"))) {
    const value = await (code === null ? rest.install(python) : python.runPythonAsync(code, { globals: space }));
    values.push(value?.toJs ? value.toJs() : value);
  }
  console.log(JSON.stringify(values, (_, each) => (typeof each === "bigint" ? String(each) : each)));
} catch (error) {
  console.error(error.message); // without the script that it was thrown in, which is a megabyte
  process.exit(1);
}
