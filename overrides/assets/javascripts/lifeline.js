/**
 * Notices when a sealed frame has ended. A browser that ends a frame's process, for lack of memory
 * for example, tells the page nothing.
 *
 * @module lifeline
 */

/** How often a frame is asked for a sign of life, in milliseconds. */
const BEAT_MS = 5000;

/** So many questions in a row may stay without an answer. */
const PATIENCE = 3;

export class Lifeline {
  #ask;
  #tell;
  #unanswered = 0;
  #timer;

  /**
   * @param {() => void} ask sends the frame a `ping`
   * @param {(alive: boolean) => void} tell hears false when the frame is silent, and true if it
   *   was silent and answers after all
   */
  constructor(ask, tell) {
    this.#ask = ask;
    this.#tell = tell;
    this.#timer = setInterval(() => this.#beat(), BEAT_MS);
  }

  /** The frame has answered. */
  hear() {
    const wasSilent = this.#unanswered > PATIENCE;
    this.#unanswered = 0;
    if (wasSilent) this.#tell(true);
  }

  stop() {
    clearInterval(this.#timer);
  }

  #beat() {
    // A hidden page's frames may sleep.
    if (document.hidden) return;
    this.#unanswered += 1;
    if (this.#unanswered === PATIENCE + 1) this.#tell(false);
    this.#ask();
  }
}
