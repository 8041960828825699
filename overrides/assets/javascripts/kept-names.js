/**
 * What the caches of a version are called, for its service worker that fills them and for its pages.
 * The names begin with the version's folder, so that versions beside one another never touch each
 * other's.
 *
 * @module kept-names
 */

/**
 * @param {URL} folder of the version
 * @returns {string} what the names of all its caches begin with; no folder's path has a space in it
 */
export function startNames({ pathname }) {
  return `guide ${pathname} `;
}

/**
 * Files of the runtime that were used. Their addresses hold their content, so builds share them.
 *
 * @param {URL} folder of the version
 * @returns {string} the name of their cache
 */
export function nameRuntime(folder) {
  return `${startNames(folder)}runtime`;
}
