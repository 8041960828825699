/**
 * Notices when answers take long, so that the reader can be told and may stop it.
 *
 * @module patience
 */
import { WHOLE } from "./protocol.js";

/** From here on an answer takes long, in milliseconds. */
const LONG_MS = 1000;

export class Patience {
  #tell;
  #open = 0;
  #heard = 0;
  #long = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {(long: boolean) => void} tell hears when the wait becomes long, and when it is over */
  constructor(tell) {
    this.#tell = tell;
  }

  /** One more answer is to come. */
  wait() {
    this.#open += 1;
    if (this.#open === 1) this.#timer = setTimeout(() => this.#change(true), LONG_MS);
  }

  /** One answer has come, or is not wanted any more. */
  hear() {
    this.#open -= 1;
    this.#heard += 1;
    if (this.#open <= 0) this.end();
  }

  /** No answer is to come any more. */
  end() {
    this.#open = 0;
    this.#heard = 0;
    clearTimeout(this.#timer);
    this.#change(false);
  }

  /**
   * @param {number} progress of the call under way, per mille
   * @returns {number} of all that were asked since the wait began, each counted alike
   */
  measure(progress) {
    return Math.floor((this.#heard * WHOLE + progress) / Math.max(this.#heard + this.#open, 1));
  }

  /** @param {boolean} long */
  #change(long) {
    if (long === this.#long) return;
    this.#long = long;
    this.#tell(long);
  }
}
