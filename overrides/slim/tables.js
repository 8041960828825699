/**
 * Says where the tables are that a Python which has started needs no more.
 *
 *     node tables.js TARGET    (a folder, which then has `tables.json`)
 *
 * @module slim/tables
 */
import { readFileSync, writeFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const [, , target = ""] = process.argv;

const python = await loadPyodide();
python.runPython(readFileSync(new URL("find_tables.py", import.meta.url), "utf8"));
writeFileSync(`${target}/tables.json`, python.runPython("find_tables()"));
