/**
 * The files that come into the worker. The large ones are unpacked here, where it holds up nobody:
 * brotli makes them a quarter smaller than what browsers unpack by themselves, whatever the host.
 *
 * @module arrivals
 */
import { decompress, initSync } from "brotli-dec-wasm/web";
import DECOMPRESSOR from "brotli-dec-wasm/web/bg.wasm";
import { BROTLI, nameUnpacked } from "./packing.js";

/** @import { File } from "./protocol.js" */

/**
 * A file that is on its way.
 * @typedef {{ promise: Promise<ArrayBuffer>, resolve: (bytes: ArrayBuffer) => void,
 *   reject: (error: unknown) => void }} Arrival
 */

let prepared = false;

/**
 * @param {ArrayBuffer} packed
 * @returns {ArrayBuffer}
 */
function unpack(packed) {
  if (!prepared) initSync({ module: DECOMPRESSOR });
  prepared = true;
  return /** @type {ArrayBuffer} */ (decompress(new Uint8Array(packed)).buffer);
}

export class Arrivals {
  /** @type {Map<string, Arrival>} */
  #files = new Map();

  constructor() {
    globalThis.addEventListener("message", ({ data }) => {
      if (data?.kind !== "file") return;
      const { name, bytes } = /** @type {File} */ (data);
      const { resolve, reject } = this.#files.get(nameUnpacked(name)) ?? {};
      try {
        resolve?.(name.endsWith(BROTLI) ? unpack(bytes) : bytes);
      } catch (error) {
        reject?.(error); // for lack of memory: its bytes are the build's
      }
    });
  }

  /** @param {string[]} names of files that come from now on */
  await(names) {
    for (const name of names) {
      /** @type {Pick<Arrival, "resolve" | "reject">} */
      let ends = { resolve() {}, reject() {} };
      /** @type {Promise<ArrayBuffer>} */
      const promise = new Promise((resolve, reject) => (ends = { resolve, reject }));
      promise.catch(() => {}); // whoever needs the file hears of it
      this.#files.set(name, { promise, ...ends });
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
