/**
 * Download files side by side, counting real bytes.
 *
 * @module download
 */
import { requestFile } from "./file-source.js";
import { explainBreak, explainContent, explainRefusal, explainStatus } from "./trouble.js";

/** @import { RuntimeFile } from "./runtime.js" */

/**
 * @param {URL} address
 * @returns {string} the file's name
 */
export function nameFile({ pathname }) {
  return pathname.slice(pathname.lastIndexOf("/") + 1);
}

/**
 * @param {URL} address
 * @param {RequestInit} options
 * @returns {Promise<Response>}
 * @throws {DownloadError} when there is no such file, or no answer
 */
export async function openFile(address, options) {
  let response;
  try {
    response = await requestFile(address, options);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw await explainRefusal(nameFile(address));
  }
  if (!response.ok) throw explainStatus(nameFile(address), response.status);
  return response;
}

/**
 * @param {Response} response
 * @param {(bytes: number) => void} onBytes
 * @returns {Promise<ArrayBuffer>}
 */
function readCounted({ body }, onBytes) {
  const counted = body?.pipeThrough(
    new TransformStream({
      transform(chunk, controller) {
        onBytes(chunk.byteLength);
        controller.enqueue(chunk);
      },
    }),
  );
  return new Response(counted).arrayBuffer();
}

/**
 * @param {URL} address
 * @param {number} size in bytes that it must have at least
 * @param {(bytes: number) => void} onBytes
 * @param {RequestInit} options
 * @returns {Promise<ArrayBuffer>}
 */
async function downloadFile(address, size, onBytes, options) {
  const response = await openFile(address, options);
  let bytes;
  try {
    bytes = await readCounted(response, onBytes);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw await explainBreak(nameFile(address), error);
  }
  // One of the right length is judged where it is used: by its hash, in the sealed frame.
  const whole = bytes.byteLength >= size;
  if (bytes.byteLength !== size) throw explainContent(nameFile(address), response, whole);
  return bytes;
}

/**
 * @param {URL} base
 * @param {Record<string, RuntimeFile>} files by name
 * @param {(loaded: number) => void} onProgress bytes so far, of all files
 * @param {RequestInit} options
 * @param {(name: string, bytes: ArrayBuffer) => void} onFile is handed each file as soon as it is here
 * @returns {Promise<void>}
 * @throws {DownloadError} when a file could not be had
 */
export async function downloadFiles(base, files, onProgress, options, onFile) {
  let loaded = 0;
  const downloads = Object.entries(files).map(async ([name, { size, address }]) => {
    const count = (/** @type {number} */ bytes) => onProgress((loaded += bytes));
    onFile(name, await downloadFile(new URL(address, base), size, count, options));
  });
  await Promise.all(downloads);
}
