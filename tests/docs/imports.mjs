/**
 * Starts the Pyodide of a folder in Node and runs `imports.py` there: writes what came of it.
 *
 *     node imports.mjs PYODIDE
 */
const [, pyodide] = process.argv.splice(1);
const { readFileSync } = await import("node:fs");
const { loadPyodide } = await import("pyodide");
const { default: createPyodideModule } = await import(`${pyodide}/pyodide.asm.mjs`);

const python = await loadPyodide({ indexURL: pyodide, createPyodideModule });
console.log(python.runPython(readFileSync(new URL("imports.py", import.meta.url), "utf8")));
