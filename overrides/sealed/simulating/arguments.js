/**
 * From settings to the arguments of the two calls, and back from their fields.
 *
 * @module simulating/arguments
 */
import { readOwnCalls } from "./own-calls.js";

/** @import { Settings } from "../protocol.js" */
/** @import { Call } from "../rounds.js" */

/** What stands in arguments of its own inside another. */
const RETRY = ["base_ms", "max_ms", "max_tries", "jitter_seed"];
const ELSEWHERE = [...RETRY, "workload", "size", "keys", "retry", "max_wait_ms"];

/**
 * @param {Settings} settings
 * @param {string} own text of the reader's own calls, which count if no workload is chosen
 * @returns {Call[]} one key, then several unless that is one as well, then the recommendation
 * @throws {import("../widget.js").Refusal} at `own`
 */
export function makeCalls(settings, own) {
  const { workload, size, keys, retry, max_wait_ms: longest } = settings;
  const calls = workload ? { workload, size } : { workload: readOwnCalls(own).map(({ at_ms, method }) => ({ at_ms, method })) };
  const shared = {
    ...calls,
    ...pick(settings, (name) => !ELSEWHERE.includes(name)),
    retry: { kind: retry, ...pick(settings, (name) => RETRY.includes(name)) },
  };
  const runs = keys === 1 ? [1] : [1, keys];
  return [
    ...runs.map((count) => ({ name: "simulate_rate_limits", args: { ...shared, keys: count } })),
    { name: "recommend_keys", args: { ...shared, target: { max_wait_ms: longest } }, slow: true },
  ];
}

/**
 * @param {string} field as Python names it: `retry.base_ms`, `workload[2].method`
 * @param {string} own
 * @returns {{ name: string, where: string }} the control, and where in it, for a reader
 */
export function findControl(field, own) {
  const place = /^workload\[(\d+)\]/.exec(field)?.[1];
  if (place === undefined) return { name: field.replace(/^(retry|target)\./, ""), where: "" };
  const line = readOwnCalls(own)[Number(place)]?.line;
  const what = field.endsWith("at_ms") ? "the time" : "the method";
  return { name: "own", where: `Line ${line}: ${what}` };
}

/**
 * @param {Settings} settings
 * @param {(name: string) => boolean} wanted
 * @returns {Settings}
 */
function pick(settings, wanted) {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => wanted(name)));
}
