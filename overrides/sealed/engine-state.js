/**
 * The engine's state as a form takes it from the page: whatever else the page's scripts may send.
 *
 * @module engine-state
 */

/** @import { EngineState } from "./protocol.js" */

/** The longest reason shown, in UTF-16 units. */
const MOST_WORDS = 500;

/**
 * @param {unknown} value
 * @returns {number | undefined} a number of bytes
 */
function readSize(value) {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}

/**
 * @param {unknown} state as it was sent
 * @returns {EngineState | undefined} undefined for what is no state
 */
export function readState(state) {
  if (typeof state !== "object" || state === null) return undefined;
  const { phase, size, loaded, total, stalled, reason } = /** @type {Record<string, unknown>} */ (state);
  const [bytes, part, whole] = [size, loaded, total].map(readSize);
  if (phase === "idle" && bytes !== undefined) return { phase, size: bytes };
  if (phase === "loading" && part !== undefined && whole !== undefined) {
    return { phase, loaded: part, total: whole, stalled: stalled === true };
  }
  if (phase === "starting" || phase === "ready") return { phase };
  if (phase === "failed" && typeof reason === "string") {
    return { phase, reason: reason.slice(0, MOST_WORDS) };
  }
  return undefined;
}
