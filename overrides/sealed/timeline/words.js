/**
 * Numbers as the timeline writes them.
 *
 * @module timeline/words
 */

/**
 * @param {number} value
 * @returns {string} with a comma at the thousands, and without a fraction's zeros
 */
export function formatNumber(value) {
  const [whole = "0", fraction = ""] = value.toFixed(3).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  const kept = fraction.replace(/0+$/, "");
  return kept ? `${grouped}.${kept}` : grouped;
}

/**
 * @param {number} ms
 * @returns {string} in milliseconds below a second, otherwise in seconds
 */
export function formatMs(ms) {
  return ms < 1000 ? `${formatNumber(ms)} ms` : `${formatNumber(ms / 1000)} s`;
}

/**
 * @param {number} count
 * @returns {string}
 */
export function nameKeys(count) {
  return count === 1 ? "1 key" : `${count} keys`;
}

/**
 * @param {number} count
 * @returns {string} at most five characters
 */
export function formatCount(count) {
  return count < 10000 ? String(count) : `${Math.round(count / 1000)}k`;
}

/**
 * How wide a text comes out, at most, without asking a browser: the picture is
 * drawn at build time too.
 *
 * @param {string} text
 * @returns {number} in pixels, at the timeline's size of text
 */
export function estimateWidth(text) {
  return text.length * 7.2;
}

/**
 * @param {number} pixels
 * @returns {number} as fine as a screen shows it
 */
export function round(pixels) {
  return Math.round(pixels * 10) / 10;
}
