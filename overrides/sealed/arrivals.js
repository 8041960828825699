/**
 * The files that come into the worker, each when it is unpacked.
 *
 * @module arrivals
 */

/** @import { File } from "./protocol.js" */

export class Arrivals {
  /** @type {Map<string, { promise: Promise<ArrayBuffer>, resolve: (bytes: ArrayBuffer) => void }>} */
  #files = new Map();

  constructor() {
    globalThis.addEventListener("message", ({ data }) => {
      if (data?.kind !== "file") return;
      const { name, bytes } = /** @type {File} */ (data);
      this.#files.get(name)?.resolve(bytes);
    });
  }

  /** @param {string[]} names of files that come from now on */
  await(names) {
    for (const name of names) {
      let resolve = (/** @type {ArrayBuffer} */ _) => {};
      /** @type {Promise<ArrayBuffer>} */
      const promise = new Promise((each) => (resolve = each));
      this.#files.set(name, { promise, resolve });
    }
  }

  /**
   * @param {string} name
   * @returns {Promise<ArrayBuffer> | undefined} undefined for what nobody has said to come
   */
  get(name) {
    return this.#files.get(name)?.promise;
  }
}
