/**
 * The params of a request: as rows or as JSON text, whichever the reader likes,
 * and examples to begin with.
 *
 * @module params
 */
import { findIn } from "../dom.js";
import { readRows, writeRows } from "./flat-json.js";
import { ParamRows } from "./param-rows.js";

/** @typedef {"rows" | "json"} Way */

export class Params {
  #place;
  #json;
  #note;
  #rows;
  /** The JSON that the rows were written as: unchanged, it leads back to them as they are. */
  #written = "";

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#place = place;
    this.#json = findIn(place, "textarea[name=params]", HTMLTextAreaElement);
    this.#note = findIn(place, ".switch-note", HTMLElement);
    const template = findIn(place, "template.param", HTMLTemplateElement);
    this.#rows = new ParamRows(findIn(place, ".param-rows", HTMLElement), template);
    const add = findIn(place, "button[name=add]", HTMLButtonElement);
    add.addEventListener("click", () => this.#rows.add());
    // On `input`, before the form hears of it: it would read params that are not there yet.
    findIn(place, ".switch", HTMLElement).addEventListener("input", () => this.#switch());
    place.addEventListener("input", () => this.#say(""), { capture: true });
    this.#showWay();
  }

  /** @returns {Way} */
  get #way() {
    const { value } = findIn(this.#place, ".switch input:checked", HTMLInputElement);
    return value === "json" ? "json" : "rows";
  }

  /** @param {Way} way */
  #setWay(way) {
    findIn(this.#place, `.switch input[value=${way}]`, HTMLInputElement).checked = true;
    this.#showWay();
  }

  /** @returns {HTMLTextAreaElement | null} the field that positions in the JSON text refer to */
  get textField() {
    return this.#way === "json" ? this.#json : null;
  }

  /**
   * @returns {string} the params as JSON text; blank for none
   * @throws {Refusal} when a row cannot be written
   */
  read() {
    return this.#way === "json" ? this.#json.value : writeRows(this.#rows.read());
  }

  /** @param {string} json */
  fill(json) {
    const found = readRows(json);
    if (!("rows" in found)) this.#setWay("json");
    this.#json.value = json;
    this.#written = "";
    this.#rows.fill("rows" in found ? found.rows : []);
    this.#say("");
  }

  clear() {
    this.fill("");
    this.#setWay("rows");
  }

  /** The switch was moved. It moves back when the other way cannot hold what is there. */
  #switch() {
    const why = this.#way === "json" ? this.#moveToJson() : this.#moveToRows();
    if (why) this.#setWay(this.#way === "json" ? "rows" : "json");
    this.#showWay();
    this.#say(why);
  }

  #moveToJson() {
    try {
      this.#written = this.#json.value = writeRows(this.#rows.read());
      return "";
    } catch (error) {
      const why = error instanceof Error ? error.message : "";
      return `The rows cannot be written as JSON: the list ${why}.`;
    }
  }

  #moveToRows() {
    if (this.#json.value === this.#written) return "";
    const found = readRows(this.#json.value);
    if ("why" in found) return `Rows cannot hold this JSON: ${found.why}. It stays as it is.`;
    this.#rows.fill(found.rows);
    return "";
  }

  #showWay() {
    this.#place.dataset["way"] = this.#way;
  }

  /** @param {string} text */
  #say(text) {
    this.#note.textContent = text;
  }
}
