/**
 * Tries, moment by moment.
 *
 * @module timeline/moments
 */

/** @typedef {import("./reply.js").Outcome} Outcome */
/** @typedef {import("./reply.js").SimulateValue} SimulateValue */

/**
 * How many tries ended how at one time.
 * @typedef {{ ms: number } & Record<Outcome, number>} Moment
 */

/** @type {readonly Outcome[]} */
export const OUTCOMES = ["accepted", "rejected", "suspended"];

/**
 * Count tries by key and moment. Cost: one look at each try.
 *
 * @param {SimulateValue} value
 * @returns {Map<number | null, Map<number, Moment>>}
 */
export function collectMoments(value) {
  /** @type {Map<number | null, Map<number, Moment>>} */
  const byKey = new Map();
  for (const { attempts } of value.requests) {
    for (const { sent_ms, key, outcome } of attempts) {
      let lane = byKey.get(key);
      if (!lane) byKey.set(key, (lane = new Map()));
      let moment = lane.get(sent_ms);
      if (!moment) lane.set(sent_ms, (moment = { ms: sent_ms, accepted: 0, rejected: 0, suspended: 0 }));
      moment[outcome] += 1;
    }
  }
  return byKey;
}

/**
 * @param {SimulateValue[]} values
 * @returns {[number, number]} when the first call is due, and when the last window is empty again
 */
export function findSpan(values) {
  let from = Infinity, until = 0;
  for (const value of values) {
    for (const { at_ms } of value.requests) from = Math.min(from, at_ms);
    for (const { steps } of [...value.fill, { steps: value.waiting }]) until = Math.max(until, steps.at(-1)?.[0] ?? 0);
    until = Math.max(until, value.finished_ms);
  }
  from = Math.min(from, until);
  return [from, Math.max(until, from + 100)];
}
