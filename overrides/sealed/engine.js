/**
 * The engine frame: checks the runtime, starts Python, answers the forms.
 *
 * @module engine
 */
import { addressScript, listTransfers, startBlobWorker } from "./blob-worker.js";
import { Lines } from "./lines.js";
import { BROTLI, WASM, nameUnpacked } from "./packing.js";
import { Parts } from "./parts.js";
import { kindOf } from "./protocol.js";
import { INTEGRITIES, openFile } from "./runtime.js";
import { explainStart } from "./start-trouble.js";
import { Unpackers } from "./unpackers.js";

/** @import { Answer, Arrival, Boot, Booted, Connect, Connected, Content, File, FromEngine, Lacking, Part, Progress, ToEngine, TriedOne } from "./protocol.js" */

const WORKER = "worker.js";

/** @type {Worker | undefined} */
let worker;
let ended = false;
/** Names of the files that have come, without the packing's ending. @type {Set<string>} */
const taken = new Set();
/** Of the files that are coming. */
const parts = new Parts();
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

/**
 * @param {string} name as served, or as the browser kept it
 * @param {ArrayBuffer} bytes that were checked
 * @returns {Promise<Content>}
 */
async function openContent(name, bytes) {
  if (name.endsWith(BROTLI)) {
    bytes.transfer?.(0); // its parts are with the unpacker already
    return unpackers.finish(name);
  }
  return name.endsWith(WASM) ? WebAssembly.compile(bytes) : bytes;
}

/**
 * @param {string} served the name of a file as it is served
 * @returns {boolean} whether it is wanted: each once, for a start has one worker
 */
function isWanted(served) {
  return !ended && !taken.has(nameUnpacked(served)) && Object.hasOwn(INTEGRITIES, served);
}

/** @param {Part} part */
function takePart(part) {
  // What is unpacked and what is hashed must be the same bytes: of another kind of array, they could differ.
  if (!isWanted(part.name) || !(part.bytes instanceof Uint8Array)) return;
  parts.add(part);
  unpackers.feed(part);
}

/** @param {File} served */
async function takeFile({ name: served, kept }) {
  if (!isWanted(served)) return;
  const name = nameUnpacked(served);
  taken.add(name);
  const file = kept instanceof Blob ? await kept.arrayBuffer() : parts.join(served);
  const bytes = await openFile(served, file);
  if (ended || unpackers.take(name, bytes)) return;
  if (name === WORKER) startWorker(bytes);
  else pass({ kind: "content", name, content: await openContent(served, bytes) });
}

/** @param {ToEngine} message */
function hearPage(message) {
  if (message.kind === "ping") tellPage({ kind: "alive" });
  if (message.kind === "unavailable") worker?.postMessage(message);
  if (message.kind === "part") takePart(message);
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
