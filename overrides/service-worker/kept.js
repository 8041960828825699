/**
 * What may be kept, where, and under which hash.
 *
 * @module kept
 */
import { nameRuntime, startNames } from "../assets/javascripts/kept-names.js";

/** The folder of the version: all that the worker is for. */
export const FOLDER = new URL("./", location.href);

const START = startNames(FOLDER);

/** Pages, styles, scripts and the search's index, whole and of this very build. */
export const PAGES = `${START}${BUILD}`;

/** Files of the runtime that were used. */
export const RUNTIME = nameRuntime(FOLDER);

/**
 * A file that may be kept: its address, the hash that it must have, and the name of its cache.
 * @typedef {{ address: string, integrity: string, cache: string }} Kept
 */

/**
 * @param {Record<string, string>} hashes
 * @param {string} cache
 * @returns {Kept[]}
 */
function resolve(hashes, cache) {
  return Object.entries(hashes).map(([name, integrity]) => ({ address: new URL(name, FOLDER).href, integrity, cache }));
}

const KEPT = new Map(
  [...resolve(MANIFEST.pages, PAGES), ...resolve(MANIFEST.runtime, RUNTIME), ...listUnpacked()].map((kept) => [
    kept.address,
    kept,
  ]),
);

/** @returns {Kept[]} files of the runtime as they are unpacked, where no host has them */
export function listUnpacked() {
  return resolve(MANIFEST.unpacked, RUNTIME);
}

/** @returns {string} the address of what unpacks them */
export function findUnpacker() {
  return [...KEPT.keys()].find((address) => address.endsWith("/unpacker.wasm.gzip")) ?? "";
}

/** @returns {Kept[]} what is kept ahead of its use */
export function listPages() {
  return [...KEPT.values()].filter(({ cache }) => cache === PAGES);
}

/**
 * @param {string} address
 * @returns {Kept | undefined} the file of an address, whatever follows its path
 */
export function findKept(address) {
  const { origin, pathname } = new URL(address);
  return KEPT.get(origin + pathname.replace(/\/index\.html$/, "/"));
}

/** Drop the caches of other builds of this version, and what this build needs no more. */
export async function dropOld() {
  for (const name of await caches.keys()) {
    if (name.startsWith(START) && name !== PAGES && name !== RUNTIME) await caches.delete(name);
  }
  const runtime = await caches.open(RUNTIME);
  for (const { url } of await runtime.keys()) {
    if (!KEPT.has(url)) await runtime.delete(url);
  }
}
