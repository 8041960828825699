/**
 * Calls of Python, one after the other. A long one gives way now and then, so
 * that it can be cancelled.
 *
 * @module call-queue
 */

/** @import { Request } from "./protocol.js" */

export class CallQueue {
  #answer;
  /** @type {Request[]} */
  #waiting = [];
  #busy = false;
  /** Calls under way that are not wanted any more. @type {Set<number>} */
  #cancelled = new Set();
  #channel = new MessageChannel();
  /** @type {() => void} */
  #goOn = () => {};

  /** @param {(request: Request) => Promise<void>} answer */
  constructor(answer) {
    this.#answer = answer;
    this.#channel.port1.onmessage = () => this.#goOn();
  }

  /** @param {Request} request */
  add(request) {
    this.#waiting.push(request);
    if (!this.#busy) this.#work();
  }

  /**
   * @param {number} id
   * @returns {boolean} whether the call was still waiting, and nobody else will answer it
   */
  cancel(id) {
    const count = this.#waiting.length;
    this.#waiting = this.#waiting.filter((request) => request.id !== id);
    const waited = this.#waiting.length < count;
    if (!waited && this.#busy) this.#cancelled.add(id);
    return waited;
  }

  /**
   * @param {number} id
   * @returns {boolean}
   */
  isCancelled(id) {
    return this.#cancelled.has(id);
  }

  /**
   * Let messages in that have come meanwhile. A message to oneself is quicker than a timer,
   * which would wait for some milliseconds each time.
   *
   * @returns {Promise<void>}
   */
  breathe() {
    return new Promise((resolve) => {
      this.#goOn = resolve;
      this.#channel.port2.postMessage(undefined);
    });
  }

  async #work() {
    this.#busy = true;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      await this.#answer(next);
      this.#cancelled.clear();
    }
    this.#busy = false;
  }
}
