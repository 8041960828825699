/**
 * Everything that shows a result: answer, picture, player and tables.
 *
 * @module simulating/results
 */
import { findIn } from "../dom.js";
import { Timeline } from "../timeline/timeline.js";
import { Answer } from "./answer.js";
import { Player } from "./player.js";
import { FoldedTable, tabulateKeys, tabulateMoments, tabulatePace } from "./tables.js";

/** @import { Settings } from "../protocol.js" */
/** @import { Recommended, Runs } from "./reply.js" */

export class Results {
  #timeline;
  #player;
  #answer;
  #moments;
  #keys;
  #pace;
  /** @type {Runs | undefined} */
  runs;

  /** @param {HTMLElement} form */
  constructor(form) {
    this.#timeline = new Timeline(findIn(form, ".timeline-place", HTMLElement));
    this.#player = new Player(form, this.#timeline);
    this.#answer = new Answer(form);
    this.#moments = new FoldedTable(form, "table-moments");
    this.#keys = new FoldedTable(form, "table-keys");
    this.#pace = new FoldedTable(form, "table-pace");
  }

  /**
   * @param {Runs} runs
   * @param {Settings} settings
   * @returns {string} both sentences
   */
  showRuns(runs, settings) {
    const sentences = [...new Set([runs.one.sentence, runs.several.sentence])].join(" ");
    if (runs.one !== this.runs?.one || runs.several !== this.runs?.several) {
      this.runs = runs;
      const windows = { window: String(settings["window"]), phase_ms: Number(settings["phase_ms"] ?? 0) };
      this.#timeline.show({ ...runs, ...windows, label: sentences });
      this.#player.show(runs);
      this.#answer.showRuns(runs);
      this.#moments.set(() => tabulateMoments(runs));
    }
    return sentences;
  }

  /** @param {Recommended | undefined} recommended undefined while it is still being computed */
  showRecommended(recommended) {
    this.#answer.showRecommended(recommended);
    this.#keys.set(recommended && (() => tabulateKeys(recommended)));
    this.#pace.set(recommended && (() => tabulatePace(recommended)));
  }
}
