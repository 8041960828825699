/**
 * The library in Pyodide's glue: functions in JavaScript that a package in machine code may want
 * which is loaded later. There is no such package here, and the WebAssembly file wants few of them.
 *
 * @module slim/library
 */
import { minify } from "terser";
import { find } from "./glue.js";

/** What the WebAssembly file may import: `name:variable`, or the name alone where both are one. */
const TABLE = /\bwasmImports=\{([^{}]*)\}/;

/** What a function takes and gives, for a package that imports it: `_name.sig="ip";`. */
const SIGNATURE = /([\w$]+)\.sig="[^"]*";/g;

/** What is given out to scripts: `Module["name"]=name;`. */
const GIVEN = /Module\["([\w$]+)"\]=\1;/g;

/** How scripts ask for it. */
const ASKED = /Module(?:\.|\[")([\w$]+)/g;

/** For a package's own JavaScript. All variables are in its reach, so that none could go; and the
 * policy of the frame that it would run in forbids it. */
const EVAL = /(?<![.\w$])eval\(/g;

const WORD = /[A-Za-z_$][\w$]*/g;

/** Gives every export a number in the table, for packages that import its address. */
const NUMBERING = /\bupdateGOT\(origExports\);/;

/** Makes an object of each of the table's 13,000 functions before the first is added to it, so that
 * none that a package gives out once more has two numbers. */
const SCANNING = /(functionsInTableMap=new WeakMap);updateTableMap\(0,wasmTable\.length\)/;

/** Nothing is written anew: what nothing mentions goes, and that is all. */
const UNUSED = { defaults: false, unused: true, dead_code: true, side_effects: true, passes: 3 };

/**
 * @param {string} glue
 * @param {Set<string>} imported what the WebAssembly file imports, by name
 * @returns {string} the script without the others' places in its table, and their signatures
 */
function offerOnly(glue, imported) {
  const [table = "", body = ""] = find(TABLE, glue);
  const stay = body.split(",").filter((entry) => imported.has(entry.split(":")[0] ?? ""));
  const variables = new Set(stay.map((entry) => entry.split(":").at(-1)));
  return glue
    .replace(table, () => table.replace(body, () => stay.join(",")))
    .replace(SIGNATURE, (statement, variable) => (variables.has(variable) ? statement : ""));
}

/**
 * Every word of the scripts counts, in code or in a text; of the glue, what it asks its module for.
 *
 * @param {string} glue
 * @param {string[]} scripts that use Pyodide's module besides
 * @returns {string} the script that gives out what is asked for
 */
function giveOnly(glue, scripts) {
  const words = scripts.flatMap((script) => script.match(WORD) ?? []);
  const asked = [...glue.replace(GIVEN, "").matchAll(ASKED)].map(([, name = ""]) => name);
  const wanted = new Set([...words, ...asked]);
  return glue.replace(GIVEN, (statement, name) => (wanted.has(name) ? statement : ""));
}

/**
 * @param {string} glue
 * @returns {string} the script that prepares for no package while it starts
 */
function prepareNothing(glue) {
  for (const shape of [NUMBERING, SCANNING]) find(shape, glue);
  return glue.replace(NUMBERING, "").replace(SCANNING, "$1");
}

/**
 * @param {string} glue
 * @param {Set<string>} imported what the WebAssembly file imports, by name
 * @param {string[]} scripts that use Pyodide's module besides
 * @returns {Promise<string>} the script without what is then mentioned no more
 * @throws {Error} when Pyodide is built in another way than this module knows
 */
export async function leaveOutLibrary(glue, imported, scripts) {
  for (const shape of [SIGNATURE, GIVEN, EVAL]) find(new RegExp(shape.source), glue);
  const cut = giveOnly(offerOnly(prepareNothing(glue), imported), scripts).replace(EVAL, "(0,eval)(");
  const { code = "" } = await minify(cut, { module: true, ecma: 2020, compress: UNUSED, mangle: false });
  return code;
}
