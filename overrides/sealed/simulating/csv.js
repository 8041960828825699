/**
 * Every try of both runs, as a file for a spreadsheet.
 *
 * @module simulating/csv
 */

/** @import { Settings } from "../protocol.js" */
/** @import { Runs } from "./reply.js" */

const COLUMNS = ["keys", "call", "at_ms", "method", "attempt", "sent_ms", "key", "outcome", "done_ms"];

/**
 * Calls, tries and keys are numbered from 1, as people do. No cell needs quotes: all are numbers
 * and plain words.
 *
 * @param {Runs} runs
 * @returns {string}
 */
export function writeCsv({ one, several }) {
  const lines = [COLUMNS.join(",")];
  for (const run of one === several ? [one] : [one, several]) {
    for (const [call, { at_ms, method, attempts, done_ms }] of run.requests.entries()) {
      for (const [attempt, { sent_ms, key, outcome }] of attempts.entries()) {
        const done = outcome === "accepted" ? (done_ms ?? "") : "";
        const number = key === null ? "" : key + 1;
        lines.push([run.keys.length, call + 1, at_ms, method, attempt + 1, sent_ms, number, outcome, done].join(","));
      }
    }
  }
  return `${lines.join("\r\n")}\r\n`;
}

/**
 * @param {Settings} settings
 * @returns {string} the file's name
 */
export function nameFile({ workload, size, keys }) {
  const what = workload ? `${workload}-${size}` : "own-calls";
  return `rate-limits-${what}-${keys}-keys.csv`.replaceAll("_", "-");
}
