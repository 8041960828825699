/**
 * Starts the Pyodide of a folder in Node and imports every module of Python's library: writes what
 * came of each as JSON, nothing or the error's words.
 *
 *     node imports.mjs PYODIDE
 */
const [, pyodide] = process.argv.splice(1);
const { loadPyodide } = await import("pyodide");
const { default: createPyodideModule } = await import(`${pyodide}/pyodide.asm.mjs`);

const TRY = `
import contextlib, importlib, io, json, sys
SHOWY = {"antigravity", "this"}  # open a page, print a poem
found = {}
for name in sorted(sys.stdlib_module_names - SHOWY):
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            importlib.import_module(name)
        found[name] = ""
    except BaseException as error:
        found[name] = f"{type(error).__name__}: {error}"
json.dumps(found)`;

const python = await loadPyodide({ indexURL: pyodide, createPyodideModule });
console.log(python.runPython(TRY));
