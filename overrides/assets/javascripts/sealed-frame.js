/**
 * A frame that the page cannot see into, and that can reach nothing.
 *
 * @module sealed-frame
 */

/**
 * @param {string} title for screen readers
 * @param {string} source the frame's document, with a policy of its own
 * @param {string} [allowed] what its buttons may do besides, as a permissions policy
 * @returns {HTMLIFrameElement} not yet in the page
 */
export function makeSealedFrame(title, source, allowed = "") {
  const frame = document.createElement("iframe");
  // No allow-same-origin: an origin of its own, without storage, closed to the page's scripts.
  frame.setAttribute("sandbox", "allow-scripts");
  frame.allow = allowed;
  frame.referrerPolicy = "no-referrer";
  frame.title = title;
  frame.srcdoc = source;
  return frame;
}
