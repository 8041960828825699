/**
 * The files that come into the worker. The large ones are unpacked here, where it holds up nobody:
 * brotli makes them a quarter smaller than what browsers unpack by themselves, whatever the host.
 *
 * @module arrivals
 */
import { BrotliStreamResultCode, DecompressStream, initSync } from "brotli-dec-wasm/web";
import DECOMPRESSOR from "brotli-dec-wasm/web/bg.wasm";
import { BROTLI, nameUnpacked } from "./packing.js";

/** @import { File } from "./protocol.js" */

/**
 * A file that is on its way.
 * @typedef {{ promise: Promise<ArrayBuffer>, resolve: (bytes: ArrayBuffer | Promise<ArrayBuffer>) => void,
 *   reject: (error: unknown) => void }} Arrival
 */

/** Bytes that are handed in and out at a time: the whole of a file would take its memory twice. */
const PIECE = 1 << 20;

let prepared = false;

/**
 * @param {ArrayBuffer} packed
 * @returns {Promise<ArrayBuffer>}
 * @throws {Error} when there is no memory left
 */
function unpack(packed) {
  if (!prepared) initSync({ module: DECOMPRESSOR });
  prepared = true;
  const stream = new DecompressStream();
  /** @type {BlobPart[]} */
  const parts = [];
  let from = 0;
  for (let done = false; !done; ) {
    const result = stream.decompress(new Uint8Array(packed, from, Math.min(PIECE, packed.byteLength - from)), PIECE);
    parts.push(/** @type {Uint8Array<ArrayBuffer>} */ (result.buf));
    from += result.input_offset;
    done = result.code === BrotliStreamResultCode.ResultSuccess;
    result.free();
  }
  stream.free();
  return new Blob(parts).arrayBuffer();
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
      } catch {
        reject?.(new RangeError("out of memory")); // what else: its bytes are the build's
      }
    });
  }

  /** @param {string[]} names of files that come from now on; those that are here already do not come again */
  await(names) {
    for (const name of names.filter((each) => !this.#files.has(each))) {
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
