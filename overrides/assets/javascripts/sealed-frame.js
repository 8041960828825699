/**
 * A frame that the page cannot see into, and that can reach nothing.
 *
 * @module sealed-frame
 */

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
