/**
 * Download files side by side, counting real bytes.
 *
 * @module download
 */

/** A file could not be had; the message is for a reader. */
export class DownloadError extends Error {}

/**
 * @param {URL} address
 * @param {AbortSignal} signal
 * @returns {Promise<ReadableStream<Uint8Array>>}
 */
async function openFile(address, signal) {
  const name = address.pathname.slice(address.pathname.lastIndexOf("/") + 1);
  let response;
  try {
    response = await fetch(address, { signal });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new DownloadError(`The file ${name} could not be loaded. Is the network there?`);
  }
  if (!response.ok || !response.body) {
    throw new DownloadError(`The file ${name} could not be loaded (HTTP ${response.status}).`);
  }
  return response.body;
}

/**
 * @param {URL} address
 * @param {(bytes: number) => void} onBytes
 * @param {AbortSignal} signal
 * @returns {Promise<ArrayBuffer>}
 */
async function downloadFile(address, onBytes, signal) {
  const body = await openFile(address, signal);
  const counted = body.pipeThrough(
    new TransformStream({
      transform(chunk, controller) {
        onBytes(chunk.byteLength);
        controller.enqueue(chunk);
      },
    }),
  );
  try {
    return await new Response(counted).arrayBuffer();
  } catch (error) {
    if (signal.aborted) throw error;
    throw new DownloadError("The download broke off. Is the network there?");
  }
}

/**
 * @param {URL} base
 * @param {string[]} names
 * @param {(loaded: number) => void} onProgress bytes so far, of all files
 * @param {AbortSignal} signal
 * @returns {Promise<Record<string, ArrayBuffer>>} by name
 * @throws {DownloadError} when a file could not be had
 */
export async function downloadFiles(base, names, onProgress, signal) {
  let loaded = 0;
  const downloads = names.map(async (name) => {
    const count = (/** @type {number} */ bytes) => onProgress((loaded += bytes));
    return [name, await downloadFile(new URL(name, base), count, signal)];
  });
  return Object.fromEntries(await Promise.all(downloads));
}
