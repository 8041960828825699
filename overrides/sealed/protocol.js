/**
 * The messages between page, form frame, engine frame and worker, as types.
 *
 * Three parties, two narrow doors. The page lays out and downloads; it never
 * sees what is typed. A form frame holds a form. The engine frame holds Python.
 * A form frame talks to the engine frame over a port that it got from there
 * directly, so no message with input ever passes through the page.
 *
 * @module protocol
 */

/** @import { Targets, Tried } from "./leaks/tries.js" */

/**
 * How far the engine is, as the page tells every form frame.
 *
 * `idle` names the size in bytes of what a start would load; `loading` counts
 * real bytes, and whether none has come for a while; `failed` says why in words for a reader.
 *
 * @typedef {{ phase: "idle", size: number }
 *   | { phase: "loading", loaded: number, total: number, stalled: boolean }
 *   | { phase: "starting" }
 *   | { phase: "ready" }
 *   | { phase: "failed", reason: string }} EngineState
 */

/**
 * Settings of a form that the page keeps in its address, by name. Each is one of the words, or a
 * whole number within the range, that the build has listed for this form.
 * @typedef {Record<string, string | number>} Settings
 */

/**
 * Page to form frame. `steps` says what each step of the guide is called, by its id; `settings`
 * what the address holds, to a form that has any.
 * @typedef {{ kind: "state", state: EngineState } | { kind: "theme", scheme: string }
 *   | { kind: "steps", words: Record<string, string> }
 *   | { kind: "settings", values: Settings } | Ping} ToForm
 */

/**
 * Form frame to page. `wanted` asks for Python, `stop` ends it. `near` says that the reader's pointer
 * has come to the form, or that the reader has entered a field, and will want it soon; a reader who
 * saves data is not taken at that word.
 *
 * `visit` asks to open a step, and is sent on the reader's own click only. It has
 * the step's id and never an address: the page looks the id up in its own table,
 * and an id that is not in there does nothing.
 *
 * `settings` are for the address. The page takes them from a form that has any, and
 * none of a message in which one is not allowed. No form with a secret has any.
 *
 * @typedef {{ kind: "hello" } | { kind: "height", px: number } | { kind: "wanted" }
 *   | { kind: "near", to: "form" | "field" }
 *   | { kind: "stop" } | { kind: "visit", step: string }
 *   | { kind: "settings", values: Settings } | Alive} FromForm
 */

/**
 * Page to engine frame: a part of a file of the runtime as it is served, in their order.
 * @typedef {{ kind: "part", name: string, bytes: Uint8Array<ArrayBuffer> }} Part
 */

/**
 * Page to engine frame: that all parts of a file have come; or the file as the browser keeps it
 * unpacked, which the page need not read.
 * @typedef {{ kind: "file", name: string, kept?: Blob }} File
 */

/**
 * Engine frame to one of its unpackers: which file comes, and what unpacks it; then its parts, before
 * anything is known of the whole; then that the whole was verified.
 * @typedef {{ kind: "packed", name: string, decompressor: WebAssembly.Module }} Packed
 * @typedef {Packed | { kind: "part", bytes: Uint8Array<ArrayBuffer> } | { kind: "whole" }} ToUnpacker
 */

/**
 * What is in a file, unpacked; what is in WebAssembly comes compiled.
 * @typedef {ArrayBuffer | WebAssembly.Module} Content
 */

/**
 * An unpacker's one answer: the content, or why there is none, in words for a reader.
 * @typedef {{ content: Content } | { failure: string }} Unpacked
 */

/**
 * Engine frame to worker: a file, as soon as it is unpacked, by its name without the packing's ending.
 * @typedef {{ kind: "content", name: string, content: Content }} Arrival
 */

/**
 * To the worker, through the engine frame: why the files that it lacks could not be had, in words
 * for a reader.
 * @typedef {{ kind: "unavailable", failure: string }} Unavailable
 */

/**
 * Page to engine frame.
 * @typedef {Part | File | Unavailable | Ping} ToEngine
 */

/**
 * Engine frame to page. `lacking` asks for the files that a start can do without.
 * @typedef {{ kind: "hello" } | { kind: "ready" } | { kind: "failed", reason: string }
 *   | Lacking | Alive} FromEngine
 */

/**
 * Page to any sealed frame, now and then, and the frame's answer: a browser that ends a frame tells
 * nobody.
 * @typedef {{ kind: "ping" }} Ping
 * @typedef {{ kind: "alive" }} Alive
 */

