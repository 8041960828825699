/**
 * Calls that the reader writes, one a line: `50 private/create-order`.
 *
 * @module simulating/own-calls
 */
import { Refusal } from "../widget.js";

/** @typedef {{ at_ms: number, method: string, line: number }} OwnCall */

const CALL = /^\s*(\d+)\s+(\S+)\s*$/;

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
