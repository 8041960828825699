/**
 * The runtime's files: only bytes that this script was built with get through.
 *
 * @module runtime
 */

import { GZIP } from "./packing.js";

/** @import { File } from "./protocol.js" */

/** By name as served. */
export const INTEGRITIES = { ...RUNTIME_FILES.files, ...RUNTIME_FILES.rest };

/**
 * @param {ArrayBuffer} bytes
 * @returns {Promise<string>} `sha256-` and base64, as the build wrote it down
 */
async function hashBytes(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}

/**
 * @param {ArrayBuffer} bytes
 * @returns {Promise<ArrayBuffer>}
 */
function unzip(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

/**
 * Check a file against the hash this script was built with, then unpack it if the browser can.
 *
 * @param {File} file as served
 * @returns {Promise<ArrayBuffer>}
 * @throws {Error} naming the file that differs; it is not unpacked
 */
export async function openFile({ name, bytes }) {
  if ((await hashBytes(bytes)) !== INTEGRITIES[name]) {
    throw new Error(`The file ${name} is not the one this page was built with. It was not run.`);
  }
  return name.endsWith(GZIP) ? unzip(bytes) : bytes;
}
