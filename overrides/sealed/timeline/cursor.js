/**
 * The cursor: a line at one time, the window that ends there, and what comes
 * later made paler. Moving it changes a few attributes; nothing is drawn anew.
 *
 * @module timeline/cursor
 */
import { joinChild, joinChildren } from "./join.js";
import { estimateWidth, formatMs, round } from "./words.js";

/** @typedef {import("./layout.js").Layout} Layout */
/** @typedef {import("./marks.js").Mark} Mark */
/** @typedef {import("./join.js").Part<any>} Part */
/** @typedef {{ window: string, phase_ms: number }} Windows how windows are cut: "sliding" or "fixed" */

const LATER = "timeline-later";
const NARROWEST = 2;

export class Cursor {
  /** Marks and their elements by time; those from `#next` on are paler. @type {{ ms: number, element: Element }[]} */
  #timed = [];
  #next = 0;

  /**
   * @param {Part} under between areas and marks
   * @param {Part} over above everything
   */
  constructor(under, over) {
    this.under = under;
    this.over = over;
  }

  /**
   * Take note of new marks; `moveTo` puts the cursor over them.
   *
   * @param {import("./join.js").Part<{ ms: number }>} marks
   */
  watch(marks) {
    const timed = this.#timed;
    timed.length = 0;
    marks.each(function note({ ms }) {
      timed.push({ ms, element: this });
      this.classList.remove(LATER);
    });
    timed.sort((one, other) => one.ms - other.ms);
    this.#next = timed.length;
  }

  /**
   * @param {number | null} ms null for no cursor
   * @param {Layout} layout
   * @param {Windows} windows
   */
  moveTo(ms, layout, windows) {
    this.#makePaler(ms ?? Infinity);
    this.under.attr("display", ms === null ? "none" : null);
    this.over.attr("display", ms === null ? "none" : null);
    if (ms === null) return;
    const x = round(layout.scale(ms));
    joinChild(this.under, "rect", "timeline-veil")
      .attr("x", x).attr("width", Math.max(0, round(layout.right - x)))
      .attr("y", layout.top).attr("height", layout.bottom - layout.top);
    drawWindows(this.under, ms, layout, windows);
    drawPointer(this.over, ms, x, layout);
  }

  /** @param {number} ms */
  #makePaler(ms) {
    const timed = this.#timed;
    for (let each = timed[this.#next]; each && each.ms <= ms; each = timed[++this.#next]) each.element.classList.remove(LATER);
    for (let each = timed[this.#next - 1]; each && each.ms > ms; each = timed[--this.#next - 1]) each.element.classList.add(LATER);
  }
}

/**
 * @param {Part} parent
 * @param {number} ms
 * @param {Layout} layout
 * @param {Windows} windows
 */
function drawWindows(parent, ms, { panels, scale, left, right }, windows) {
  const counted = panels.flatMap((panel) => panel.lanes).filter(({ lane }) => lane.perMs > 0);
  joinChildren(parent, "rect", "timeline-window", counted)
    .attr("y", (box) => box.top).attr("height", (box) => box.height)
    .each(function place({ lane }) {
      const [from, until] = findWindow(ms, lane.perMs, windows);
      const end = Math.min(right, Math.max(scale(until), left + NARROWEST));
      const begin = Math.max(left, Math.min(scale(from), end - NARROWEST));
      this.setAttribute("x", String(round(begin)));
      this.setAttribute("width", String(round(end - begin)));
    });
}

/**
 * @param {number} ms
 * @param {number} perMs
 * @param {Windows} windows
 * @returns {[number, number]} the window that a call at this time is counted in
 */
export function findWindow(ms, perMs, { window, phase_ms }) {
  if (window !== "fixed") return [ms - perMs, ms];
  const from = phase_ms + Math.floor((ms - phase_ms) / perMs) * perMs;
  return [from, from + perMs];
}

/**
 * @param {Part} parent
 * @param {number} ms
 * @param {number} x
 * @param {Layout} layout
 */
function drawPointer(parent, ms, x, { top, bottom, left, right }) {
  const words = formatMs(Math.round(ms));
  const half = estimateWidth(words) / 2 + 5;
  const middle = round(Math.min(Math.max(x, left + half), right - half));
  joinChild(parent, "path", "timeline-line").attr("d", `M${x},${top}V${bottom + 4}`);
  joinChild(parent, "rect", "timeline-flag")
    .attr("x", round(middle - half)).attr("width", round(2 * half))
    .attr("y", bottom + 3).attr("height", 19).attr("rx", 3);
  joinChild(parent, "text", "timeline-flag-text").attr("x", middle).attr("y", bottom + 17).text(words);
}
