/**
 * The signature here held against that of the reader's program.
 *
 * @module comparison
 */
import { makeElement } from "../dom.js";
import { showVerdict } from "../problems.js";

/** @typedef {{ equal: boolean, causes: { codes: string[], explanation: string, fix: string }[],
 *   tried: number, complete: boolean }} Comparison */

const INCOMPLETE = "The text is long: only the likely causes were tried, and not two together.";

/**
 * @param {Comparison["causes"][number]} cause
 * @returns {HTMLLIElement}
 */
function makeCause({ codes, explanation, fix }) {
  const item = makeElement(
    "li",
    { className: "problem problem--error" },
    makeElement("strong", { text: "Explains it: " }),
    makeElement("span", { text: `${explanation} ` }),
    makeElement("span", { className: "problem-fix", text: fix }),
  );
  item.dataset["code"] = codes.join(" ");
  return item;
}

/** @param {number} tried */
function countTried(tried) {
  if (tried === 1) return "1 signature was computed";
  return `${tried.toLocaleString("en")} signatures were computed`;
}

/**
 * @param {Comparison} comparison
 * @returns {HTMLLIElement} how far the search went
 */
function makeEffort({ causes, tried, complete }) {
  const found = causes.length > 0 ? "" : "None of the usual mistakes explains the difference. ";
  const text = `${found}${countTried(tried)} to compare.${complete ? "" : ` ${INCOMPLETE}`}`;
  return makeElement(
    "li",
    { className: "problem problem--info" },
    makeElement("strong", { text: "Note: " }),
    makeElement("span", { text }),
  );
}

/**
 * @param {HTMLElement} verdict
 * @param {HTMLElement} list
 * @param {HTMLTextAreaElement} field
 * @param {Comparison} comparison
 * @returns {string} a sentence for the summary
 */
export function showComparison(verdict, list, field, comparison) {
  const { equal, causes } = comparison;
  showVerdict(verdict, field, equal ? "looks_right" : "wrong");
  verdict.textContent = equal ? "The same" : "Different";
  list.replaceChildren(...(equal ? [] : [...causes.map(makeCause), makeEffort(comparison)]));
  list.hidden = equal;
  if (equal) return "Your program's signature is the same.";
  const found = causes.length > 0 ? ", and the cause is found" : "";
  return `Your program's signature differs${found}: see the note there.`;
}
