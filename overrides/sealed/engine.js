/**
 * The engine frame: checks the runtime, starts Python, answers the forms.
 *
 * @module engine
 */
import { isCancel, isRequest, kindOf } from "./protocol.js";
import { unpackFiles } from "./runtime.js";

/** @import { Answer, Boot, Booted, Cancel, FromEngine, Progress, Request, ToEngine } from "./protocol.js" */

/** @type {Worker | undefined} */
let worker;
/** Calls under way: the worker's number for a call, to whom and as what it goes back. */
const pending = /** @type {Map<number, { port: MessagePort, id: number }>} */ (new Map());
let lastCall = 0;

/** @param {FromEngine} message */
function tellPage(message) {
  parent.postMessage(message, "*");
}

/** @param {string} reason in words for a reader */
function fail(reason) {
  worker?.terminate();
  worker = undefined;
  for (const { port, id } of pending.values()) port.postMessage({ id, failure: reason });
  pending.clear();
  tellPage({ kind: "failed", reason });
}

/** @param {MessageEvent<Answer | Progress | Booted>} event */
function hearWorker({ data }) {
  if ("kind" in data) {
    if (data.kind === "booted") tellPage({ kind: "ready" });
    else fail(`Python did not start (${data.failure}).`);
    return;
  }
  const caller = pending.get(data.id);
  caller?.port.postMessage({ ...data, id: caller.id });
  if ("progress" in data) return;
  pending.delete(data.id);
  // Python itself has failed, not a call of it: nobody can know what state it is in.
  if ("failure" in data) fail(data.failure);
}

/** @param {Record<string, ArrayBuffer>} served */
async function startWorker(served) {
  const { "worker.js": script, ...files } = await unpackFiles(served);
  if (!script) throw new Error("The runtime has no worker.");
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  worker = new Worker(address);
  worker.addEventListener("message", hearWorker);
  // A worker whose script fails never posts a message; only this event tells.
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    fail("Python stopped unexpectedly.");
  });
  /** @type {Boot} */
  const boot = { kind: "boot", files, integrities: RUNTIME_FILES };
  worker.postMessage(boot, Object.values(files));
}

/** @param {Window} form a form frame that asks for a line */
function connectForm(form) {
  const { port1: port, port2 } = new MessageChannel();
  form.postMessage({ kind: "connected" }, "*", [port2]);
  port.addEventListener("message", ({ data }) => {
    if (isRequest(data)) passOn(port, data);
    else if (isCancel(data)) cancel(port, data);
  });
  port.start();
}

/**
 * @param {MessagePort} port
 * @param {Request} request
 */
function passOn(port, { id, name, args }) {
  if (!worker) {
    port.postMessage({ id, failure: "Python is not running." });
    return;
  }
  lastCall += 1;
  pending.set(lastCall, { port, id });
  worker.postMessage({ id: lastCall, name, args });
}

/**
 * A form has a say over its own calls only.
 *
 * @param {MessagePort} port
 * @param {Cancel} cancel
 */
function cancel(port, { id }) {
  for (const [call, caller] of pending) {
    if (caller.port === port && caller.id === id) worker?.postMessage({ id: call, cancel: true });
  }
}

/** @param {MessageEvent} event */
function hear(event) {
  const kind = kindOf(event.data);
  if (event.source === parent && kind === "start" && !worker) {
    const { files } = /** @type {ToEngine} */ (event.data);
    startWorker(files).catch((error) => fail(error instanceof Error ? error.message : ""));
  }
  const source = /** @type {Window | null} */ (event.source);
  if (source && source !== parent && kind === "connect") connectForm(source);
}

/** Take the frame's part as the engine. */
export function runEngine() {
  addEventListener("message", hear);
  tellPage({ kind: "hello" });
}
