/**
 * The shapes that tell outcomes apart without colour, as paths around 0, 0.
 *
 * @module timeline/shapes
 */
import { round } from "./words.js";

/** @typedef {import("./reply.js").Outcome} Outcome */

/**
 * @param {Outcome} outcome
 * @param {number} radius in pixels
 * @returns {string}
 */
export function drawShape(outcome, radius) {
  const r = round(radius);
  if (outcome === "accepted") return `M${-r},0A${r},${r},0,1,1,${r},0A${r},${r},0,1,1,${-r},0Z`;
  if (outcome === "suspended") return `M0,${-r}L${r},0L0,${r}L${-r},0Z`;
  // A cross looks larger than a disc of its size.
  const arm = round(radius * 0.75);
  return `M${-arm},${-arm}L${arm},${arm}M${-arm},${arm}L${arm},${-arm}`;
}

/**
 * @param {[number, number][]} changes where the height changes and to what; the last is to 0
 * @param {number} left of 0
 * @param {number} base where a height of 0 is
 * @param {number} height of 1
 * @returns {string} an area of steps; what has no height is left out
 */
export function drawSteps(changes, left, base, height) {
  let path = "", open = false;
  for (const [pixel, part] of changes) {
    path += `${open ? "H" : "M"}${round(left + pixel)}${open ? "" : `,${base}`}V${round(base - part * height)}`;
    if (part === 0) path += "Z";
    open = part > 0;
  }
  return path;
}
