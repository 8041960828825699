/**
 * What a page says to the service worker of its version.
 *
 * @module protocol
 */

/**
 * The page has loaded these addresses past the worker, before it was there; and has nothing urgent
 * to do.
 * @typedef {{ kind: "visited", addresses: string[] }} Visited
 */

/**
 * The reader wants the newer version now.
 * @typedef {{ kind: "take-over" }} TakeOver
 */

/** @typedef {Visited | TakeOver} ToServiceWorker */

export {};
