/**
 * Where the page's files come from: its site, unless a copy that was opened from a folder says
 * otherwise before anything is asked for.
 *
 * @module file-source
 */

/**
 * Answers as `fetch` does; `integrity`, `signal` and `cache` are what is asked of it.
 * @typedef {(address: URL, options: RequestInit) => Promise<Response>} FileSource
 */

/** @type {FileSource} */
let source = (address, options) => globalThis.tutorialAhead?.take(address, options) ?? fetch(address, options);

/** @param {FileSource} other */
export function replaceSource(other) {
  source = other;
}

/** @type {FileSource} */
export function requestFile(address, options) {
  return source(address, options);
}
