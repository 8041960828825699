/**
 * Asking Python: one round of calls at a time, and only the newest is heard.
 *
 * @module rounds
 */

import { Superseded } from "./engine-link.js";

/** @import { EngineLink, Reply } from "./engine-link.js" */

/**
 * A call of Python: its name in `bridge.CALLS`, and its arguments. The others of its round are
 * shown without waiting for one that is `slow`; those come last, and give way to a newer round.
 * @typedef {{ name: string, args: object, slow?: boolean }} Call
 */

export class Rounds {
  #link;
  #mark;
  #round = 0;
  #repeating = false;
  #again = false;

  /**
   * @param {EngineLink} link
   * @param {(busy: boolean) => void} mark shows whether an answer is still to come
   */
  constructor(link, mark) {
    this.#link = link;
    this.#mark = mark;
  }

  /** Whatever is still being computed is not wanted any more. */
  drop() {
    this.#round += 1;
    this.#again = false;
    this.#link.supersede();
    this.#mark(false);
  }

  /**
   * Ask, and once more for all that asked meanwhile. One is under way at a time;
   * the next one takes what the fields hold by then, and what takes long gives way to it.
   *
   * @param {() => Promise<void>} ask
   */
  async repeat(ask) {
    this.#again = true;
    this.#mark(true);
    if (this.#repeating) {
      this.#link.supersede();
      return;
    }
    this.#repeating = true;
    try {
      while (this.#again) {
        this.#again = false;
        await ask();
      }
    } finally {
      this.#repeating = false;
    }
  }

  /**
   * Make calls and hand on their replies, unless something newer was asked meanwhile;
   * with a slow one among them, first without it.
   *
   * @param {Call[]} calls
   * @param {(replies: Reply[]) => void} show
   * @param {(error: unknown) => void} fail
   */
  async run(calls, show, fail) {
    this.#round += 1;
    const round = this.#round;
    this.#mark(true);
    try {
      const quick = calls.filter(({ slow }) => !slow);
      const asked = calls.map(({ name, args, slow }) => this.#link.call(name, args, slow));
      const all = Promise.all(asked);
      all.catch(() => {}); // heard below, but maybe not at once
      if (quick.length < calls.length) {
        const replies = await Promise.all(asked.slice(0, quick.length));
        if (round === this.#round) show(replies);
      }
      const replies = await all;
      if (round === this.#round) show(replies);
    } catch (error) {
      if (round !== this.#round || error instanceof Superseded) return;
      // Nothing is asked again before the reader asks.
      this.#again = false;
      fail(error);
    } finally {
      if (round === this.#round) this.#mark(false);
    }
  }
}
