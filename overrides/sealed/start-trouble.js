/**
 * Why Python did not start, or stopped, in words for a reader.
 *
 * @module start-trouble
 */

export const NO_MEMORY = "The browser has no memory left for Python. Close other tabs or programs, then try again.";
const TOO_OLD = "This browser is too old for the page’s Python. Update it, or use another one.";

/**
 * @param {unknown} error
 * @returns {boolean} whether the browser has refused memory; engines agree on no better sign
 */
export function isMemoryRefused(error) {
  return error instanceof Error && /out of memory|allocat/i.test(error.message);
}

/**
 * @param {unknown} error of a start, when nothing typed can be in its text yet
 * @returns {string} in words for a reader and a maintainer
 */
export function explainStart(error) {
  if (isMemoryRefused(error)) return NO_MEMORY;
  if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) return TOO_OLD;
  // The frame's own refusals are sentences.
  if (error instanceof Error && error.name === "Error" && error.message.endsWith(".")) return error.message;
  return `Python did not start (${error}).`;
}
