/**
 * The same request as programs that the reader can run.
 *
 * @module snippets
 */
import { CopyButton } from "../copy.js";
import { findIn, makeElement } from "../dom.js";
import { cutText, sayRest } from "../visible-text.js";

/** @typedef {{ language: string, title: string, code: string, note: string }} Snippet */

/** A program is shown up to here, in UTF-16 units; copying gives all of it. */
const MOST_SHOWN = 20_000;

export class SnippetList {
  /** @type {Map<string, { place: HTMLElement, copy: CopyButton }>} */
  #places = new Map();

  /** @param {HTMLElement} root has a `details` a language */
  constructor(root) {
    for (const place of root.querySelectorAll("details")) {
      const title = findIn(place, "summary", HTMLElement).textContent ?? "";
      const copy = new CopyButton(findIn(place, ".copy-line", HTMLElement), `the ${title} program`);
      this.#places.set(place.dataset["language"] ?? "", { place, copy });
    }
  }

  /** @param {Snippet[]} snippets */
  show(snippets) {
    for (const { language, title, code, note } of snippets) {
      const { place, copy } = this.#places.get(language) ?? {};
      if (!place) continue;
      findIn(place, "summary", HTMLElement).textContent = title;
      const program = findIn(place, ".program", HTMLElement);
      const shown = cutText(code, MOST_SHOWN);
      const rest = makeElement("span", { className: "part-rest", text: sayRest(code, shown) });
      program.replaceChildren(shown, rest);
      program.hidden = code === "";
      copy?.set(code);
      this.#note(place, note);
    }
  }

  clear() {
    for (const { place, copy } of this.#places.values()) {
      findIn(place, ".program", HTMLElement).replaceChildren();
      copy.set("");
      this.#note(place, "");
    }
  }

  /**
   * @param {HTMLElement} place
   * @param {string} note
   */
  #note(place, note) {
    const line = findIn(place, ".snippet-note", HTMLElement);
    line.textContent = note;
    line.hidden = note === "";
  }
}
