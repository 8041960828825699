/**
 * What happens when: the tries of a run, moment by moment, and values that
 * hold from one moment to the next.
 *
 * @module simulating/moments
 */
import { collectMoments } from "../timeline/moments.js";

/** @import { Moment } from "../timeline/moments.js" */
/** @import { Steps } from "../timeline/reply.js" */
/** @import { Simulated } from "./reply.js" */

/**
 * Add up the tries of all keys.
 *
 * @param {Simulated} run
 * @returns {Map<number, Moment>} by their times, in order
 */
export function addUpMoments(run) {
  /** @type {Map<number, Moment>} */
  const sums = new Map();
  for (const lane of collectMoments(run).values()) {
    for (const [ms, { accepted, rejected, suspended }] of lane) {
      const sum = sums.get(ms) ?? { ms, accepted: 0, rejected: 0, suspended: 0 };
      sum.accepted += accepted;
      sum.rejected += rejected;
      sum.suspended += suspended;
      sums.set(ms, sum);
    }
  }
  return new Map([...sums].sort(([one], [other]) => one - other));
}

/**
 * @param {Steps} steps
 * @param {number} ms
 * @returns {number} the value that holds then; 0 before the first step
 */
export function valueAt(steps, ms) {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.[0] ?? Infinity) <= ms) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1]?.[1] ?? 0;
}
