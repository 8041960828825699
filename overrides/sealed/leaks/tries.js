/**
 * Ways out tried one after the other, each to more than one address.
 *
 * @module leaks/tries
 */
import { tryChannel } from "./channel.js";

/** @import { Channel, Outcome, Result } from "./channel.js" */

/**
 * What came of a way, and where it was tried from.
 * @typedef {Result & { name: string, title: string, seen: Channel["seen"],
 *   from: "form" | "worker" | "Python" }} Tried
 */

/** To whom: addresses, the text to carry there, and a server for calls or "".
 * @typedef {{ urls: string[], mark: string, ice: string }} Targets */

/**
 * How long a way may say nothing, in milliseconds. Python answers always, but may have to load
 * first what it asks with, and that takes its time on a busy machine.
 *
 * @type {Record<Tried["from"], number>}
 */
const PATIENCE_MS = { form: 700, worker: 700, Python: 10_000 };

/** The worst comes first. @type {Outcome[]} */
const BY_WEIGHT = ["allowed", "unanswered", "refused", "missing"];

/**
 * @param {string} words may quote the address that was tried
 * @param {Targets} targets
 * @returns {string}
 */
function shorten(words, { urls }) {
  const from = urls.map((url) => words.indexOf(url)).find((at) => at >= 0);
  if (from === undefined) return words;
  const rest = words.slice(from).search(/['"\s)]/);
  return `${words.slice(0, from)}…${rest < 0 ? "" : words.slice(from + rest)}`;
}

/**
 * Try a way to every address at once. What leaves something behind knows no address.
 *
 * @param {Channel} channel
 * @param {Targets} targets
 * @param {Tried["from"]} from
 * @returns {Promise<Tried>} the worst that came of it
 */
export async function tryWay(channel, targets, from) {
  const { name, title, seen } = channel;
  const { mark, ice } = targets;
  const urls = seen === "written" || seen === "message" ? targets.urls.slice(0, 1) : targets.urls;
  const results = await Promise.all(
    urls.map((url) => tryChannel(channel, { url, mark, ice }, PATIENCE_MS[from])),
  );
  results.sort((a, b) => BY_WEIGHT.indexOf(a.outcome) - BY_WEIGHT.indexOf(b.outcome));
  const { outcome, words } = results[0] ?? { outcome: "missing", words: "" };
  return { name, title, seen, from, outcome, words: shorten(words, targets) };
}
