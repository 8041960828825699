/**
 * A trial of the seal by the form itself: every way out from the form, then from
 * the worker and from Python if they run, with a made-up secret.
 *
 * @module leaks/trial
 */
import { listChannels } from "./channels.js";
import { tryWay } from "./tries.js";

/** @import { EngineLink } from "../engine-link.js" */
/** @import { Answer, TriedOne } from "../protocol.js" */
/** @import { Targets, Tried } from "./tries.js" */

/** A host that does not exist (RFC 2606). */
const NOWHERE = "sealed.invalid";

const LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** @returns {string} made up anew each time; it says of itself that it is a sample */
function makeSample() {
  const numbers = crypto.getRandomValues(new Uint32Array(18));
  return `Sample${Array.from(numbers, (number) => LETTERS[number % LETTERS.length]).join("")}`;
}

/** @returns {Targets} an address on the page's own site, and one that does not exist */
function makeTargets() {
  const mark = makeSample();
  const homes = ["http:", "https:"].includes(new URL(document.baseURI).protocol)
    ? [new URL("try-to-leak", document.baseURI).href]
    : [];
  const urls = [...homes, `https://${NOWHERE}/try-to-leak`].map((home) => `${home}?secret=${mark}`);
  return { urls, mark, ice: `stun:${NOWHERE}:3478` };
}

/** @returns {import("./channel.js").Channel[]} those that cannot cost the reader anything */
function listHarmless() {
  return listChannels("frame").filter(({ last, apart }) => !last && !apart);
}

/** @returns {number} how many more ways there are, which only tests try */
export function countLeftOut() {
  return listChannels("frame").length - listHarmless().length;
}

/**
 * @param {EngineLink} link
 * @param {Targets} targets
 * @param {(tried: TriedOne) => void} hear
 * @param {AbortSignal} signal
 * @returns {Promise<void>} when the worker has tried all, or the line was cut
 */
function tryInWorker(link, targets, hear, signal) {
  return new Promise((resolve) => {
    if (!link.line || signal.aborted) return resolve();
    const { port, over } = link.line;
    const id = link.takeId();
    const listen = (/** @type {MessageEvent<Answer | TriedOne>} */ { data }) => {
      if (data.id !== id) return;
      if ("tried" in data) return hear(data);
      port.removeEventListener("message", listen);
      resolve();
    };
    port.addEventListener("message", listen);
    over.addEventListener("abort", () => resolve());
    signal.addEventListener("abort", () => {
      port.postMessage({ id, cancel: true });
      resolve();
    });
    port.postMessage({ id, leak: targets });
  });
}

export class Trial {
  #link;
  #over = new AbortController();
  targets = makeTargets();
  /** How many ways are tried in all, as far as is known. */
  count = listHarmless().length;

  /** @param {EngineLink} link */
  constructor(link) {
    this.#link = link;
  }

  get stopped() {
    return this.#over.signal.aborted;
  }

  stop() {
    this.#over.abort();
  }

  /**
   * @param {(tried: Tried) => void} show hears what came of each way, as soon as it is known
   * @returns {Promise<void>}
   */
  async run(show) {
    const { signal } = this.#over;
    const own = listHarmless();
    for (const channel of own) {
      if (signal.aborted) return;
      show(await tryWay(channel, this.targets, "form"));
    }
    const hear = (/** @type {TriedOne} */ { tried, count }) => {
      this.count = own.length + count;
      show(tried);
    };
    await tryInWorker(this.#link, this.targets, hear, signal);
  }
}
