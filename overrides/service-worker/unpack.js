/**
 * Keeps the large files of the runtime unpacked as well, so that Python starts sooner when the reader
 * comes again: beside what they were unpacked from, and with the hash that the build wrote down.
 *
 * @module unpack
 */
import { streamUnpacked } from "../sealed/brotli.js";
import { BROTLI, unzip } from "../sealed/packing.js";
import { keepIfSame } from "./keep.js";
import { RUNTIME, findUnpacker, listUnpacked } from "./kept.js";

/** @import { Kept } from "./kept.js" */

/** What is under way: two pages may ask for the same. @type {Promise<void>} */
let work = Promise.resolve();

/**
 * @param {Cache} runtime
 * @returns {Promise<WebAssembly.Module | undefined>}
 */
async function loadDecompressor(runtime) {
  const packed = await runtime.match(findUnpacker());
  return packed?.body ? WebAssembly.compile(await unzip(packed.body)) : undefined;
}

/** @returns {Promise<void>} */
async function unpackAll() {
  const runtime = await caches.open(RUNTIME);
  /** @type {[Kept, Response][]} */
  const left = [];
  for (const kept of listUnpacked()) {
    if (await runtime.match(kept.address)) continue;
    const packed = await runtime.match(kept.address + BROTLI);
    if (packed) left.push([kept, packed]);
  }
  const decompressor = left.length > 0 ? await loadDecompressor(runtime) : undefined;
  if (!decompressor) return;
  for (const [kept, packed] of left) {
    if (packed.body) await keepIfSame(kept, new Response(streamUnpacked(packed.body, decompressor)));
  }
}

/** @returns {Promise<void>} once all that is kept packed is kept unpacked as well, where there is room */
export function unpackKept() {
  work = work.then(unpackAll).catch(() => {});
  return work;
}
