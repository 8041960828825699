/**
 * Starts the Pyodide of a folder in Node and runs a Python file there: writes what came of it.
 *
 *     node run.mjs PYODIDE FILE
 */
const [, pyodide, file] = process.argv.splice(1);
const { readFileSync } = await import("node:fs");
const { loadPyodide } = await import("pyodide");
const { default: createPyodideModule } = await import(`${pyodide}/pyodide.asm.mjs`);

const python = await loadPyodide({ indexURL: pyodide, createPyodideModule });
console.log(await python.runPythonAsync(readFileSync(file, "utf8")));
