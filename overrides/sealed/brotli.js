/**
 * Unpacks Brotli as it comes.
 *
 * @module brotli
 */
import { BrotliStreamResultCode, DecompressStream, initSync } from "brotli-dec-wasm/web";

/** Bytes that are handed out at a time: the whole of a file would take its memory twice. */
const PIECE = 1 << 18;

/**
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} packed
 * @param {WebAssembly.Module} decompressor
 * @param {<T>(work: () => T) => T} [run] does each piece of work, and may take note of its failure
 * @returns {ReadableStream<Uint8Array<ArrayBuffer>>}
 */
export function streamUnpacked(packed, decompressor, run = (work) => work()) {
  run(() => initSync({ module: decompressor }));
  const stream = new DecompressStream();
  /**
   * @param {Uint8Array} part
   * @param {TransformStreamDefaultController<Uint8Array>} controller
   */
  const transform = (part, controller) => {
    for (let from = 0, more = true; more; ) {
      const result = run(() => stream.decompress(part.subarray(from), PIECE));
      controller.enqueue(result.buf);
      from += result.input_offset;
      more = result.code === BrotliStreamResultCode.NeedsMoreOutput;
      result.free();
    }
  };
  return packed.pipeThrough(/** @type {TransformStream<any, any>} */ (new TransformStream({ transform })));
}
