/**
 * A check of what a form holds: asks Python, and says what came of it.
 *
 * @module check
 */
import { Stopped } from "./engine-link.js";
import { Rounds } from "./rounds.js";
import { Refusal } from "./widget.js";

/** @import { EngineLink, Reply } from "./engine-link.js" */
/** @import { Call } from "./rounds.js" */
/** @import { Widget } from "./widget.js" */

/** After a change, how long a reader must pause before the outcome is spoken, in milliseconds. */
const PAUSE_MS = 700;

/** Samples differ from one use to the next, so that nobody takes one for a real key. */
function drawSeed() {
  const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
  return seed;
}

export class Check {
  #widget;
  #rounds;
  #summary;
  #following;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #speaking;

  /**
   * @param {Widget} widget
   * @param {EngineLink} link
   * @param {HTMLFormElement} form busy while an answer is to come
   * @param {HTMLElement} summary where the outcome is said
   */
  constructor(widget, link, form, summary) {
    this.#widget = widget;
    this.#following = widget.eager ?? false;
    this.#summary = summary;
    this.#rounds = new Rounds(link, (busy) => {
      if (busy) form.setAttribute("aria-busy", "true");
      else form.removeAttribute("aria-busy");
    });
  }

  /** Check what is in the fields. */
  run() {
    this.#following = true;
    return this.#rounds.repeat(async () => {
      const calls = this.#readCalls();
      const show = (/** @type {Reply[]} */ replies) => this.#show(replies);
      if (calls) await this.#rounds.run(calls, show, (error) => this.#fail(error));
    });
  }

  /**
   * What is in the fields has changed. After the first check the verdicts follow: a stale
   * one would be a wrong one. Before it, a sample that is still on its way must not replace
   * what is typed meanwhile.
   */
  follow() {
    if (this.#following) this.run();
    else this.#rounds.drop();
  }

  /** Take back all that was said. */
  forget() {
    this.#rounds.drop();
    this.#following = this.#widget.eager ?? false;
    this.#widget.clearResults();
    this.say("");
  }

  /**
   * @param {string} kind
   * @param {() => void} clear empties the form once the sample is there
   */
  async fillSample(kind, clear) {
    this.#following = false;
    const fill = (/** @type {Reply[]} */ [reply]) => {
      if (!reply || !("value" in reply)) throw new Error(reply?.error.message);
      clear();
      this.#widget.fillSample(reply.value);
      this.say(`Sample filled in: made up, nothing real. Press ${this.#widget.words.press}.`);
    };
    const call = { name: "make_sample", args: { kind, seed: drawSeed() } };
    await this.#rounds.run([call], fill, (error) => this.#fail(error));
  }

  /** @param {string} text */
  say(text) {
    clearTimeout(this.#speaking);
    // A screen reader would read the same words again.
    if (this.#summary.textContent !== text) this.#summary.textContent = text;
  }

  /**
   * Whoever drags a slider sees the outcome at once, and hears it when the slider rests.
   *
   * @param {string} text
   */
  #sayLater(text) {
    clearTimeout(this.#speaking);
    this.#speaking = setTimeout(() => this.say(text), PAUSE_MS);
  }

  /** @returns {Call[] | undefined} undefined when a field could not be read, which is said there */
  #readCalls() {
    try {
      return this.#widget.readCalls();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#rounds.drop();
      this.#show([{ error }]);
      return undefined;
    }
  }

  /** @param {Reply[]} replies */
  #show(replies) {
    this.#widget.clearResults();
    const refused = replies.flatMap((reply) => ("error" in reply ? [reply.error] : []));
    if (refused.length === 0) {
      const outcome = this.#widget.showValues(...replies.map((reply) => "value" in reply && reply.value));
      if (this.#widget.eager) this.#sayLater(outcome);
      else this.say(outcome);
      return;
    }
    // Several calls may refuse the same field; once is enough.
    const messages = new Map(refused.map(({ field, message }) => [field, message]));
    const sentences = Array.from(messages, ([field, message]) => this.#widget.showError(field, message));
    this.say(`Not ${this.#widget.words.done}. ${sentences.join(" ")}`);
  }

  /** @param {unknown} error */
  #fail(error) {
    const { done } = this.#widget.words;
    // Typing on must not start the download again: the reader does, by Try again or the form's button.
    this.#following = false;
    this.#widget.clearResults();
    if (error instanceof Stopped) this.say(`Stopped. Nothing was ${done}.`);
    else this.say(`Not ${done}. ${error instanceof Error ? error.message : ""}`);
  }
}
