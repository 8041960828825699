/**
 * A frame that the page cannot see into, and that can reach nothing.
 *
 * @module sealed-frame
 */
import { DownloadError } from "./trouble.js";

/** How long a loaded frame may take to greet before it counts as broken, in milliseconds. */
const GREETING_MS = 10_000;

/** Made once: after this, no script of the page can make a frame's document in its name. */
const trust = globalThis.trustedTypes?.createPolicy("sealed-frame", { createHTML: (text) => text });

/**
 * @param {string} title for screen readers
 * @param {string} source the frame's document, with a policy of its own
 * @param {{ allowed?: string, saves?: boolean }} [options] what its buttons may do besides: as a
 *   permissions policy, and whether it may save a file
 * @returns {HTMLIFrameElement} not yet in the page
 */
export function makeSealedFrame(title, source, { allowed = "", saves = false } = {}) {
  const frame = document.createElement("iframe");
  // No allow-same-origin: an origin of its own, without storage, closed to the page's scripts.
  frame.setAttribute("sandbox", saves ? "allow-scripts allow-downloads" : "allow-scripts");
  frame.allow = allowed;
  frame.referrerPolicy = "no-referrer";
  frame.title = title;
  frame.srcdoc = trust ? trust.createHTML(source) : source;
  return frame;
}

/**
 * Put a frame into the page, outside of what instant navigation swaps, and wait until it greets.
 *
 * @param {HTMLIFrameElement} frame
 * @param {AbortSignal} signal ends the waiting
 * @returns {Promise<Window>} once the frame's script listens
 * @throws {DownloadError} when it has loaded and says nothing
 */
export function openSealedFrame(frame, signal) {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new DownloadError("The sealed frame did not start."));
    frame.addEventListener("load", () => setTimeout(giveUp, GREETING_MS), { once: true });
    const greet = (/** @type {MessageEvent} */ { source, data }) => {
      if (!frame.contentWindow || source !== frame.contentWindow || data?.kind !== "hello") return;
      window.removeEventListener("message", greet);
      resolve(frame.contentWindow);
    };
    window.addEventListener("message", greet, { signal });
    document.body.append(frame);
  });
}
