/**
 * Python, in a worker that can reach nothing.
 *
 * A classic worker from a blob: URL inside the engine frame. Its `fetch` answers
 * from the bytes that it was given and from nowhere else; the frame's policy
 * refuses the network underneath. It answers each request with Python's reply.
 *
 * @module worker
 */
import "./shut.js"; // before all others
import { Arrivals } from "./arrivals.js";
import { CallQueue } from "./call-queue.js";
import { WorkerTrial } from "./leaks/from-worker.js";
import { isCancel, kindOf } from "./protocol.js";
import { startPython } from "./python.js";
import { RestOfRuntime } from "./rest.js";
import { NO_MEMORY, explainStart, isMemoryRefused } from "./start-trouble.js";

/** @import { Answer, Boot, Booted, Progress, Request, TriedOne } from "./protocol.js" */
/** @import { PyGenerator } from "pyodide/ffi" */

/** Does a call by name and JSON, step by step. @typedef {(name: string, args: string) => PyGenerator} RunCall */

/** @param {Answer | Progress | TriedOne | Booted} message */
function send(message) {
  globalThis.postMessage(message);
}

/**
 * Only the kind of a Python error travels: its text can quote what was typed.
 *
 * @param {unknown} error
 * @returns {string} in words for a reader and a maintainer
 */
function describeError(error) {
  const kind = error instanceof Error && "type" in error ? String(error.type) : "unknown";
  if (kind === "MemoryError" || isMemoryRefused(error)) return NO_MEMORY;
  return `Python stopped with an error of its own (${kind}). This is a fault of the guide.`;
}

/**
 * Do a call, and let the queue have its say between its steps.
 *
 * @param {RunCall} runCall
 * @param {Request} request
 * @param {CallQueue} queue
 * @param {() => Promise<boolean>} complete gives Python its whole library, and whether it was not
 */
async function answer(runCall, { id, name, args }, queue, complete) {
  try {
    const steps = runCall(name, args);
    try {
      for (let step = steps.next(); ; step = steps.next(undefined)) {
        if (step.done) return send({ id, reply: step.value });
        send({ id, progress: step.value });
        await queue.breathe();
        if (queue.isCancelled(id)) return send({ id, cancelled: true });
      }
    } finally {
      steps.destroy();
    }
  } catch (error) {
    const failure = describeError(error);
    try {
      // Python says in many ways that it has not found a part of its library. Calls keep nothing,
      // so that they can be done again.
      const lacks = failure !== NO_MEMORY && (await complete());
      if (lacks) return answer(runCall, { id, name, args }, queue, complete);
    } catch (trouble) {
      return send({ id, failure: explainStart(trouble) });
    }
    send({ id, failure });
  }
}

const arrivals = new Arrivals();

/** @param {MessageEvent<Boot>} boot */
async function bootOnce(boot) {
  globalThis.removeEventListener("message", bootOnce);
  try {
    arrivals.await(boot.data.files);
    const rest = new RestOfRuntime(arrivals, boot.data.rest);
    const python = await startPython(arrivals, boot.data, rest);
    const complete = () => rest.install(python);
    /** @type {RunCall} */
    const runCall = python.pyimport("tutorial_py.bridge").run_call;
    const queue = new CallQueue((request) => answer(runCall, request, queue, complete));
    const trial = new WorkerTrial(python, send, complete);
    globalThis.addEventListener("message", ({ data }) => {
      if (kindOf(data)) return; // a file, or that there is none: whoever waits for it hears it
      if ("leak" in data) trial.run(data);
      else if (!isCancel(data)) queue.add(data);
      else if (!trial.cancel(data.id) && queue.cancel(data.id)) send({ id: data.id, cancelled: true });
    });
    send({ kind: "booted" });
  } catch (error) {
    send({ kind: "unbooted", failure: explainStart(error) });
  }
}

globalThis.addEventListener("message", bootOnce);
