/**
 * Example params of the chosen method, never over what was typed without asking.
 *
 * @module example
 */
import { findIn } from "../dom.js";

/** @import { Params } from "./params.js" */

/** @param {Params} params */
function readQuietly(params) {
  try {
    return params.read();
  } catch {
    return null; // not even JSON: somebody is typing
  }
}

export class ExampleOffer {
  #params;
  #place;
  #ask;
  #fillButton;
  #example = "";
  /** What the params were right after an example was filled in. @type {string | null} */
  #untouched = "";

  /**
   * @param {HTMLElement} place
   * @param {Params} params
   */
  constructor(place, params) {
    this.#place = place;
    this.#params = params;
    this.#ask = findIn(place, ".example-ask", HTMLElement);
    this.#fillButton = findIn(place, "button[name=example]", HTMLButtonElement);
    this.#fillButton.addEventListener("click", () => this.#press());
    findIn(place, "button[name=replace]", HTMLButtonElement).addEventListener("click", () => this.#fill());
    findIn(place, "button[name=keep]", HTMLButtonElement).addEventListener("click", () => this.#close());
  }

  /**
   * @param {string} method
   * @param {string} example its params as JSON text, "" if there is none
   */
  offer(method, example) {
    this.#example = example;
    this.#place.hidden = example === "";
    this.#fillButton.textContent = `Fill in the example params of ${method}`;
    this.#showAsk(false);
  }

  #press() {
    const now = readQuietly(this.#params);
    if (now === "" || (now !== null && now === this.#untouched)) this.#fill();
    else this.#showAsk(true);
  }

  #fill() {
    this.#params.fill(this.#example);
    this.#untouched = readQuietly(this.#params);
    this.#close();
    this.#place.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #close() {
    this.#showAsk(false);
    this.#fillButton.focus();
  }

  /** @param {boolean} shown */
  #showAsk(shown) {
    this.#ask.hidden = !shown;
    this.#fillButton.hidden = shown;
    if (shown) findIn(this.#ask, "button[name=keep]", HTMLButtonElement).focus();
  }
}
