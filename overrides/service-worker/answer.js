/**
 * Answers the requests of a version's pages: with what is kept, else from the network.
 *
 * @module answer
 */
import { keepIfSame } from "./keep.js";
import { FOLDER, findKept } from "./kept.js";
import { makeOfflinePage } from "./offline-page.js";

/** @import { Kept } from "./kept.js" */

/** The modes by which a page asks for what the network has. */
const PAST_CACHES = ["reload", "no-store"];

/**
 * @param {Request} request
 * @returns {boolean} whether the worker has anything to say to it
 */
export function concerns(request) {
  if (request.method !== "GET" || request.headers.has("Range")) return false;
  if (new URL(request.url).origin !== FOLDER.origin) return false;
  return request.mode === "navigate" || findKept(request.url) !== undefined;
}

/**
 * @param {Request} request
 * @param {Kept} kept
 * @returns {boolean} whether a page of another build asks, which names the hash of its own file
 */
function isOfOther(request, { integrity }) {
  return request.integrity !== "" && request.integrity !== integrity;
}

/** By their names: to open one takes as long as to look into it. @type {Map<string, Promise<Cache>>} */
const opened = new Map();

/**
 * @param {Request} request
 * @param {Kept} kept
 * @returns {Promise<Response | undefined>}
 */
async function findAnswer(request, { address, cache }) {
  if (PAST_CACHES.includes(request.cache)) return undefined;
  try {
    const open = opened.get(cache) ?? caches.open(cache);
    opened.set(cache, open);
    return await (await open).match(address);
  } catch {
    opened.delete(cache);
    // Without storage the site is as it would be without a worker.
    return undefined;
  }
}

/**
 * @param {Request} request
 * @param {RequestInit} [options]
 * @returns {Promise<Response>}
 */
async function askNetwork(request, options) {
  try {
    return await fetch(request, options);
  } catch {
    return request.mode === "navigate" ? makeOfflinePage(FOLDER.pathname) : Response.error();
  }
}

/**
 * @param {Request} request one that concerns the worker
 * @param {(work: Promise<void>) => void} finish is handed what goes on after the answer
 * @returns {Promise<Response>}
 */
export async function answer(request, finish) {
  const { origin, pathname, search } = new URL(request.url);
  if (findKept(`${origin}${pathname}/`)) return Response.redirect(`${origin}${pathname}/${search}`);
  const kept = findKept(request.url);
  if (!kept) return askNetwork(request);
  // The browser's own cache may have the older build's file as well.
  if (isOfOther(request, kept)) return askNetwork(request, { cache: "no-cache" });
  const found = await findAnswer(request, kept);
  if (found) return found;
  const response = await askNetwork(request);
  // What differs is the page's to judge; it is not kept.
  if (response.ok) finish(keepIfSame(kept, response.clone()).catch(() => {}));
  return response;
}
