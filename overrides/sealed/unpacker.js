/**
 * Unpacks one file, in a worker of its own: beside the others, and beside the worker that Python
 * starts in. Brotli makes the large files a quarter smaller than what browsers unpack by
 * themselves, whatever the host. A file in WebAssembly is compiled while it is unpacked.
 *
 * @module unpacker
 */
import "./shut.js"; // before all others
import { listTransfers } from "./blob-worker.js";
import { streamUnpacked } from "./brotli.js";
import { WASM, nameUnpacked } from "./packing.js";
import { explainStart } from "./start-trouble.js";

/** @import { Content, Packed, Unpacked, ToUnpacker } from "./protocol.js" */

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

/** @param {Unpacked} message */
function send(message) {
  const { content } = "content" in message ? message : {};
  globalThis.postMessage(message, { transfer: listTransfers(content) });
}

/** The parts of the file: they come from one side, and are unpacked from the other. */
const { readable, writable } = new TransformStream();
const parts = writable.getWriter();
const pass = () => {}; // `unpack` tells of what fails

/** @param {Packed} file */
async function unpack({ name, decompressor }) {
  try {
    const stream = streamUnpacked(readable, decompressor, note);
    const response = new Response(stream, { headers: { "Content-Type": "application/wasm" } });
    /** @type {Content} */
    const content = nameUnpacked(name).endsWith(WASM)
      ? await WebAssembly.compileStreaming(response)
      : await response.arrayBuffer();
    send({ content });
  } catch (error) {
    send({ failure: explainStart(refusal ?? error) });
  }
}

globalThis.addEventListener("message", (/** @type {MessageEvent<ToUnpacker>} */ { data }) => {
  if (data.kind === "packed") unpack(data);
  if (data.kind === "part") parts.write(data.bytes).catch(pass);
  if (data.kind === "whole") parts.close().catch(pass);
});
