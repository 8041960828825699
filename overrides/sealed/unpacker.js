/**
 * Unpacks one file, in a worker of its own: beside the others, and beside the worker that Python
 * starts in. Brotli makes the large files a quarter smaller than what browsers unpack by
 * themselves, whatever the host. A file in WebAssembly is compiled while it is unpacked.
 *
 * @module unpacker
 */
import "./shut.js"; // before all others
import { BrotliStreamResultCode, DecompressStream, initSync } from "brotli-dec-wasm/web";
import DECOMPRESSOR from "brotli-dec-wasm/web/bg.wasm";
import { listTransfers } from "./blob-worker.js";
import { nameUnpacked } from "./packing.js";
import { explainStart } from "./start-trouble.js";

/** @import { Content, File, Unpacked } from "./protocol.js" */

/** Bytes that are handed in and out at a time: the whole of a file would take its memory twice. */
const PIECE = 1 << 20;

const WASM = ".wasm";

/** Why the decompressor has failed: what else, the bytes are the build's. @type {Error | undefined} */
let refusal;

/**
 * @template T
 * @param {() => T} work of the decompressor
 * @returns {T}
 */
function note(work) {
  try {
    return work();
  } catch {
    refusal = new RangeError("out of memory");
    throw refusal;
  }
}

/**
 * @param {ArrayBuffer} packed
 * @returns {Response}
 */
function unpack(packed) {
  note(() => initSync({ module: DECOMPRESSOR }));
  const stream = new DecompressStream();
  let from = 0;
  const pull = (/** @type {ReadableStreamDefaultController<Uint8Array>} */ controller) => {
    const piece = new Uint8Array(packed, from, Math.min(PIECE, packed.byteLength - from));
    const result = note(() => stream.decompress(piece, PIECE));
    controller.enqueue(result.buf);
    from += result.input_offset;
    if (result.code === BrotliStreamResultCode.ResultSuccess) controller.close();
    result.free();
  };
  return new Response(new ReadableStream({ pull }), { headers: { "Content-Type": "application/wasm" } });
}

/** @param {Unpacked} message */
function send(message) {
  const { content } = "content" in message ? message : {};
  globalThis.postMessage(message, { transfer: listTransfers(content) });
}

/** @param {MessageEvent<File>} event */
async function take({ data: { name, bytes } }) {
  try {
    const response = unpack(bytes);
    /** @type {Content} */
    const content = nameUnpacked(name).endsWith(WASM)
      ? await WebAssembly.compileStreaming(response)
      : await response.arrayBuffer();
    send({ content });
  } catch (error) {
    send({ failure: explainStart(refusal ?? error) });
  }
}

globalThis.addEventListener("message", take);
