/**
 * The way to the signature, step by step.
 *
 * @module steps
 */
import { makeElement } from "../dom.js";
import { makeShort } from "../visible-text.js";

/** @import { Piece } from "./payload.js" */

/**
 * A step as Python tells it; `left_out` pieces are not listed.
 * @typedef {{ code: keyof typeof TITLES, words: string, pieces: Piece[], left_out: number }} Step
 */

const TITLES = {
  sort_names: "Sort the names",
  write_params: "Write the params as one text",
  join_parts: "Join the five parts",
  compute_hmac: "Compute the signature",
};

/** So many pieces of a step are listed, and so much of each. */
const MOST_PIECES = 60;
const MOST_SHOWN = 160;

/**
 * @param {Piece} piece
 * @returns {HTMLLIElement}
 */
function makeItem({ text, words }) {
  return makeElement(
    "li",
    {},
    makeElement("code", {}, ...makeShort(text, MOST_SHOWN)),
    makeElement("span", { className: "step-words", text: words }),
  );
}

/**
 * @param {Piece[]} pieces
 * @returns {HTMLElement} names one after the other, in their order
 */
function makeNames(pieces) {
  const names = pieces.map(({ text }) =>
    makeElement("li", {}, makeElement("code", {}, ...makeShort(text, MOST_SHOWN))),
  );
  return makeElement("ol", { className: "step-names" }, ...names);
}

/**
 * @param {Step} step
 * @param {number} number from 1
 * @returns {HTMLLIElement}
 */
function makeStep({ code, words, pieces, left_out }, number) {
  const listed = pieces.slice(0, MOST_PIECES);
  const list =
    code === "sort_names"
      ? makeNames(listed)
      : makeElement("ul", { className: "step-pieces" }, ...listed.map(makeItem));
  const item = makeElement(
    "li",
    {},
    makeElement("h3", { text: `${number}. ${TITLES[code]}` }),
    makeElement("p", { text: words }),
    list,
  );
  const more = left_out + pieces.length - listed.length;
  if (more > 0) item.append(makeElement("p", { text: `… and ${more.toLocaleString("en")} more.` }));
  return item;
}

/** So many objects' names are shown sorted; the rest follows the same rule. */
const MOST_SORTED = 12;

/**
 * @param {HTMLElement} list
 * @param {Step[]} steps
 */
export function showSteps(list, steps) {
  const sorting = steps.filter(({ code }) => code === "sort_names");
  const left = sorting.slice(MOST_SORTED);
  const shown = steps.filter((step) => !left.includes(step));
  list.replaceChildren(...shown.map((step, index) => makeStep(step, index + 1)));
}
