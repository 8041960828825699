/**
 * Pyodide's glue: the script around its WebAssembly file. It gives each export a variable of its
 * own, for packages in machine code that may be loaded later; few of them does it use itself.
 *
 * @module slim/glue
 */

/** Where the glue gives the exports their variables: statements of one form and nothing else. */
const ASSIGNING = /function assignWasmExports\(wasmExports\)\{([^{}]*)\}/;

/** `_name=Module["_name"]=wasmExports["name"]`; the memory and the table have names besides, and of
 * what is data it is the value. */
const STATEMENT =
  /^([\w$]+)=Module\["\1"\]=(?:wasmMemory=|wasmTable=Module\["wasmTable"\]=)?wasmExports\["([\w$]+)"\](?:\.value>>>0)?$/;

/** The list that declares these variables is the one of this many names or more. */
const DECLARING = /var ((?:[\w$]+,){2000,}[\w$]+);/;

const WORD = /[A-Za-z_$][\w$]*/g;

/**
 * @param {RegExp} shape
 * @param {string} glue
 * @returns {string[]} what was found: the whole, and the part of it that counts
 * @throws {Error} when Pyodide is built in another way than this module knows
 */
export function find(shape, glue) {
  const found = shape.exec(glue);
  if (!found) throw new Error(`Pyodide's script has no ${shape.source}: has its build changed?`);
  return [...found];
}

/**
 * @typedef {{ text: string, variable: string, name: string }} Assignment of an export to a variable
 */

export class Glue {
  #text;
  /** @type {Assignment[]} */
  #assignments;

  /**
   * @param {string} text of the script
   * @throws {Error} when it is of another form than this module knows
   */
  constructor(text) {
    this.#text = text;
    const [, body = ""] = find(ASSIGNING, text);
    this.#assignments = body.split(";").filter(Boolean).map((statement) => {
      const [, variable = "", name = ""] = find(STATEMENT, statement);
      return { text: statement, variable, name };
    });
  }

  /** @returns {string} the script without the declarations and assignments */
  get #rest() {
    return this.#text.replace(ASSIGNING, "").replace(DECLARING, "");
  }

  /**
   * Every word counts, in code or in a text: what is found out is never too little.
   *
   * @param {string[]} scripts that use Pyodide's module besides
   * @returns {(name: string) => boolean} whether an export is mentioned by them or the glue
   */
  findMentioned(scripts) {
    const words = new Set([this.#rest, ...scripts].flatMap((script) => script.match(WORD) ?? []));
    const variables = new Map(this.#assignments.map(({ name, variable }) => [name, variable]));
    return (name) => words.has(name) || words.has(variables.get(name) ?? name);
  }

  /**
   * @param {Set<string>} kept names of the exports that stay
   * @returns {string} the script with these alone
   */
  keepOnly(kept) {
    const gone = this.#assignments.filter(({ name }) => !kept.has(name));
    const variables = new Set(gone.map(({ variable }) => variable));
    const [declaration, list = ""] = find(DECLARING, this.#text);
    const [assigning = "", body = ""] = find(ASSIGNING, this.#text);
    const stay = this.#assignments.filter(({ name }) => kept.has(name)).map(({ text }) => text);
    const left = list.split(",").filter((variable) => !variables.has(variable));
    return this.#text
      .replace(assigning, () => assigning.replace(body, () => stay.join(";")))
      .replace(declaration ?? "", () => `var ${left.join(",")};`);
  }
}
