/**
 * Notices when answers take long, so that the reader can be told and may stop it.
 *
 * @module patience
 */

/** From here on an answer takes long, in milliseconds. */
const LONG_MS = 1000;

export class Patience {
  #tell;
  #open = 0;
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

  /** One answer has come. */
  hear() {
    this.#open -= 1;
    if (this.#open <= 0) this.end();
  }

  /** No answer is to come any more. */
  end() {
    this.#open = 0;
    clearTimeout(this.#timer);
    this.#change(false);
  }

  /** @param {boolean} long */
  #change(long) {
    if (long === this.#long) return;
    this.#long = long;
    this.#tell(long);
  }
}
