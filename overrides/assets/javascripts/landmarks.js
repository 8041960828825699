/**
 * The theme adds a copy button in a nameless `nav` to every block of code; a
 * screen reader would list them all as landmarks.
 *
 * @module landmarks
 */

function hideCodeLandmarks() {
  for (const nav of document.querySelectorAll("nav.md-code__nav:not([role])")) {
    nav.setAttribute("role", "presentation");
  }
}

/** Take the role of a landmark from each such element, now and as they come. */
export function watchCodeLandmarks() {
  new MutationObserver(hideCodeLandmarks).observe(document.body, { childList: true, subtree: true });
  hideCodeLandmarks();
}
