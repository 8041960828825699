/**
 * The runtime's files: only bytes that this script was built with get through.
 *
 * @module runtime
 */

import { hashBytes } from "./hash.js";
import { GZIP, unzip } from "./packing.js";

/** By name as served, and as a browser may have kept it from an earlier visit. */
export const INTEGRITIES = { ...RUNTIME_FILES.files, ...RUNTIME_FILES.rest, ...RUNTIME_FILES.unpacked };

/**
 * Check a file against the hash this script was built with, then unpack it if the browser can.
 *
 * @param {string} name
 * @param {ArrayBuffer} bytes of it, as it came
 * @returns {Promise<ArrayBuffer>}
 * @throws {Error} naming the file that differs; it is not unpacked
 */
export async function openFile(name, bytes) {
  if ((await hashBytes(bytes)) !== INTEGRITIES[name]) {
    throw new Error(`The file ${name} is not the one this page was built with. It was not run.`);
  }
  return name.endsWith(GZIP) ? unzip(new Blob([bytes]).stream()) : bytes;
}
