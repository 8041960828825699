/**
 * Rows of names and values.
 *
 * @module param-rows
 */
import { findIn } from "../dom.js";
import { keepPastedLines } from "../fields.js";

/** @import { Row } from "./flat-json.js" */

class ParamRow {
  element;
  #name;
  #value;
  #raw;
  #remove;

  /**
   * @param {HTMLTemplateElement} template
   * @param {(row: ParamRow) => void} remove
   */
  constructor(template, remove) {
    const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    this.element = findIn(copy, ".param-row", HTMLElement);
    this.#name = findIn(copy, "input[name=param_name]", HTMLInputElement);
    this.#value = findIn(copy, "input[name=param_value]", HTMLInputElement);
    this.#raw = findIn(copy, "input[name=raw]", HTMLInputElement);
    this.#remove = findIn(copy, "button[name=remove]", HTMLButtonElement);
    this.#remove.addEventListener("click", () => remove(this));
    for (const field of [this.#name, this.#value]) keepPastedLines(field);
  }

  /** @param {number} number from 1 */
  setNumber(number) {
    this.#name.setAttribute("aria-label", `Name of param ${number}`);
    this.#value.setAttribute("aria-label", `Value of param ${number}`);
    this.#raw.setAttribute("aria-label", `Value of param ${number} is JSON, not a text`);
    this.#remove.setAttribute("aria-label", `Remove param ${number}`);
  }

  /** @returns {Row} */
  read() {
    return { name: this.#name.value, value: this.#value.value, raw: this.#raw.checked };
  }

  /** @param {Row} row */
  fill({ name, value, raw }) {
    this.#name.value = name;
    this.#value.value = value;
    this.#raw.checked = raw;
  }

  focus() {
    this.#name.focus();
  }
}

/** The list of rows; there is always one. */
export class ParamRows {
  #list;
  #template;
  /** @type {ParamRow[]} */
  #rows = [];

  /**
   * @param {HTMLElement} list
   * @param {HTMLTemplateElement} template
   */
  constructor(list, template) {
    this.#list = list;
    this.#template = template;
    this.fill([]);
  }

  /** @returns {Row[]} */
  read() {
    return this.#rows.map((row) => row.read());
  }

  /** @param {Row[]} rows */
  fill(rows) {
    this.#rows = Array.from({ length: Math.max(rows.length, 1) }, () => this.#make());
    for (const [index, row] of rows.entries()) this.#rows[index]?.fill(row);
    this.#arrange();
  }

  /** Add a row and lead the reader there. */
  add() {
    const row = this.#make();
    this.#rows.push(row);
    this.#arrange();
    row.focus();
  }

  #make() {
    return new ParamRow(this.#template, (row) => this.#remove(row));
  }

  /** @param {ParamRow} row */
  #remove(row) {
    const at = this.#rows.indexOf(row);
    this.#rows = this.#rows.filter((other) => other !== row);
    if (this.#rows.length === 0) this.#rows = [this.#make()];
    this.#arrange();
    this.#rows[Math.min(at, this.#rows.length - 1)]?.focus();
    this.#list.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #arrange() {
    this.#list.replaceChildren(...this.#rows.map(({ element }) => element));
    for (const [index, row] of this.#rows.entries()) row.setNumber(index + 1);
  }
}
