/**
 * Going through the picture's time: a slider, steps from moment to moment, and
 * playing. Nothing moves unless the reader starts it.
 *
 * @module simulating/player
 */
import { findIn, makeElement } from "../dom.js";
import { formatMs } from "../timeline/words.js";
import { Readout } from "./readout.js";

/** @import { Timeline } from "../timeline/timeline.js" */
/** @import { Runs } from "./reply.js" */

/** How long playing takes, whatever the length of the run, in milliseconds. */
const PLAY_MS = 6000;
/** How finely the slider divides time. */
const PARTS = 1000;

export class Player {
  #timeline;
  #slider;
  #play;
  #readout;
  /** @type {Readout | undefined} */
  #narration;
  #ms = 0;
  /** @type {number | undefined} */
  #frame;

  /**
   * @param {HTMLElement} form
   * @param {Timeline} timeline
   */
  constructor(form, timeline) {
    this.#timeline = timeline;
    this.#slider = findIn(form, "#time", HTMLInputElement);
    this.#play = findIn(form, "button[name=play]", HTMLButtonElement);
    this.#readout = findIn(form, ".readout", HTMLElement);
    this.#play.addEventListener("click", () => (this.#frame === undefined ? this.#start() : this.pause()));
    findIn(form, "button[name=before]", HTMLButtonElement).addEventListener("click", () => this.#step(-1));
    findIn(form, "button[name=after]", HTMLButtonElement).addEventListener("click", () => this.#step(1));
    this.#slider.addEventListener("input", (event) => {
      // Time is no setting: the form around need not hear of it.
      event.stopPropagation();
      this.pause();
      this.#moveTo(this.#fromPart(Number(this.#slider.value)));
    });
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    const follow = () => {
      this.pause();
      this.#play.hidden = still.matches;
    };
    still.addEventListener("change", follow);
    follow();
  }

  /** @param {Runs} runs what the timeline shows now */
  show(runs) {
    this.pause();
    this.#narration = new Readout(runs);
    this.#moveTo(this.#timeline.startMs);
    this.#timeline.moveTo(null);
  }

  pause() {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    this.#play.textContent = "Play";
  }

  #start() {
    const { startMs, endMs } = this.#timeline;
    const from = this.#ms >= endMs ? startMs : this.#ms;
    const pace = (endMs - startMs) / PLAY_MS;
    /** @type {number | undefined} */
    let begin;
    const advance = (/** @type {number} */ now) => {
      begin ??= now;
      this.#moveTo(Math.min(from + Math.round((now - begin) * pace), endMs));
      if (this.#ms >= endMs) this.pause();
      else this.#frame = requestAnimationFrame(advance);
    };
    this.#play.textContent = "Pause";
    this.#frame = requestAnimationFrame(advance);
  }

  /** @param {1 | -1} direction */
  #step(direction) {
    this.pause();
    const times = this.#narration?.times ?? [];
    const next = direction > 0 ? times.find((ms) => ms > this.#ms) : times.findLast((ms) => ms < this.#ms);
    this.#moveTo(next ?? (direction > 0 ? this.#timeline.endMs : this.#timeline.startMs));
  }

  /** @param {number} ms */
  #moveTo(ms) {
    this.#ms = ms;
    this.#timeline.moveTo(ms);
    const { startMs, endMs } = this.#timeline;
    this.#slider.max = String(PARTS);
    this.#slider.value = String(((ms - startMs) / (endMs - startMs)) * PARTS);
    this.#slider.setAttribute("aria-valuetext", formatMs(ms));
    const lines = this.#narration?.tell(ms) ?? [];
    this.#readout.replaceChildren(...lines.map((text) => makeElement("span", { text })));
  }

  /** @param {number} part */
  #fromPart(part) {
    const { startMs, endMs } = this.#timeline;
    return Math.round(startMs + ((endMs - startMs) * part) / PARTS);
  }
}
