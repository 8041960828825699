/**
 * Repairs for screen readers of what the theme adds by script. It puts a copy button in a nameless `nav` into every block of code; a
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

/** Give the theme's version selector a name that has what it shows, once its list has come. */
export function nameVersionSelector() {
  const name = () => {
    const button = document.querySelector(".md-version__current");
    button?.setAttribute("aria-label", `${button.textContent}: select version`);
    return button !== null;
  };
  const header = document.querySelector(".md-header");
  if (!header || name()) return;
  const observer = new MutationObserver(() => name() && observer.disconnect());
  observer.observe(header, { childList: true, subtree: true });
}
