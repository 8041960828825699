/**
 * Whether this form is sealed, found out by trying and not by hope.
 *
 * @module seal
 */
import { findIn, makeElement } from "./dom.js";

/** No such host exists (RFC 2606); its name explains the line that the browser prints. */
export const PROBE = "https://sealed.invalid/is-this-form-sealed";

/** How long a refusal may take before it counts as missing, in milliseconds. */
const PATIENCE_MS = 3000;

/** How long the page's policy may be silent before it is asked in another way, in milliseconds. */
const SECOND_MS = 50;

const WORDS = {
  origin: "The frame has an origin: scripts of that origin could read what is typed.",
  parent: "The page around the form is open to it, and so the form to the page.",
  storage: "The browser's storage is open to the form: something could be left behind in it.",
  frame: "The form's own policy did not refuse a request: something could be sent away.",
  page: "The page's policy is not there, which keeps the form's frame from going elsewhere.",
};

/** @typedef {keyof typeof WORDS} Part */

/**
 * @param {() => unknown} look
 * @returns {boolean} whether there is something to see
 */
function isOpen(look) {
  try {
    return Boolean(look());
  } catch {
    return false;
  }
}

/** @returns {Part[]} walls that are missing around this document */
function listOpenWalls() {
  /** @type {Part[]} */
  const open = [];
  if (self.origin !== "null") open.push("origin");
  if (parent === self || isOpen(() => parent.document)) open.push("parent");
  if (isOpen(() => localStorage)) open.push("storage");
  return open;
}

/**
 * Which policy speaks in a refusal. The frame's own lets nothing load and names no
 * exception for requests; the page's keeps frames in their place.
 *
 * @param {SecurityPolicyViolationEvent} event
 * @returns {Part[]}
 */
function listWitnesses({ blockedURI, disposition, effectiveDirective, originalPolicy }) {
  if (!blockedURI.startsWith(new URL(PROBE).origin) || disposition !== "enforce") return [];
  const request = /^(connect|default)-src$/.test(effectiveDirective);
  const own = /default-src 'none'/.test(originalPolicy) && !/connect-src/.test(originalPolicy);
  /** @type {Part[]} */
  const parts = [];
  if (request && own) parts.push("frame");
  if (/frame-src 'none'/.test(originalPolicy)) parts.push("page");
  return parts;
}

/** Not by fetch: browsers print one more line for that. */
function sendRequest() {
  const request = new XMLHttpRequest();
  request.open("GET", PROBE);
  request.send();
}

/** @returns {HTMLIFrameElement} a frame that must not go where it is sent */
function sendFrame() {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  frame.src = PROBE;
  document.body.append(frame);
  return frame;
}

/**
 * Send what must be refused: by a policy's word, not because no such host exists.
 *
 * @returns {Promise<Part[]>} policies from which no refusal was heard
 */
function listSilentPolicies() {
  return new Promise((resolve) => {
    /** @type {Set<Part>} */
    const silent = new Set(["frame", "page"]);
    /** @type {HTMLIFrameElement | undefined} */
    let frame;
    /** @type {ReturnType<typeof setTimeout>[]} */
    const timers = [];
    const end = () => {
      for (const timer of timers) clearTimeout(timer);
      removeEventListener("securitypolicyviolation", hear);
      frame?.remove();
      resolve([...silent]);
    };
    const hear = (/** @type {SecurityPolicyViolationEvent} */ event) => {
      for (const part of listWitnesses(event)) silent.delete(part);
      if (silent.size === 0) end();
    };
    addEventListener("securitypolicyviolation", hear);
    // WebKit holds the page's rule for requests against the page itself, not against this address:
    // there only a frame makes the page's policy speak.
    const sendSecond = () => {
      frame = sendFrame();
    };
    timers.push(setTimeout(sendSecond, SECOND_MS), setTimeout(end, PATIENCE_MS));
    sendRequest();
  });
}

/**
 * Try the seal. Nothing is typed yet, and the request carries nothing.
 *
 * @returns {Promise<string[]>} what is missing of it, in sentences; nothing if it is whole
 */
export async function probeSeal() {
  const parts = [...listOpenWalls(), ...(await listSilentPolicies())];
  return parts.map((part) => WORDS[part]);
}

/**
 * Say in the form's first line whether it is sealed, and if not, what is missing.
 *
 * @param {HTMLElement} root
 * @param {string[]} missing in sentences
 */
export function showSeal(root, missing) {
  const sealed = missing.length === 0;
  root.dataset["seal"] = sealed ? "whole" : "broken";
  findIn(root, ".seal-badge", HTMLElement).textContent = sealed ? "Sealed" : "Not sealed";
  findIn(root, ".seal-promise", HTMLElement).textContent = sealed
    ? "What you type stays in this box."
    : "This form stays locked.";
  findIn(root, ".seal-whole", HTMLElement).hidden = !sealed;
  const trouble = findIn(root, ".seal-broken", HTMLElement);
  trouble.hidden = sealed;
  if (sealed) return;
  findIn(root, ".seal-missing", HTMLElement).append(
    ...missing.map((text) => makeElement("li", { text })),
  );
  if (root instanceof HTMLDetailsElement) root.open = true;
}
