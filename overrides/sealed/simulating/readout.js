/**
 * What the picture shows at its cursor, in words.
 *
 * @module simulating/readout
 */
import { formatMs, formatNumber, nameKeys } from "../timeline/words.js";
import { addUpMoments, valueAt } from "./moments.js";

/** @import { Fill } from "../timeline/reply.js" */
/** @import { Runs, Simulated } from "./reply.js" */

/**
 * @param {Fill} fill
 * @returns {string} whose window it is
 */
function nameOwner({ key, scope }) {
  if (key !== null) return `key ${key + 1}`;
  return scope === "method_and_account" ? "the account" : "the IP address";
}

/** Of so many keys the windows are told; of ten, nobody reads them. */
const MOST_TOLD = 3;

/** One run, ready to be asked about any moment. */
class Narrator {
  #run;
  #moments;

  /** @param {Simulated} run */
  constructor(run) {
    this.#run = run;
    this.#moments = [...addUpMoments(run).values()];
  }

  /** @returns {number[]} when something happens */
  get times() {
    const { waiting, suspensions } = this.#run;
    return [...this.#moments, ...waiting.map(([ms]) => ({ ms })), ...suspensions.map(({ until_ms: ms }) => ({ ms }))].map(({ ms }) => ms);
  }

  /** @param {number} ms */
  tell(ms) {
    let accepted = 0;
    let refused = 0;
    for (const moment of this.#moments) {
      if (moment.ms > ms) break;
      accepted += moment.accepted;
      refused += moment.rejected + moment.suspended;
    }
    const waiting = valueAt(this.#run.waiting, ms);
    const counts = `${formatNumber(accepted)} accepted, ${formatNumber(refused)} refusals, ${formatNumber(waiting)} waiting`;
    return `${nameKeys(this.#run.keys.length)}: ${counts}. ${this.#tellWindows(ms)}`;
  }

  /**
   * @param {number} ms
   * @returns {string} of each key, or of whatever is counted, the window with least room
   */
  #tellWindows(ms) {
    /** @type {Map<string, { fill: Fill, count: number }>} */
    const fullest = new Map();
    for (const fill of this.#run.fill) {
      const count = valueAt(fill.steps, ms);
      const owner = nameOwner(fill);
      const other = fullest.get(owner);
      if (count > 0 && count / fill.limit > (other ? other.count / other.fill.limit : 0)) fullest.set(owner, { fill, count });
    }
    if (fullest.size === 0) return "All windows are empty.";
    const told = Array.from(fullest).slice(0, MOST_TOLD).map(([owner, { fill, count }]) => {
      const method = fill.method.slice(fill.method.indexOf("/") + 1);
      return `${owner} has ${formatNumber(count)} of ${formatNumber(fill.limit)} ${method}`;
    });
    const more = fullest.size - told.length;
    return `Fullest windows: ${told.join(", ")}${more ? `, and ${more} more keys` : ""}.`;
  }
}

export class Readout {
  #narrators;
  /** When something happens, in order. @type {number[]} */
  times;

  /** @param {Runs} runs */
  constructor({ one, several }) {
    this.#narrators = (one === several ? [one] : [one, several]).map((run) => new Narrator(run));
    this.times = [...new Set(this.#narrators.flatMap(({ times }) => times))].sort((a, b) => a - b);
  }

  /**
   * @param {number} ms
   * @returns {string[]} a line for each run
   */
  tell(ms) {
    return [`At ${formatMs(ms)}:`, ...this.#narrators.map((narrator) => narrator.tell(ms))];
  }
}
