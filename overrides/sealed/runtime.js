/**
 * The runtime's files: only bytes that this script was built with get through.
 *
 * @module runtime
 */

const PACKED = ".gzip";

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
 * Check every file against the hash this script was built with, then unpack it.
 *
 * @param {Record<string, ArrayBuffer>} served by name as served
 * @returns {Promise<Record<string, ArrayBuffer>>} by name without the packing's ending
 * @throws {Error} naming the file that is missing or differs; nothing is unpacked before it is checked
 */
export async function unpackFiles(served) {
  const unpacked = await Promise.all(
    Object.entries(RUNTIME_FILES).map(async ([name, integrity]) => {
      const bytes = served[name];
      if (!bytes) throw new Error(`The file ${name} did not arrive.`);
      if ((await hashBytes(bytes)) !== integrity) {
        throw new Error(`The file ${name} is not the one this page was built with. It was not run.`);
      }
      return name.endsWith(PACKED)
        ? /** @type {const} */ ([name.slice(0, -PACKED.length), await unzip(bytes)])
        : /** @type {const} */ ([name, bytes]);
    }),
  );
  return Object.fromEntries(unpacked);
}
