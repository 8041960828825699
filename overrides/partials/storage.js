/*
 * A stand-in for storage that the reader's browser refuses: kept for as long as the page is.
 * Without it the theme's own script would end at its first look at the storage, and neither
 * search nor the colours would work. It must run before the theme's.
 */
{
  class PageStorage {
    #values = /** @type {Map<string, string>} */ (new Map());

    get length() {
      return this.#values.size;
    }

    /** @param {number} index */
    key(index) {
      return [...this.#values.keys()][index] ?? null;
    }

    /** @param {string} name */
    getItem(name) {
      return this.#values.get(String(name)) ?? null;
    }

    /**
     * @param {string} name
     * @param {string} value
     */
    setItem(name, value) {
      this.#values.set(String(name), String(value));
    }

    /** @param {string} name */
    removeItem(name) {
      this.#values.delete(String(name));
    }

    clear() {
      this.#values.clear();
    }
  }

  for (const name of /** @type {const} */ (["localStorage", "sessionStorage"])) {
    try {
      window[name].getItem("");
    } catch {
      Object.defineProperty(window, name, { value: new PageStorage() });
    }
  }
}
