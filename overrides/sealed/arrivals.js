/**
 * The files that come into the worker.
 *
 * @module arrivals
 */

/** @import { Arrival, Content } from "./protocol.js" */

/**
 * A file that is on its way.
 * @typedef {{ promise: Promise<Content>, resolve: (content: Content) => void }} Awaited
 */

export class Arrivals {
  /** @type {Map<string, Awaited>} */
  #files = new Map();

  constructor() {
    globalThis.addEventListener("message", ({ data }) => {
      if (data?.kind !== "content") return;
      const { name, content } = /** @type {Arrival} */ (data);
      this.#files.get(name)?.resolve(content);
    });
  }

  /** @param {string[]} names of files that come from now on; those that are here already do not come again */
  await(names) {
    for (const name of names.filter((each) => !this.#files.has(each))) {
      /** @type {(content: Content) => void} */
      let resolve = () => {};
      /** @type {Promise<Content>} */
      const promise = new Promise((arrive) => (resolve = arrive));
      this.#files.set(name, { promise, resolve });
    }
  }

  /**
   * @param {string} name
   * @returns {Promise<ArrayBuffer> | undefined} undefined for what nobody has said to come
   */
  get(name) {
    return /** @type {Promise<ArrayBuffer> | undefined} */ (this.#files.get(name)?.promise);
  }

  /**
   * @param {string} name of a file in WebAssembly that was said to come
   * @returns {Promise<WebAssembly.Module>}
   */
  getModule(name) {
    return /** @type {Promise<WebAssembly.Module>} */ (this.#files.get(name)?.promise);
  }
}
