/**
 * The same as the picture and the answer, as tables. Each is made when it is
 * opened, so that dragging a slider does not wait for it.
 *
 * @module simulating/tables
 */
import { findIn, makeElement } from "../dom.js";
import { formatMs, formatNumber, nameKeys } from "../timeline/words.js";
import { addUpMoments, valueAt } from "./moments.js";

/** @import { Recommended, Runs, Simulated } from "./reply.js" */

/** @typedef {{ columns: string[], rows: string[][], marked?: number, more?: string }} Table */

/** More rows than these help nobody to read. */
const MOST_ROWS = 200;

/**
 * @param {Table} table `marked` is the row that matters most
 * @returns {Node[]}
 */
function drawTable({ columns, rows, marked, more }) {
  const shown = rows.slice(0, MOST_ROWS).map(([first = "", ...others], place) => {
    const head = makeElement("th", { text: first });
    head.scope = "row";
    const line = makeElement("tr", {}, head, ...others.map((text) => makeElement("td", { text })));
    line.toggleAttribute("data-marked", place === marked);
    return line;
  });
  const heads = columns.map((text) => {
    const head = makeElement("th", { text });
    head.scope = "col";
    return head;
  });
  const table = makeElement("table", {}, makeElement("thead", {}, makeElement("tr", {}, ...heads)), makeElement("tbody", {}, ...shown));
  if (rows.length <= MOST_ROWS) return [table];
  const text = `${formatNumber(rows.length - MOST_ROWS)} more rows are left out here.${more ? ` ${more}` : ""}`;
  return [table, makeElement("p", { className: "hint", text })];
}

/**
 * @param {Runs} runs
 * @returns {Table}
 */
export function tabulateMoments({ one, several }) {
  const runs = one === several ? [one] : [one, several];
  const moments = runs.map(addUpMoments);
  const times = [...new Set(moments.flatMap((each) => [...each.keys()]))].sort((a, b) => a - b);
  const met = runs.some(({ suspended }) => suspended > 0);
  const words = ["accepted", "refused", ...(met ? ["suspended"] : []), "waiting"];
  const columns = runs.flatMap(({ keys }) => words.map((word) => `${nameKeys(keys.length)}: ${word}`));
  const tell = (/** @type {Simulated} */ run, /** @type {number} */ place, /** @type {number} */ ms) => {
    const { accepted = 0, rejected = 0, suspended = 0 } = moments[place]?.get(ms) ?? {};
    return [accepted, rejected, ...(met ? [suspended] : []), valueAt(run.waiting, ms)].map(formatNumber);
  };
  const rows = times.map((ms) => [formatMs(ms), ...runs.flatMap((run, place) => tell(run, place, ms))]);
  return { columns: ["Time", ...columns], rows, more: "The CSV file has every try." };
}

/**
 * @param {Recommended} recommended
 * @returns {Table}
 */
export function tabulateKeys({ table, keys }) {
  const rows = table.map((row) => [
    String(row.keys),
    formatNumber(row.accepted),
    formatNumber(row.rejected + row.suspended),
    formatNumber(row.lost),
    formatMs(row.wait_ms.p50),
    formatMs(row.wait_ms.max),
    formatMs(row.finished_ms),
    row.keys === keys ? "yes, the fewest" : row.meets && keys !== null ? "yes" : "no",
  ]);
  const columns = ["Keys", "Accepted", "Refusals", "Lost", "Half wait up to", "Longest wait", "All done after", "Enough?"];
  return { columns, rows, marked: keys === null ? -1 : keys - 1 };
}

/**
 * @param {Recommended} recommended
 * @returns {Table}
 */
export function tabulatePace({ paced }) {
  const rows = paced.steps.map(({ at_ms, method, calls }) => [formatMs(at_ms), method, formatNumber(calls)]);
  return { columns: ["Send at", "Method", "Calls"], rows };
}

/** A folded table; it is drawn when the reader opens it, and anew while it is open. */
export class FoldedTable {
  #details;
  #place;
  /** @type {(() => Table) | undefined} */
  #make;

  /**
   * @param {HTMLElement} form
   * @param {string} name of its class in the template
   */
  constructor(form, name) {
    this.#details = findIn(form, `details.${name}`, HTMLDetailsElement);
    this.#place = findIn(this.#details, ".table-place", HTMLElement);
    this.#details.addEventListener("toggle", () => this.#draw());
  }

  /** @param {(() => Table) | undefined} make undefined while there is nothing to show */
  set(make) {
    this.#make = make;
    this.#draw();
  }

  #draw() {
    if (!this.#details.open || !this.#make) return;
    this.#place.replaceChildren(...drawTable(this.#make()));
  }
}
