/**
 * A field that is filled in with the time, in milliseconds, until the reader
 * types something else.
 *
 * @module stamp
 */

export class Stamp {
  #field;
  #typed = false;

  /**
   * @param {HTMLInputElement} field
   * @param {HTMLButtonElement} button its "Now"
   */
  constructor(field, button) {
    this.#field = field;
    field.addEventListener("input", () => {
      this.#typed = true;
    });
    button.addEventListener("click", () => {
      this.clear();
      field.dispatchEvent(new Event("input", { bubbles: true }));
      this.#typed = false;
    });
    this.clear();
  }

  get value() {
    return this.#field.value;
  }

  /** Keep up with the time, unless the reader chose another. */
  follow() {
    if (!this.#typed) this.#field.value = String(Date.now());
  }

  /** @param {string} text "" for now */
  fill(text) {
    this.clear();
    if (!text) return;
    this.#typed = true;
    this.#field.value = text;
  }

  clear() {
    this.#typed = false;
    this.follow();
  }
}
