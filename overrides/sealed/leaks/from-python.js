/**
 * Python's own ways out, as ways of the worker that it runs in.
 *
 * @module leaks/from-python
 */
import { Missing, Refused, Unexplained, Unheard } from "./channel.js";
import WAYS_OUT from "./ways_out.py";

/** @import { PyodideAPI } from "pyodide" */
/** @import { Channel } from "./channel.js" */

/**
 * @param {string} outcome as `ways_out.py` gives it
 * @param {string} words
 * @returns {void}
 */
function settle(outcome, words) {
  if (outcome === "refused") throw new Refused(words);
  if (outcome === "missing") throw new Missing(words);
  if (outcome === "unanswered") throw new Unexplained(words);
  if (outcome === "silent") throw new Unheard();
}

/**
 * @param {PyodideAPI} python
 * @returns {{ ways: Channel[], close: () => void }} close forgets what was defined for it
 */
export function openPythonWays(python) {
  const space = python.runPython("{}");
  python.runPython(WAYS_OUT, { globals: space });
  const attempt = space.get("attempt");
  /** @type {[string, string][]} */
  const listed = JSON.parse(python.runPython("list_ways()", { globals: space }));
  /** @type {Channel[]} */
  const ways = listed.map(([name, title]) => ({
    name,
    title,
    places: ["worker"],
    seen: "request",
    attempt: async ({ url }) => {
      const [outcome, words] = JSON.parse(await attempt(name, url));
      settle(outcome, words);
    },
  }));
  return {
    ways,
    close: () => {
      attempt.destroy();
      space.destroy();
    },
  };
}
