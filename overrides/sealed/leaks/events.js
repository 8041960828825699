/**
 * What ways out have in common: waiting for an object's own word.
 *
 * @module leaks/events
 */
import { Missing, Unexplained } from "./channel.js";

/**
 * @param {EventTarget} target
 * @param {string[]} good events that say that it came through
 * @param {string[]} [bad] events that say that it failed, and never why
 * @returns {Promise<void>}
 */
export function hearEnd(target, good, bad = ["error"]) {
  return new Promise((resolve, reject) => {
    for (const name of good) target.addEventListener(name, () => resolve());
    for (const name of bad) {
      target.addEventListener(name, (event) => {
        event.preventDefault(); // a worker's error would otherwise go on to the console
        reject(new Unexplained());
      });
    }
  });
}

/**
 * @template T
 * @param {Promise<T>} promise whose failure says nothing
 * @returns {Promise<void>}
 */
export async function unexplain(promise) {
  try {
    await promise;
  } catch {
    throw new Unexplained();
  }
}

/**
 * @param {string} name of something that not every place or browser has
 * @param {any} [owner]
 * @returns {any}
 * @throws {Missing}
 */
export function need(name, owner = globalThis) {
  const found = owner?.[name];
  if (found === undefined || found === null) throw new Missing(name);
  return found;
}

/**
 * The browser's own function where a worker has put another in its place.
 *
 * @param {string} name
 * @returns {Function}
 * @throws {Missing}
 */
export function needOriginal(name) {
  const scope = /** @type {any} */ (globalThis).WorkerGlobalScope?.prototype;
  return (scope?.[name] ?? need(name)).bind(globalThis);
}

/** A name that the page's policy allows: whoever wants out of the frame would take it as well. */
const TRUSTED = "sealed-frame";

/** @type {any} */
let trusted;

/**
 * Text as a place with Trusted Types takes it, so that what lies behind them is tried too.
 *
 * @param {"createScript" | "createScriptURL" | "createHTML"} make
 * @param {string} text
 * @returns {any} the text itself where there are none, or none can be made
 */
export function trust(make, text) {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  const same = (/** @type {string} */ given) => given;
  try {
    const rules = { createScript: same, createScriptURL: same, createHTML: same };
    trusted ??= types.createPolicy(TRUSTED, rules);
    return trusted[make](text);
  } catch {
    return text;
  }
}
