/**
 * The form of `<explain-error>`: what was said goes in, a card for each error that
 * was recognised comes out.
 *
 * @module explain-error
 */
import { findIn } from "./dom.js";
import { makeCard, makeUnknownCard } from "./error-cards.js";
import { showRefusal } from "./problems.js";
import { followSteps } from "./visit.js";

/** @import { Match, Unknown } from "./error-cards.js" */
/** @import { Widget } from "./widget.js" */

/** The value of `explain_error`. @typedef {{ matches: Match[], unknown: Unknown[] }} Explained */

/**
 * @param {number} count
 * @param {string} one
 * @param {string} several
 */
function count(count, one, several) {
  return `${count === 1 ? "One" : count} ${count === 1 ? one : several}`;
}

/**
 * @param {Explained} explained
 * @returns {string}
 */
function summarise({ matches, unknown }) {
  const known = count(matches.length, "error is", "errors are");
  const unexplained = unknown.filter((each) => each.is_error);
  const strange = count(unexplained.length, "thing is", "things are");
  const sentences = [];
  if (matches.length > 0) sentences.push(`${known} explained below.`);
  if (unexplained.some(({ found }) => found)) sentences.push(`${strange} not known here.`);
  else if (unexplained.length > 0) sentences.push("No error was recognised.");
  if (unexplained.length < unknown.length) sentences.push("This answer is no error.");
  return sentences.join(" ");
}

/**
 * The widget of the `explain_error` call.
 *
 * @returns {Widget}
 */
export function makeExplainError() {
  const text = findIn(document, "textarea[name=text]", HTMLTextAreaElement);
  const problems = findIn(document, "#text-problems", HTMLElement);
  const cards = findIn(document, ".matches", HTMLElement);
  followSteps();

  return {
    words: { press: "Explain", done: "explained" },
    readCalls: () => [{ name: "explain_error", args: { text: text.value } }],
    showValues: (/** @type {Explained} */ explained) => {
      const { matches, unknown } = explained;
      cards.replaceChildren(...matches.map(makeCard), ...unknown.map(makeUnknownCard));
      return summarise(explained);
    },
    showError: (_field, message) => {
      const sentence = `The text ${message}.`;
      showRefusal(problems, sentence);
      text.setAttribute("aria-invalid", "true");
      return sentence;
    },
    clearResults: () => {
      problems.replaceChildren();
      problems.hidden = true;
      text.removeAttribute("aria-invalid");
      cards.replaceChildren();
    },
    clearFields: () => {
      text.value = "";
    },
    fillSample: ({ answer }) => {
      text.value = answer;
    },
  };
}
