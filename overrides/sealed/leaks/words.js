/**
 * What is said of ways out that were tried.
 *
 * @module leaks/words
 */

/** @import { Outcome } from "./channel.js" */
/** @import { Tried } from "./tries.js" */

/** Where a way was tried from. @type {Record<Tried["from"], string>} */
export const FROM_WORDS = {
  form: "From this form",
  worker: "From the worker in which Python runs",
  Python: "From Python",
};

/**
 * @param {string} sentence as the browser or the policy says it
 * @returns {string}
 */
function describeRefusal(sentence) {
  if (sentence.startsWith("refused")) return `R${sentence.slice(1)}`;
  return `Refused: ${sentence.replace(/^SecurityError: /, "")}`;
}

/**
 * @param {Tried} tried
 * @returns {string} what the browser said, as a sentence
 */
export function describeTried({ outcome, words }) {
  const sentence = /[.!?]$/.test(words) ? words : `${words}.`;
  switch (outcome) {
    case "refused":
      return describeRefusal(sentence);
    case "missing":
      return "Not there: this browser or this place has no such thing.";
    case "unanswered":
      return words === "no answer" ? "No answer." : `No answer: it ${sentence}`;
    case "allowed":
      return `Allowed: ${sentence}`;
  }
}

/**
 * @param {Tried[]} tried
 * @returns {string} the names of ways; one that was tried from several places is named once
 */
function listTitles(tried) {
  return [...new Set(tried.map(({ title }) => title))].join(", ");
}

/**
 * @param {Tried[]} all
 * @returns {{ headline: string, counts: [Outcome, string][] }} what came of them, counted
 */
export function summariseTried(all) {
  const pick = (/** @type {Outcome} */ wanted) => all.filter(({ outcome }) => outcome === wanted);
  const allowed = pick("allowed");
  const got = allowed.filter(({ seen }) => seen === "request");
  const kept = allowed.filter((tried) => !got.includes(tried));
  const silent = pick("unanswered");
  /** @type {[Outcome, Tried[], string][]} */
  const counts = [
    ["refused", pick("refused"), "refused by the browser."],
    ["missing", pick("missing"), "not there: such a thing does not exist in its place."],
    ["unanswered", silent, `without an answer: ${listTitles(silent)}. Only who listens outside can tell.`],
    ["allowed", kept, `cannot be refused by the browser: ${listTitles(kept)}.`],
  ];
  return {
    headline:
      got.length > 0
        ? `${got.length} of ${all.length} ways got out: ${listTitles(got)}. Type no key here.`
        : `${all.length} ways tried; by your browser's word none got out.`,
    counts: counts.flatMap(([outcome, tried, words]) =>
      tried.length > 0 ? [[outcome, `${tried.length} ${words}`]] : [],
    ),
  };
}
