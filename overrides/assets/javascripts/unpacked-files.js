/**
 * The runtime's large files as the service worker has unpacked them after an earlier visit. They are
 * handed on unread; the sealed frame holds them against their hashes as it does any other file.
 *
 * @module unpacked-files
 */
import { nameFile } from "./download.js";
import { nameRuntime } from "./kept-names.js";

/** @import { RuntimeFile } from "./runtime.js" */

/**
 * @param {URL} base
 * @param {Record<string, RuntimeFile>} files by name
 * @returns {URL[]}
 */
function listAddresses(base, files) {
  const packed = Object.values(files).flatMap(({ unpacked }) => unpacked ?? []);
  return packed.map(({ address }) => new URL(address, base));
}

/** @returns {string | undefined} the name of the cache that they are in, where there is a worker */
function nameCache() {
  const controller = navigator.serviceWorker?.controller;
  return controller ? nameRuntime(new URL("./", controller.scriptURL)) : undefined;
}

/**
 * @param {URL} base
 * @param {Record<string, RuntimeFile>} files by name
 * @returns {Promise<Map<string, Blob>>} by the name of what is unpacked: all of them, or none
 */
export async function findUnpacked(base, files) {
  try {
    const cacheName = nameCache();
    // Without a worker nothing was unpacked, and to look takes time.
    if (!cacheName) return new Map();
    const find = async (/** @type {URL} */ address) => {
      const response = await caches.match(address, { cacheName });
      if (!response) throw new Error(`${nameFile(address)} is not kept`);
      return /** @type {const} */ ([nameFile(address), await response.blob()]);
    };
    return new Map(await Promise.all(listAddresses(base, files).map(find)));
  } catch {
    return new Map();
  }
}

/**
 * @param {Record<string, RuntimeFile>} files by name
 * @returns {Record<string, RuntimeFile>} those that are needed beside what is unpacked
 */
export function omitPacked(files) {
  return Object.fromEntries(Object.entries(files).filter(([, { unpacks, unpacked }]) => !unpacks && !unpacked));
}

/**
 * Drop them: the worker unpacks them anew once the reader comes again.
 *
 * @param {URL} base
 * @param {Record<string, RuntimeFile>} files by name
 */
export async function dropUnpacked(base, files) {
  const name = nameCache();
  if (!name) return;
  const cache = await caches.open(name);
  for (const address of listAddresses(base, files)) await cache.delete(address);
}
