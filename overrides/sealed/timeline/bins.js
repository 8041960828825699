/**
 * What is too fine for pixels, made coarser: however long a run is, a lane
 * gets no more marks and steps than it has room for.
 *
 * @module timeline/bins
 */
import { OUTCOMES } from "./moments.js";

/** @typedef {import("./moments.js").Moment} Moment */
/** @typedef {import("./lanes.js").Period} Period */
/** @typedef {import("./reply.js").Steps} Steps */
/** @typedef {(ms: number) => number} Scale from milliseconds to pixels */

/** An outline that changes more often is drawn coarser: as a fringe it says nothing. */
const MOST_CHANGES = 120;
const COARSE = 5;

/**
 * Tries that are drawn together, at the first of them.
 * @typedef {{ x: number, until: number } & Moment} Cluster
 */

/**
 * @param {readonly Moment[]} moments in order of time
 * @param {Scale} scale
 * @param {number} gap pixels that two clusters are apart, at least
 * @returns {Cluster[]}
 */
export function clusterMoments(moments, scale, gap) {
  /** @type {Cluster[]} */
  const clusters = [];
  /** @type {Cluster | undefined} */
  let last;
  for (const moment of moments) {
    const x = scale(moment.ms);
    if (last && x - last.x < gap) {
      for (const outcome of OUTCOMES) last[outcome] += moment[outcome];
      last.until = moment.ms;
    } else {
      last = { x, until: moment.ms, ...moment };
      clusters.push(last);
    }
  }
  return clusters;
}

/**
 * Raise each pixel to the peak of what is in it: an average would hide a full
 * window that is narrower than a pixel.
 *
 * @param {Float64Array} pixels
 * @param {Steps} steps
 * @param {Scale} scale from milliseconds to an index into the pixels
 * @param {number} whole what counts as 1
 */
export function raisePixels(pixels, steps, scale, whole) {
  const end = pixels.length;
  steps.forEach(([ms, value], index) => {
    if (!value) return;
    const next = steps[index + 1];
    const from = Math.max(0, Math.round(scale(ms)));
    const until = Math.min(end, Math.max(from + 1, next ? Math.round(scale(next[0])) : end));
    const part = value / whole;
    for (let pixel = from; pixel < until; pixel++) if (part > (pixels[pixel] ?? 1)) pixels[pixel] = part;
  });
}

/**
 * @param {Float64Array} pixels
 * @returns {[number, number][]} where the height changes, and to what; the last is the end
 */
export function listChanges(pixels) {
  const fine = listChangesAt(pixels, 1);
  return fine.length > MOST_CHANGES ? listChangesAt(pixels, COARSE) : fine;
}

/**
 * @param {Float64Array} pixels
 * @param {number} width how many pixels share their peak
 * @returns {[number, number][]}
 */
function listChangesAt(pixels, width) {
  /** @type {[number, number][]} */
  const changes = [];
  let height = 0;
  for (let pixel = 0; pixel < pixels.length; pixel += width) {
    const next = pixels.subarray(pixel, pixel + width).reduce((one, other) => Math.max(one, other));
    if (next !== height) changes.push([pixel, next]);
    height = next;
  }
  if (height) changes.push([pixels.length, 0]);
  return changes;
}

/**
 * @param {readonly Period[]} periods in order of time
 * @param {Scale} scale
 * @param {number} end the last pixel
 * @returns {{ x: number, width: number }[]} at least 2 pixels wide; those that touch are one
 */
export function mergePeriods(periods, scale, end) {
  /** @type {{ x: number, width: number }[]} */
  const bands = [];
  for (const { from_ms, until_ms } of [...periods].sort((one, other) => one.from_ms - other.from_ms)) {
    const x = scale(from_ms);
    const until = Math.min(end, Math.max(x + 2, scale(until_ms)));
    const last = bands.at(-1);
    if (last && x <= last.x + last.width + 1) last.width = Math.max(last.width, until - last.x);
    else if (x < end) bands.push({ x, width: until - x });
  }
  return bands;
}
