/**
 * How the runtime's files are packed, by the endings of their names as they are served.
 *
 * @module packing
 */

/** Unpacked by the browser. */
export const GZIP = ".gzip";

/** Unpacked in a worker of its own (`unpacker.js`): not every engine of today offers it to scripts. */
export const BROTLI = ".brotli";

/** Compiled before it is handed on. */
export const WASM = ".wasm";

/**
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} packed
 * @returns {Promise<ArrayBuffer>}
 */
export function unzip(packed) {
  return new Response(packed.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

/**
 * @param {string} name as served
 * @returns {string} without the packing's ending
 */
export function nameUnpacked(name) {
  const ending = [GZIP, BROTLI].find((each) => name.endsWith(each)) ?? "";
  return name.slice(0, name.length - ending.length);
}
