/**
 * Keeps a form's settings in the page's address, so that a link shows the same.
 * A form has no other say in the address, and this one is narrow: a setting is
 * one of the words, or a whole number within the range, that the build has listed.
 *
 * @module address-settings
 */

/** Words, or the smallest and the largest number. @typedef {string[] | [number, number]} Choices */
/** @typedef {Record<string, string | number>} Settings */

/** Browsers take few changes of the address in a short time: wait for a pause, in milliseconds. */
const PAUSE_MS = 300;

/**
 * @param {Choices} choices
 * @param {unknown} value
 * @returns {boolean}
 */
function isAllowed([first, second, ...others], value) {
  if (typeof first === "number" && typeof second === "number") {
    return typeof value === "number" && Number.isInteger(value) && first <= value && value <= second;
  }
  return typeof value === "string" && [first, second, ...others].includes(value);
}

export class AddressSettings {
  #allowed;
  #path = location.pathname;
  /** What the address held when it was last read or written. */
  #known = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {Record<string, Choices>} allowed by the settings' names */
  constructor(allowed) {
    this.#allowed = new Map(Object.entries(allowed));
  }

  /** @returns {Settings} what the address holds; what is not allowed is left out */
  read() {
    const found = this.#find();
    this.#known = JSON.stringify(found);
    return found;
  }

  /** @returns {boolean} whether it holds other settings by now: the reader went back or forward */
  hasChanged() {
    return location.pathname === this.#path && JSON.stringify(this.#find()) !== this.#known;
  }

  /** @returns {Settings} */
  #find() {
    const query = new URLSearchParams(location.search);
    /** @type {Settings} */
    const found = {};
    for (const [name, choices] of this.#allowed) {
      const text = query.get(name) ?? "";
      const value = typeof choices[0] === "number" && /^\d+$/.test(text) ? Number(text) : text;
      if (isAllowed(choices, value)) found[name] = value;
    }
    return found;
  }

  /**
   * Put settings into the address in place of those that are there, after a pause.
   *
   * @param {unknown} values as a form sent them; if one is not allowed, none is taken
   */
  write(values) {
    if (typeof values !== "object" || values === null) return;
    const entries = Object.entries(values);
    if (!entries.every(([name, value]) => isAllowed(this.#allowed.get(name) ?? [], value))) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#put(entries), PAUSE_MS);
  }

  /** The form has left the page: what it said last is not for the next one. */
  stop() {
    clearTimeout(this.#timer);
  }

  /** @param {[string, string | number][]} entries */
  #put(entries) {
    if (location.pathname !== this.#path) return;
    const address = new URL(location.href);
    for (const name of this.#allowed.keys()) address.searchParams.delete(name);
    for (const [name, value] of entries) address.searchParams.set(name, String(value));
    if (address.href !== location.href) history.replaceState(history.state, "", address);
    this.read();
  }
}
