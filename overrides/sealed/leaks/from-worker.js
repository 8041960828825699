/**
 * The ways out of the worker, and of Python in it.
 *
 * @module leaks/from-worker
 */
import { listChannels } from "./channels.js";
import { openPythonWays } from "./from-python.js";
import { tryWay } from "./tries.js";

/** @import { PyodideAPI } from "pyodide" */
/** @import { Answer, LeakRequest, TriedOne } from "../protocol.js" */
/** @import { Targets } from "./tries.js" */

/** Is left out: a message to the frame is how the worker answers at all. */
const MESSAGE = "message";

/** Tries the ways out on request, one request at a time. Calls of Python go on meanwhile. */
export class WorkerTrial {
  #python;
  #send;
  #complete;
  /** The request under way. @type {number | undefined} */
  #id;

  /**
   * @param {PyodideAPI} python
   * @param {(message: Answer | TriedOne) => void} send
   * @param {() => Promise<unknown>} complete gives Python its whole library
   */
  constructor(python, send, complete) {
    this.#python = python;
    this.#send = send;
    this.#complete = complete;
  }

  /**
   * @param {number} id
   * @returns {boolean} whether it is the one under way, which then ends
   */
  cancel(id) {
    if (this.#id !== id) return false;
    this.#id = undefined;
    return true;
  }

  /**
   * Try all, and say what came of each as soon as it is known.
   *
   * @param {LeakRequest} request
   */
  async run({ id, leak }) {
    if (this.#id !== undefined) {
      this.#refuse(id, "Another form is trying already.");
      return;
    }
    this.#id = id;
    try {
      await this.#tryAll(id, leak);
    } catch {
      this.#refuse(id, "Not all ways could be tried.");
    } finally {
      if (this.#id === id) this.#id = undefined;
    }
  }

  /**
   * @param {number} id
   * @param {Targets} targets
   */
  async #tryAll(id, targets) {
    // Some of the ways need more of the library than any call. A reader who has cut the network
    // goes without, and those say that they are missing.
    await this.#complete().catch(() => {});
    const python = openPythonWays(this.#python);
    const own = listChannels("worker").filter(({ name }) => name !== MESSAGE);
    const count = own.length + python.ways.length;
    for (const channel of [...own, ...python.ways]) {
      const tried = await tryWay(channel, targets, own.includes(channel) ? "worker" : "Python");
      if (this.#id !== id) {
        this.#send({ id, cancelled: true });
        return;
      }
      this.#send({ id, tried, count });
    }
    python.close();
    this.#send({ id, reply: JSON.stringify({ value: count }) });
  }

  /**
   * As Python says that nothing could be computed: the machinery itself is well.
   *
   * @param {number} id
   * @param {string} message
   */
  #refuse(id, message) {
    this.#send({ id, reply: JSON.stringify({ error: { field: "leak", message } }) });
  }
}
