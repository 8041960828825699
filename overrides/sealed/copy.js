/**
 * Copying a result out of the frame, by a button.
 *
 * @module copy
 */
import { findIn, makeElement } from "./dom.js";

const REFUSED =
  "The browser refused to copy. The whole text is selected: press Ctrl+C, or ⌘C on a Mac.";

/** @param {HTMLElement} element */
function selectAll(element) {
  element.focus();
  getSelection()?.selectAllChildren(element);
}

/** A copy button with a line beside it that says what came of it. */
export class CopyButton {
  #button;
  #note = makeElement("span", { className: "copy-note" });
  /** Holds the whole text when the browser leaves the copying to the reader. */
  #byHand = makeElement("pre", { className: "code by-hand" });
  #text = "";

  /**
   * @param {HTMLElement} place where the template has the button, named `copy`
   * @param {string} what it copies, for screen readers
   */
  constructor(place, what) {
    this.#button = findIn(place, "button[name=copy]", HTMLButtonElement);
    this.#button.setAttribute("aria-label", `Copy ${what}`);
    this.#note.setAttribute("role", "status");
    this.#byHand.tabIndex = 0;
    this.#byHand.setAttribute("aria-label", `The whole text of ${what}`);
    this.#byHand.setAttribute("role", "group");
    this.#byHand.hidden = true;
    this.#button.after(this.#note);
    place.append(this.#byHand);
    this.#button.addEventListener("click", () => this.#copy());
  }

  /** @param {string} text what the next press copies; "" for nothing */
  set(text) {
    this.#text = text;
    this.#button.hidden = text === "";
    this.#note.textContent = "";
    this.#byHand.textContent = "";
    this.#byHand.hidden = true;
  }

  async #copy() {
    const text = this.#text;
    this.#note.textContent = "";
    try {
      await navigator.clipboard.writeText(text);
      if (text === this.#text) this.#note.textContent = "Copied";
    } catch {
      if (text === this.#text) this.#offerByHand();
    }
  }

  #offerByHand() {
    this.#byHand.textContent = this.#text;
    this.#byHand.hidden = false;
    this.#note.textContent = REFUSED;
    selectAll(this.#byHand);
  }
}
