/**
 * What a panel shows, whatever its width: one lane for each thing that is
 * counted, with what happened in it moment by moment.
 *
 * @module timeline/lanes
 */
import { collectMoments } from "./moments.js";
import { formatMs, formatNumber, nameKeys } from "./words.js";

/** @typedef {import("./reply.js").SimulateValue} SimulateValue */
/** @typedef {import("./reply.js").Fill} Fill */
/** @typedef {import("./moments.js").Moment} Moment */
/** @typedef {import("./reply.js").Steps} Steps */
/** @typedef {{ from_ms: number, until_ms: number }} Period */

/**
 * `perMs` is the window of the method that fills it most; 0 when nothing is counted here.
 * @typedef {{ name: string, moments: Moment[], fills: Fill[], periods: Period[], perMs: number }} Lane
 */

/**
 * `results` says how it ended, the fullest words first; `most` is how many calls wait at most.
 * @typedef {{ title: string, results: [string, string], lanes: Lane[], waiting: Steps, most: number }} Panel
 */

const ADDRESS_SCOPE = "method_and_ip";

/**
 * @param {SimulateValue} value
 * @returns {Panel}
 */
export function describePanel(value) {
  return {
    title: nameKeys(value.keys.length),
    results: tellResults(value),
    lanes: makeLanes(value),
    waiting: value.waiting,
    most: value.waiting.reduce((most, [, waiting]) => Math.max(most, waiting), 0),
  };
}

/**
 * @param {SimulateValue} value
 * @returns {[string, string]} in a line and in few words
 */
function tellResults(value) {
  const calls = formatNumber(value.requests.length);
  const lost = formatNumber(value.lost);
  if (value.lost) return [`${formatNumber(value.accepted)} of ${calls} calls through, ${lost} lost`, `${lost} of ${calls} lost`];
  const longest = value.wait_ms?.max ?? 0;
  const wait = longest ? `longest wait ${formatMs(longest)}` : "no wait";
  return [value.requests.length === 1 ? `the call is through, ${wait}` : `all ${calls} calls through, ${wait}`, wait];
}

/**
 * @param {SimulateValue} value
 * @returns {Lane[]}
 */
function makeLanes(value) {
  const moments = collectMoments(value);
  const ofAccount = value.suspensions.filter(({ key }) => key === null);
  const shared = value.fill.filter(({ key }) => key === null);
  const account = shared.filter(({ scope }) => scope !== ADDRESS_SCOPE);
  const address = shared.filter(({ scope }) => scope === ADDRESS_SCOPE);
  const lanes = value.keys.map((_, key) => {
    const periods = value.suspensions.filter((each) => each.key === key);
    const fills = value.fill.filter((each) => each.key === key);
    return makeLane(`Key ${key + 1}`, moments.get(key), fills, [...periods, ...ofAccount]);
  });
  if (account.length) lanes.push(makeLane("Account", undefined, account, ofAccount));
  const unsigned = moments.get(null);
  if (address.length || unsigned) lanes.push(makeLane("IP address", unsigned, address, []));
  return lanes;
}

/**
 * @param {string} name
 * @param {Map<number, Moment> | undefined} moments
 * @param {Fill[]} fills
 * @param {Period[]} periods
 * @returns {Lane}
 */
function makeLane(name, moments, fills, periods) {
  const sorted = [...(moments?.values() ?? [])].sort((one, other) => one.ms - other.ms);
  return { name, moments: sorted, fills, periods, perMs: findFullest(fills)?.per_ms ?? 0 };
}

/**
 * @param {Fill[]} fills
 * @returns {Fill | undefined} the one that comes nearest to its limit
 */
function findFullest(fills) {
  let fullest, peak = -1;
  for (const fill of fills) {
    const part = fill.steps.reduce((most, [, calls]) => Math.max(most, calls), 0) / fill.limit;
    if (part > peak) [fullest, peak] = [fill, part];
  }
  return fullest;
}
