/**
 * The method of a request: one of a list, or another that the reader names.
 *
 * @module method
 */
import { findIn } from "../dom.js";

export class MethodChoice {
  #select;
  #other;
  #otherPlace;
  #note;
  /**
   * Hears every change, with the example params of the method.
   * @type {(method: string, example: string) => void}
   */
  onChange = () => {};

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#select = findIn(place, "select", HTMLSelectElement);
    this.#otherPlace = findIn(place, ".other-method", HTMLElement);
    this.#other = findIn(place, "input[name=other_method]", HTMLInputElement);
    this.#note = findIn(place, ".trades-note", HTMLElement);
    this.#select.addEventListener("input", () => this.#follow());
  }

  /** @returns {HTMLSelectElement | HTMLInputElement} the field that holds the method */
  get field() {
    return this.#isOther ? this.#other : this.#select;
  }

  get #isOther() {
    return this.#select.value === "";
  }

  get value() {
    return this.field.value;
  }

  /** @param {string} method */
  fill(method) {
    this.#select.value = method;
    this.#other.value = "";
    if (this.#select.selectedIndex < 0) {
      this.#select.value = "";
      this.#other.value = method;
    }
    this.#follow();
  }

  clear() {
    this.#select.selectedIndex = 0;
    this.#other.value = "";
    this.#follow();
  }

  #follow() {
    const { example = "", trades } = this.#select.selectedOptions[0]?.dataset ?? {};
    this.#otherPlace.hidden = !this.#isOther;
    this.#note.hidden = trades === undefined;
    this.onChange(this.value, example);
  }
}
