/**
 * The engine frame: checks the runtime, starts Python, answers the forms.
 *
 * @module engine
 */
import { addressScript, listTransfers, startBlobWorker } from "./blob-worker.js";
import { Lines } from "./lines.js";
import { BROTLI, nameUnpacked } from "./packing.js";
import { kindOf } from "./protocol.js";
import { INTEGRITIES, openFile } from "./runtime.js";
import { explainStart } from "./start-trouble.js";
import { UNPACKER, Unpackers } from "./unpackers.js";

/** @import { Answer, Arrival, Boot, Booted, Connect, Connected, File, FromEngine, Lacking, Progress, ToEngine, TriedOne } from "./protocol.js" */

const WORKER = "worker.js";

/** @type {Worker | undefined} */
let worker;
let ended = false;
/** Names of the files that have come, as served. @type {Set<string>} */
const taken = new Set();
/** Files that were ready before the worker. @type {Arrival[]} */
const waiting = [];

const unpackers = new Unpackers(Object.keys(INTEGRITIES));

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
  if (ended) return;
  ended = true;
  worker?.terminate();
  worker = undefined;
  lines.fail(reason);
  tellPage({ kind: "failed", reason });
}

/** @param {MessageEvent<Answer | Progress | TriedOne | Booted | Lacking>} event */
function hearWorker({ data }) {
  if ("kind" in data) {
    if (data.kind === "booted") tellPage({ kind: "ready" });
    else if (data.kind === "lacking") tellPage(data);
    else fail(data.failure);
    return;
  }
  lines.answer(data);
  // Python itself has failed, not a call of it: nobody can know what state it is in.
  if ("failure" in data) fail(data.failure);
}

/** @param {ArrayBuffer} script */
function startWorker(script) {
  worker = startBlobWorker(addressScript(script), hearWorker, () => fail("Python stopped unexpectedly."));
  const [files = [], rest = []] = [RUNTIME_FILES.files, RUNTIME_FILES.rest].map((group) => Object.keys(group).map(nameUnpacked));
  /** @type {Boot} */
  const boot = { kind: "boot", files, rest, integrities: INTEGRITIES, memory: RUNTIME_FILES.memory };
  worker.postMessage(boot);
  for (const arrival of waiting.splice(0)) pass(arrival);
}

/** @param {Arrival} arrival */
function pass(arrival) {
  if (worker) worker.postMessage(arrival, listTransfers(arrival.content));
  else waiting.push(arrival);
}

/** @param {File} served */
async function takeFile(served) {
  // Each once: a start has one worker.
  if (ended || taken.has(served.name) || !Object.hasOwn(INTEGRITIES, served.name)) return;
  taken.add(served.name);
  const bytes = await openFile(served);
  const name = nameUnpacked(served.name);
  const content = served.name.endsWith(BROTLI) ? await unpackers.unpack({ ...served, bytes }) : bytes;
  if (ended) return;
  if (name === UNPACKER) unpackers.start(bytes);
  else if (name === WORKER) startWorker(bytes);
  else pass({ kind: "content", name, content });
}

/** @param {ToEngine} message */
function hearPage(message) {
  if (message.kind === "ping") tellPage({ kind: "alive" });
  if (message.kind === "unavailable") worker?.postMessage(message);
  if (message.kind === "file") takeFile(message).catch((error) => fail(explainStart(error)));
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