/**
 * Form frame to engine frame: asks for a line. The engine answers with
 * `connected` and a `MessagePort` beside it.
 *
 * The engine makes the port, not the form: an answer's `origin` says "null" only
 * if it came out of a sealed frame, and the page's policy lets only this site's
 * own scripts run there. A frame that a page script put in the engine's place has
 * either the page's origin or no script that would answer, and gets nothing.
 * For the same reason the engine answers nobody but sealed frames.
 *
 * Each time a form asks it counts on, and takes the port of the newest `ask` only.
 *
 * @typedef {{ kind: "connect", ask?: number }} Connect
 * @typedef {{ kind: "connected", ask?: number }} Connected
 */

/**
 * A call: `args` is JSON text, so that nothing but text crosses.
 * @typedef {{ id: number, name: string, args: string }} Request
 */

/**
 * Try every way out that there is from the worker and from Python, to these addresses and no
 * other, with a text that is made up. What came of each follows, of `count` in all, and
 * then an answer.
 * @typedef {{ id: number, leak: Targets }} LeakRequest
 * @typedef {{ id: number, tried: Tried, count: number }} TriedOne
 */

/**
 * A call is not wanted any more. It is answered with `cancelled`, unless its
 * reply was already on its way.
 * @typedef {{ id: number, cancel: true }} Cancel
 */

/**
 * How much of a long call is done, per mille. Short calls never say it.
 * @typedef {{ id: number, progress: number }} Progress
 */

/**
 * The outcome of a call: `reply` is Python's JSON text, `failure` is the
 * machinery's own trouble.
 * @typedef {{ id: number, reply: string } | { id: number, failure: string }
 *   | { id: number, cancelled: true }} Answer
 */

/**
 * Engine frame to worker, once: the names of the files that follow, and of the rest that follows
 * when it is asked for, both without the packing's ending, the integrity of each as served, and how
 * large the snapshot's memory is, in bytes: Python's is made before the snapshot has come.
 * @typedef {{ kind: "boot", files: string[], rest: string[], integrities: Record<string, string>,
 *   memory: number }} Boot
 */

/**
 * The worker cannot go on without the rest of the runtime: the snapshot was refused, or something
 * of Python's library is wanted that is not in it.
 * @typedef {{ kind: "lacking" }} Lacking
 */

/**
 * Worker to engine frame, besides answers.
 * @typedef {{ kind: "booted" } | { kind: "unbooted", failure: string }} Booted
 */

/** The whole of a call, in the measure in which its progress is said. */
export const WHOLE = 1000;

/** The `name` of the engine's iframe, by which a form frame finds it. */
export const ENGINE_NAME = "tutorial-engine";

/** The longest arguments, in UTF-16 units, that a form may send in one call. */
export const MAX_ARGS = 4_000_000;

/** The longest name of a call. */
const MAX_NAME = 100;

/**
 * @param {unknown} data
 * @returns {data is Request} whether a message has a request's shape
 */
export function isRequest(data) {
  if (typeof data !== "object" || data === null) return false;
  const { id, name, args } = /** @type {Record<string, unknown>} */ (data);
  return (
    Number.isSafeInteger(id) &&
    typeof name === "string" &&
    name.length <= MAX_NAME &&
    typeof args === "string" &&
    args.length <= MAX_ARGS
  );
}

/**
 * @param {unknown} text
 * @param {number} most
 * @returns {boolean}
 */
function isShort(text, most) {
  return typeof text === "string" && text.length <= most;
}

/**
 * @param {unknown} data
 * @returns {data is LeakRequest} whether a message asks for the ways out, in bounds
 */
export function isLeakRequest(data) {
  if (typeof data !== "object" || data === null) return false;
  const { id, leak } = /** @type {Record<string, unknown>} */ (data);
  if (!Number.isSafeInteger(id) || typeof leak !== "object" || leak === null) return false;
  const { urls, mark } = /** @type {Record<string, unknown>} */ (leak);
  return (
    Array.isArray(urls) &&
    urls.length <= 2 &&
    urls.every((url) => isShort(url, 2000) && URL.canParse(url)) &&
    isShort(mark, 100)
  );
}

/**
 * @param {unknown} data
 * @returns {data is Cancel} whether a message has a cancel's shape
 */
export function isCancel(data) {
  if (typeof data !== "object" || data === null) return false;
  const { id, cancel } = /** @type {Record<string, unknown>} */ (data);
  return Number.isSafeInteger(id) && cancel === true;
}

/**
 * @param {unknown} data
 * @returns {string} the `kind` of a message, or "" for anything else
 */
export function kindOf(data) {
  if (typeof data !== "object" || data === null || !("kind" in data)) return "";
  return typeof data.kind === "string" ? data.kind : "";
}
