/**
 * The part of a sealed form that tries the seal before the reader's eyes.
 *
 * @module leaks/panel
 */
import { findIn, makeElement } from "../dom.js";
import { Trial, countLeftOut } from "./trial.js";
import { FROM_WORDS, describeTried, summariseTried } from "./words.js";

/** @import { EngineLink } from "../engine-link.js" */
/** @import { Tried } from "./tries.js" */

const NO_PYTHON = "Python is not running. Start it and try again: then it tries its own ways.";

export class LeakPanel {
  #link;
  #press;
  #stop;
  #progress;
  #summary;
  #counts;
  #place;
  #table;
  /** @type {Trial | undefined} */
  #trial;
  /** @type {Tried[]} */
  #tried = [];

  /**
   * @param {HTMLElement} root
   * @param {EngineLink} link
   */
  constructor(root, link) {
    this.#link = link;
    this.#press = findIn(root, "button[name=leak]", HTMLButtonElement);
    this.#stop = findIn(root, "button[name=leak-stop]", HTMLButtonElement);
    this.#progress = findIn(root, ".leak-progress", HTMLElement);
    this.#summary = findIn(root, ".leak-summary", HTMLElement);
    this.#counts = findIn(root, ".leak-counts", HTMLElement);
    this.#place = findIn(root, ".leak-tried", HTMLElement);
    this.#table = findIn(root, ".leak-tried table", HTMLTableElement);
    findIn(root, ".leak-rest", HTMLElement).textContent = String(countLeftOut());
    this.#press.addEventListener("click", () => this.#run());
    // Stop comes where the other was: the second half of a double click must not stop it again.
    this.#stop.addEventListener("click", ({ detail }) => detail < 2 && this.#trial?.stop());
  }

  async #run() {
    const trial = new Trial(this.#link);
    const python = this.#link.line !== undefined;
    this.#begin(trial);
    await trial.run((tried) => this.#show(tried));
    this.#trial = undefined;
    this.#progress.textContent = "";
    this.#summarise(trial.stopped, python);
    this.#offer(this.#press, this.#stop);
  }

  /**
   * @param {boolean} stopped
   * @param {boolean} python whether it took part
   */
  #summarise(stopped, python) {
    const { headline, counts } = summariseTried(this.#tried);
    this.#summary.textContent = stopped ? `Stopped. ${headline}` : headline;
    const lines = counts.map(([outcome, text]) => {
      const line = makeElement("li", { text });
      line.dataset["outcome"] = outcome;
      return line;
    });
    if (!python) lines.push(makeElement("li", { text: NO_PYTHON }));
    this.#counts.replaceChildren(...lines);
    this.#counts.hidden = false;
  }

  /** @param {Trial} trial */
  #begin(trial) {
    this.#trial = trial;
    this.#tried = [];
    for (const body of [...this.#table.tBodies]) body.remove();
    this.#counts.hidden = true;
    this.#place.hidden = false;
    this.#summary.textContent = `Trying, with the made-up secret ${trial.targets.mark}.`;
    this.#offer(this.#stop, this.#press);
  }

  /**
   * @param {HTMLButtonElement} shown
   * @param {HTMLButtonElement} hidden
   */
  #offer(shown, hidden) {
    const focused = hidden.matches(":focus");
    shown.hidden = false;
    hidden.hidden = true;
    if (focused) shown.focus();
  }

  /** @param {Tried} tried */
  #show(tried) {
    this.#tried.push(tried);
    const words = makeElement("td", { text: describeTried(tried) });
    words.dataset["outcome"] = tried.outcome;
    const title = makeElement("th", { text: tried.title });
    title.scope = "row";
    const row = makeElement("tr", {}, title, words);
    row.dataset["name"] = tried.name;
    this.#findBody(tried.from).append(row);
    this.#place.scrollTop = this.#place.scrollHeight;
    this.#progress.textContent = `${this.#tried.length} of ${this.#trial?.count}`;
  }

  /**
   * @param {Tried["from"]} from
   * @returns {HTMLElement} the table's part for it
   */
  #findBody(from) {
    const last = [...this.#table.tBodies].at(-1);
    if (last?.dataset["from"] === from) return last;
    const head = makeElement("th", { text: FROM_WORDS[from] });
    head.colSpan = 2;
    head.scope = "rowgroup";
    const body = makeElement("tbody", {}, makeElement("tr", {}, head));
    body.dataset["from"] = from;
    this.#table.append(body);
    return body;
  }
}
