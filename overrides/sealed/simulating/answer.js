/**
 * The answer in words: how many keys, what becomes of the calls, what helps
 * besides, and what all of it rests on.
 *
 * @module simulating/answer
 */
import { findIn, makeElement } from "../dom.js";

/** @import { Recommended, Runs } from "./reply.js" */

/**
 * @param {HTMLElement} list
 * @param {string[]} lines
 */
function fillList(list, lines) {
  list.replaceChildren(...lines.map((text) => makeElement("li", { text })));
  list.hidden = lines.length === 0;
}

/** So long an answer of the calls before may stand: it would flicker at each step of a slider. */
const STALE_MS = 250;

export class Answer {
  #keys;
  #runs;
  #helps;
  #notes;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #stale;

  /** @param {HTMLElement} form */
  constructor(form) {
    this.#keys = findIn(form, ".answer-keys", HTMLElement);
    this.#runs = findIn(form, ".answer-runs", HTMLElement);
    this.#helps = findIn(form, ".answer-helps", HTMLElement);
    this.#notes = findIn(form, ".answer-notes", HTMLElement);
  }

  /** @param {Runs} runs */
  showRuns({ one, several }) {
    const sentences = one === several ? [one.sentence] : [one.sentence, several.sentence];
    this.#runs.replaceChildren(...sentences.map((text) => makeElement("span", { text })));
    // More keys never change what a result rests on; only the last run's notes are shown.
    fillList(this.#notes, several.notes);
  }

  /** @param {Recommended | undefined} recommended undefined while it is still being computed */
  showRecommended(recommended) {
    clearTimeout(this.#stale);
    this.#keys.toggleAttribute("data-pending", !recommended);
    if (!recommended) {
      this.#stale = setTimeout(() => this.#forget(), STALE_MS);
      return;
    }
    this.#keys.textContent = recommended.sentence;
    this.#keys.dataset["enough"] = String(recommended.keys !== null);
    fillList(this.#helps, recommended.helps.map(({ words }) => words));
  }

  #forget() {
    this.#keys.textContent = "How many keys are enough? Not counted yet.";
    delete this.#keys.dataset["enough"];
    fillList(this.#helps, []);
  }
}
