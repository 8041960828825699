/**
 * Notices when answers take long, so that the reader can be told and may stop it.
 *
 * @module patience
 */
import { WHOLE } from "./protocol.js";

/** From here on an answer takes long, in milliseconds. */
const LONG_MS = 1000;

/** So long without any sign, and nobody can say whether Python is still there. */
const SILENT_MS = 10_000;

/** How long a wait is by now. @typedef {"short" | "long" | "silent"} Wait */

export class Patience {
  #tell;
  #open = 0;
  #heard = 0;
  /** @type {Wait} */
  #wait = "short";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {(wait: Wait) => void} tell hears every change of it; short is also that it is over */
  constructor(tell) {
    this.#tell = tell;
  }

  /** One more answer is to come. */
  wait() {
    this.#open += 1;
    if (this.#open === 1) this.#timer = setTimeout(() => this.#lengthen(), LONG_MS);
  }

  /** One answer has come, or is not wanted any more. */
  hear() {
    this.#open -= 1;
    this.#heard += 1;
    if (this.#open <= 0) this.end();
    else this.#hearSign();
  }

  /** No answer is to come any more. */
  end() {
    this.#open = 0;
    this.#heard = 0;
    clearTimeout(this.#timer);
    this.#change("short");
  }

  /**
   * @param {number} progress of the call under way, per mille
   * @returns {number} of all that were asked since the wait began, each counted alike
   */
  measure(progress) {
    this.#hearSign();
    return Math.floor((this.#heard * WHOLE + progress) / Math.max(this.#heard + this.#open, 1));
  }

  #lengthen() {
    this.#change("long");
    this.#timer = setTimeout(() => this.#change("silent"), SILENT_MS);
  }

  /** Python is there, however long it takes. */
  #hearSign() {
    if (this.#wait === "short") return;
    clearTimeout(this.#timer);
    this.#lengthen();
  }

  /** @param {Wait} wait */
  #change(wait) {
    if (wait === this.#wait) return;
    this.#wait = wait;
    this.#tell(wait);
  }
}
