/**
 * Keeps files, each only after its content had the hash that the build wrote down: a sign-in page,
 * an error, a file cut short or one of another build is never kept.
 *
 * @module keep
 */
import { hashBytes } from "../sealed/hash.js";
import { PAGES, findKept, listPages } from "./kept.js";

/** @import { Kept } from "./kept.js" */

/** So many requests at a time: the reader's own must not wait for them. */
const AT_ONCE = 4;

/** Headers that tell how the content came, which is no longer so. */
const OF_THE_WAY = ["Content-Encoding", "Content-Length", "Transfer-Encoding"];

/**
 * @param {Kept} kept
 * @param {Response} response is read to its end
 * @returns {Promise<void>}
 * @throws {Error} when it is not the file that the build made, or there is no room for it
 */
export async function keepIfSame({ address, integrity, cache }, response) {
  const content = await response.arrayBuffer();
  if (response.status !== 200 || (await hashBytes(content)) !== integrity) {
    throw new Error(`${address} is not the file of this build`);
  }
  const headers = new Headers(response.headers);
  for (const name of OF_THE_WAY) headers.delete(name);
  const open = await caches.open(cache);
  // Made anew, it is no redirected answer, which browsers refuse to open as a page.
  await open.put(address, new Response(content, { headers }));
}

/**
 * @param {Kept} kept
 * @param {RequestCache} mode
 */
async function loadAndKeep(kept, mode) {
  await keepIfSame(kept, await fetch(kept.address, { cache: mode, priority: "low" }));
}

/**
 * Keep every page and what pages need, all or nothing. What did not change since the last build
 * comes out of the browser's own cache: hosts are asked whether it is still the same.
 *
 * @returns {Promise<void>}
 * @throws {Error} when one of them cannot be had as the build made it; then none is kept
 */
export async function keepAllPages() {
  const left = listPages();
  const work = async () => {
    try {
      for (let next = left.pop(); next; next = left.pop()) await loadAndKeep(next, "no-cache");
    } catch (error) {
      left.length = 0;
      throw error;
    }
  };
  // The last of them must have ended before what they kept is dropped.
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  const failed = ends.find((end) => end.status === "rejected");
  if (!failed) return;
  await caches.delete(PAGES);
  throw failed.reason;
}

/**
 * Keep what a page loaded before the worker was there; the browser's own cache has it still.
 *
 * @param {string[]} addresses those that are not to be kept are passed over
 * @returns {Promise<void>}
 */
export async function keepVisited(addresses) {
  for (const kept of new Set(addresses.map(findKept))) {
    if (!kept) continue;
    const open = await caches.open(kept.cache);
    if (await open.match(kept.address)) continue;
    // One that cannot be kept must not hold up the others.
    await loadAndKeep(kept, "default").catch(() => {});
  }
}
