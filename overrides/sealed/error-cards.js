/**
 * A card for an error of the exchange: what it means and what to do.
 *
 * @module error-cards
 */
import { makeElement } from "./dom.js";
import { makeVisible } from "./visible-text.js";
import { makeVisitButton } from "./visit.js";

/**
 * An error that was recognised, as Python tells it; `v2` is its former number or 0.
 * @typedef {{ code: number, name: string, http: number[], meaning: string, cause: string,
 *   fixes: string[], step: string, v2: number, found: string,
 *   certainty: keyof typeof CERTAINTY_WORDS, notes: string[] }} Match
 */

/** What was found and is no known error, or none at all.
 * @typedef {{ found: string, words: string, is_error: boolean }} Unknown */

const CERTAINTY_WORDS = {
  certain: "Certain: the text gives the code or its name.",
  likely: "Likely: the text says it in words, or has the number without calling it a code.",
  possible: "Possible: the text fits several errors.",
};

/**
 * @param {string} term
 * @param {(Node | string)[]} content
 * @returns {HTMLElement[]} a term and what belongs to it; nothing for no content
 */
function makeEntry(term, ...content) {
  if (content.length === 0) return [];
  const nodes = content.map((each) => (typeof each === "string" ? new Text(each) : each));
  return [makeElement("dt", { text: term }), makeElement("dd", {}, ...nodes)];
}

/** @param {string[]} texts */
function makeList(texts) {
  return makeElement("ul", {}, ...texts.map((text) => makeElement("li", { text })));
}

/**
 * @param {string} found
 * @returns {HTMLElement} what was recognised, with nothing hidden in it
 */
function quote(found) {
  return makeElement("code", {}, ...makeVisible(found));
}

/**
 * @param {Match} match
 * @returns {HTMLElement}
 */
export function makeCard(match) {
  const { code, name, http, certainty, v2 } = match;
  const badge = makeElement("span", { className: "card-code", text: String(code) });
  const old = v2 ? [`${v2}, in the retired version 2`] : [];
  const card = makeElement(
    "article",
    { className: "card" },
    makeElement("h2", {}, badge, new Text(` ${name}`)),
    makeElement("p", { className: "card-certainty", text: CERTAINTY_WORDS[certainty] }),
    makeElement(
      "dl",
      {},
      ...makeEntry("Found", quote(match.found)),
      ...makeEntry("Meaning", match.meaning),
      ...(match.cause ? makeEntry("Cause", match.cause) : []),
      ...(match.fixes.length > 0 ? makeEntry("What to do", makeList(match.fixes)) : []),
      ...(http.length > 0 ? makeEntry("HTTP status", http.join(", ")) : []),
      ...makeEntry("Former code", ...old),
      ...(match.notes.length > 0 ? makeEntry("Notes", makeList(match.notes)) : []),
    ),
  );
  card.dataset["certainty"] = certainty;
  card.dataset["code"] = String(code);
  const visit = makeVisitButton(match.step);
  if (visit) card.append(visit);
  return card;
}

/**
 * @param {Unknown} unknown what was found and not known, or an answer that is no error
 * @returns {HTMLElement}
 */
export function makeUnknownCard({ found, words, is_error: isError }) {
  return makeElement(
    "article",
    { className: `card ${isError ? "card--unknown" : "card--fine"}` },
    makeElement("h2", { text: isError ? "Not known here" : "No error" }),
    ...(found ? [makeElement("p", {}, quote(found))] : []),
    makeElement("p", { text: words }),
  );
}
