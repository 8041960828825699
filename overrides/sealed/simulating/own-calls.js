/**
 * Calls that the reader writes, one a line: `50 private/create-order`.
 *
 * @module simulating/own-calls
 */
import { Refusal } from "../widget.js";

/** @typedef {{ at_ms: number, method: string, line: number }} OwnCall */

/** @import { Request } from "./reply.js" */

/** More lines than these are nothing to begin with. */
const MOST_LINES = 1000;

const CALL = /^\s*(\d+)\s+(\S+)\s*$/;

/**
 * @param {Request[]} requests
 * @returns {string} the same calls, as a reader would write them; "" if they are too many
 */
export function writeOwnCalls(requests) {
  if (requests.length > MOST_LINES) return "";
  return requests.map(({ at_ms, method }) => `${at_ms} ${method}`).join("\n");
}

/**
 * @param {string} text
 * @returns {OwnCall[]}
 * @throws {Refusal} at `own`, naming the line
 */
export function readOwnCalls(text) {
  const lines = text.split("\n").map((words, place) => ({ words, line: place + 1 }));
  const filled = lines.filter(({ words }) => words.trim() !== "");
  if (filled.length === 0) throw new Refusal("own", "Write at least one call, such as “0 private/create-order”.");
  return filled.map(({ words, line }) => {
    const [, at, method] = CALL.exec(words) ?? [];
    if (at && method) return { at_ms: Number(at), method, line };
    throw new Refusal("own", `Line ${line}: write the milliseconds, a blank and the method.`);
  });
}
