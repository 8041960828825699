/**
 * Download files side by side, counting real bytes.
 *
 * @module download
 */
import { requestFile } from "./file-source.js";
import { explainBreak, explainContent, explainRefusal, explainStatus } from "./trouble.js";

/** @import { RuntimeFile } from "./runtime.js" */

/** So long without a byte, and a reader is told, in milliseconds. */
const STALL_MS = 10_000;

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
 * @param {(part: Uint8Array<ArrayBuffer>) => void} onPart
 * @returns {Promise<number>} its size in bytes
 */
async function readParts({ body }, onPart) {
  let size = 0;
  const reader = body?.getReader();
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
    size += next.value.byteLength;
    onPart(next.value);
  }
  return size;
}

/**
 * @param {URL} address
 * @param {number} size in bytes that it must have at least
 * @param {(part: Uint8Array<ArrayBuffer>) => void} onPart
 * @param {RequestInit} options
 * @returns {Promise<void>}
 */
async function downloadFile(address, size, onPart, options) {
  const response = await openFile(address, options);
  let came;
  try {
    came = await readParts(response, onPart);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw await explainBreak(nameFile(address), error);
  }
  // One of the right length is judged where it is used: by its hash, in the sealed frame.
  if (came !== size) throw explainContent(nameFile(address), response, came >= size);
}

/**
 * @param {URL} base
 * @param {Record<string, RuntimeFile>} files by name
 * @param {(loaded: number) => void} onProgress bytes so far, of all files
 * @param {RequestInit} options
 * @param {(name: string, part?: Uint8Array<ArrayBuffer>) => void} onPart is handed each part of a file as
 *   soon as it is here, and nothing after the last
 * @returns {Promise<void>}
 * @throws {DownloadError} when a file could not be had
 */
export async function downloadFiles(base, files, onProgress, options, onPart) {
  let loaded = 0;
  const downloads = Object.entries(files).map(async ([name, { size, address }]) => {
    const take = (/** @type {Uint8Array<ArrayBuffer>} */ part) => {
      onProgress((loaded += part.byteLength)); // before it is handed over, and empty here
      onPart(name, part);
    };
    await downloadFile(new URL(address, base), size, take, options);
    onPart(name);
  });
  await Promise.all(downloads);
}

/**
 * @param {(loaded: number, stalled: boolean) => void} tell
 * @returns {(loaded: number) => void} tells how many bytes there are, once a frame of the screen at
 *   most, and when no more come
 */
export function makeReport(tell) {
  let latest = 0;
  let waiting = false;
  const tellStalled = () => tell(latest, true);
  let stall = setTimeout(tellStalled, STALL_MS);
  return (loaded) => {
    latest = loaded;
    clearTimeout(stall);
    stall = setTimeout(tellStalled, STALL_MS);
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      tell(latest, false);
    });
  };
}
