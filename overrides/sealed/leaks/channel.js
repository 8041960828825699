/**
 * What a way out is, and how one is tried.
 *
 * A way settles with the browser's own word: it comes through, it throws, it fails
 * without a reason, or nothing is heard at all. A violation of the policy that is
 * reported meanwhile says most, and is what counts.
 *
 * @module leaks/channel
 */

/** Where code runs. @typedef {"page" | "frame" | "worker"} Place */

/**
 * What is to be carried out, and to whom: `url` has the marked text in its query, `mark` is the
 * text itself, `ice` is a server such as `stun:127.0.0.1:3478`, or "".
 * @typedef {{ url: string, mark: string, ice: string }} Target
 */

/** A target and a place for elements, which is emptied afterwards; workers have none.
 * @typedef {Target & { stage: HTMLElement }} Attempt */

/**
 * `seen` says how anyone would notice a leak: by a request with the mark, by a mere connection
 * (or packet), because the script itself can read the mark back, or as a message.
 * `own` ways lead to the own site only, wherever the seal is. `last` ones may replace the
 * document if they succeed; `apart` says why else a reader's form does not try a way.
 * @typedef {object} Channel
 * @property {string} name
 * @property {string} title in words for a reader
 * @property {Place[]} places
 * @property {"request" | "connection" | "written" | "message"} seen
 * @property {true} [own]
 * @property {true} [last]
 * @property {string} [apart]
 * @property {(attempt: Attempt) => unknown} attempt returns or resolves when it came through
 */

/** @typedef {"refused" | "missing" | "unanswered" | "allowed"} Outcome */

/** @typedef {{ outcome: Outcome, words: string }} Result */

/** What comes of a way that says nothing. @type {Result} */
const SILENCE = { outcome: "unanswered", words: "no answer" };

/** The place or the browser has no such thing. */
export class Missing extends Error {}

/** It failed, and nobody says why: a request may have left all the same. */
export class Unexplained extends Error {}

/** It says nothing of itself, ever: only the policy may. */
export class Unheard extends Error {}

/** The browser said no without throwing. */
export class Refused extends Error {}

/** How long a refusal may come after its failure, in milliseconds. */
const LATE_MS = 60;

/** And how long after one that says nothing of itself: on a busy machine the report takes its time. */
const UNEXPLAINED_MS = 700;

/** Each policy reports for itself; what comes so late must not count for the next way. */
const ECHO_MS = 30;

/** Errors that a failed request gives as well, whether or not it was sent. */
const BARE_ERRORS = new Set(["NetworkError", "AbortError", "TimeoutError", "WebTransportError"]);

/**
 * @param {string} url
 * @param {string} name of the way that is tried
 * @returns {string} the address with the way's name in it, by which a listener tells ways apart
 */
export function nameWay(url, name) {
  const address = new URL(url);
  address.searchParams.set("way", name);
  return address.href;
}

/**
 * @param {string} name
 * @param {AbortSignal} signal ends the listening
 * @returns {Promise<string>} what the policy refused this way by
 */
function hearViolation(name, signal) {
  return new Promise((resolve) => {
    const hear = (/** @type {Event} */ event) => {
      const { blockedURI, disposition, effectiveDirective } =
        /** @type {SecurityPolicyViolationEvent} */ (event);
      const way = /[?&]way=([^&]*)/.exec(blockedURI)?.[1];
      if (disposition === "report" || (way !== undefined && way !== name)) return;
      resolve(`refused by ${effectiveDirective}`);
    };
    globalThis.addEventListener("securitypolicyviolation", hear, { signal });
  });
}

/**
 * @param {unknown} error
 * @returns {Result}
 */
function describeError(error) {
  if (error instanceof Missing) return { outcome: "missing", words: "not there" };
  if (error instanceof Refused) return { outcome: "refused", words: error.message };
  if (error instanceof Unheard) return SILENCE;
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (error instanceof Unexplained || BARE_ERRORS.has(name)) {
    return { outcome: "unanswered", words: "failed, no reason given" };
  }
  return { outcome: "refused", words: `${name}: ${message}` };
}

/** @returns {HTMLElement} a rendered place for elements, out of sight where the style knows it */
function setStage() {
  const stage = document.createElement("div");
  stage.className = "leak-stage";
  stage.setAttribute("aria-hidden", "true");
  document.body.append(stage);
  return stage;
}

/**
 * @template T
 * @param {number} ms
 * @param {T} value
 * @returns {Promise<T>}
 */
function wait(ms, value) {
  return new Promise((resolve) => setTimeout(() => resolve(value), ms));
}

/**
 * Try a way out.
 *
 * @param {Channel} channel
 * @param {Target} target
 * @param {number} [patience] how long to wait for a word, in milliseconds
 * @returns {Promise<Result>}
 */
export async function tryChannel({ name, attempt }, target, patience = 2000) {
  const over = new AbortController();
  const stage = typeof document === "undefined" ? /** @type {any} */ (undefined) : setStage();
  const aimed = { ...target, url: nameWay(target.url, name), stage };
  const violation = hearViolation(name, over.signal);
  /** @type {Promise<Result>} */
  const refusal = violation.then((words) => ({ outcome: "refused", words }));
  /** @type {Promise<Result>} */
  const end = Promise.resolve(aimed)
    .then(attempt)
    .then(
      (words) => ({ outcome: "allowed", words: typeof words === "string" ? words : "done" }),
      describeError,
    );
  try {
    const first = await Promise.race([refusal, end, wait(patience, undefined)]);
    const late = first?.outcome === "unanswered" ? UNEXPLAINED_MS : LATE_MS;
    const result = await Promise.race([refusal, wait(first ? late : 0, first ?? SILENCE)]);
    await wait(ECHO_MS, undefined);
    return result;
  } finally {
    over.abort();
    stage?.remove();
  }
}
