/**
 * The timeline of simulated rate limits, drawn into a place in a document.
 *
 *     const timeline = new Timeline(place);    // an element that is as wide as the drawing may be
 *     timeline.show({ one, several, window: "sliding", phase_ms: 0, label });
 *     timeline.moveTo(1200);                   // the cursor; null takes it away
 *     timeline.startMs; timeline.endMs;        // what the axis spans: where a slider begins and ends
 *
 * `one` and `several` are replies of `simulate_rate_limits`, the first with one key; when the other
 * has one key too, one panel is drawn. `label` is the drawing's accessible name. The drawing is
 * text and shapes for the eye; the same data belongs into a table beside it.
 *
 * It follows the width of its place by itself, and draws nothing while that is 0.
 * `show` keeps the cursor where it was.
 *
 * @module timeline
 */
import { Cursor } from "./cursor.js";
import { drawTimeline, prepareDrawing } from "./drawing.js";
import { makePicture } from "./layout.js";

/** @typedef {import("./reply.js").SimulateValue} SimulateValue */
/** @typedef {{ one: SimulateValue, several: SimulateValue, window: string, phase_ms: number, label: string }} Shown */

let made = 0;

export class Timeline {
  /** @type {import("./layout.js").Picture | undefined} */
  #picture;
  /** @type {import("./layout.js").Layout | undefined} */
  #layout;
  #windows = { window: "sliding", phase_ms: 0 };
  #label = "";
  /** @type {number | null} */
  #cursorMs = null;

  /** @param {HTMLElement} place an empty element */
  constructor(place) {
    this.place = place;
    this.prefix = `timeline-${++made}`;
    this.svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    this.layers = prepareDrawing(this.svg, this.prefix);
    this.cursor = new Cursor(this.layers.under, this.layers.over);
    place.append(this.svg);
    new ResizeObserver(() => this.resize()).observe(place);
  }

  /** @returns {number} the time at the beginning of the axis, in milliseconds */
  get startMs() {
    return this.#picture?.span[0] ?? 0;
  }

  /** @returns {number} the time at the end of the axis, in milliseconds */
  get endMs() {
    return this.#picture?.span[1] ?? 0;
  }

  /** @param {Shown} shown */
  show({ one, several, window, phase_ms, label }) {
    this.#picture = makePicture(one, several);
    this.#windows = { window, phase_ms };
    this.#label = label;
    this.#draw();
  }

  /** Draw anew if the place's width is another. */
  resize() {
    if (this.place.clientWidth !== this.#layout?.width) this.#draw();
  }

  /** @param {number | null} ms null for no cursor; beyond the axis counts as its end */
  moveTo(ms) {
    this.#cursorMs = ms;
    this.#moveCursor();
  }

  #draw() {
    const width = this.place.clientWidth;
    if (!this.#picture || !width) return;
    const { svg, layers, prefix } = this;
    this.#layout = drawTimeline(svg, layers, this.#picture, { width, label: this.#label, prefix, hints: true });
    this.cursor.watch(layers.marks.selectChildren());
    this.#moveCursor();
  }

  #moveCursor() {
    if (!this.#layout) return;
    const ms = this.#cursorMs;
    const kept = ms === null ? null : Math.min(Math.max(ms, this.startMs), this.endMs);
    this.cursor.moveTo(kept, this.#layout, this.#windows);
  }
}
