/**
 * The engine frame: checks the runtime, starts Python, answers the forms.
 *
 * @module engine
 */
import { Lines } from "./lines.js";
import { kindOf } from "./protocol.js";
import { unpackFiles } from "./runtime.js";
import { explainStart } from "./start-trouble.js";

/** @import { Answer, Boot, Booted, Connect, Connected, FromEngine, Progress, ToEngine, TriedOne } from "./protocol.js" */

/** @type {Worker | undefined} */
let worker;
let started = false;

const lines = new Lines((message) => {
  worker?.postMessage(message);
  return worker !== undefined;
});

/** @param {FromEngine} message */
function tellPage(message) {
  parent.postMessage(message, "*");
}

/** @param {string} reason in words for a reader */
function fail(reason) {
  worker?.terminate();
  worker = undefined;
  lines.fail(reason);
  tellPage({ kind: "failed", reason });
}

/** @param {MessageEvent<Answer | Progress | TriedOne | Booted>} event */
function hearWorker({ data }) {
  if ("kind" in data) {
    if (data.kind === "booted") tellPage({ kind: "ready" });
    else fail(data.failure);
    return;
  }
  lines.answer(data);
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

/** @param {ToEngine} message */
function hearPage(message) {
  if (message.kind === "ping") tellPage({ kind: "alive" });
  if (message.kind !== "start" || started) return;
  started = true;
  startWorker(message.files).catch((error) => fail(explainStart(error)));
}

/**
 * @param {Window} form
 * @param {Connect} connect
 */
function connectForm(form, { ask }) {
  const port = lines.open(form);
  /** @type {Connected} */
  const connected = { kind: "connected", ask };
  if (port) form.postMessage(connected, "*", [port]);
}

/** @param {MessageEvent} event */
function hear({ source, origin, data }) {
  const kind = kindOf(data);
  if (source === parent && kind) hearPage(data);
  // Only a sealed frame has no origin: see `Connect` in protocol.js.
  else if (kind === "connect" && origin === "null") connectForm(/** @type {Window} */ (source), data);
}

/** Take the frame's part as the engine. */
export function runEngine() {
  addEventListener("message", hear);
  tellPage({ kind: "hello" });
}
