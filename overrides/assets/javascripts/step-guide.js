/**
 * Leads to a step that a form names. A form knows ids and words; the addresses
 * are the page's own, as the build wrote them.
 *
 * @module step-guide
 */

/** @typedef {{ words: string, address: string }} StepLink */

/** Lead to the top of this page: loading it anew would empty the form. */
function goToTop() {
  const heading = document.querySelector("h1");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
  scrollTo(0, 0);
}

/** @param {URL} address */
function followLink(address) {
  const anchor = document.createElement("a");
  anchor.href = address.href;
  anchor.hidden = true;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
}

export class StepGuide {
  #base;
  /** @type {Map<string, StepLink>} */
  #links;

  /**
   * @param {URL} base where the site begins
   * @param {Record<string, StepLink>} links by the steps' ids
   */
  constructor(base, links) {
    this.#base = base;
    this.#links = new Map(Object.entries(links));
  }

  /** @returns {Record<string, string>} what each step is called, by its id */
  get words() {
    return Object.fromEntries(Array.from(this.#links, ([id, { words }]) => [id, words]));
  }

  /**
   * Open a step, as a click on a link does: instant navigation then keeps Python.
   *
   * @param {unknown} id as a form sent it; what is no step's id does nothing
   */
  visit(id) {
    const link = typeof id === "string" ? this.#links.get(id) : undefined;
    // A reader's click in the form counts for the page around it too. Without one, nobody asked.
    if (!link || navigator.userActivation?.isActive === false) return;
    const address = new URL(link.address, this.#base);
    if (address.pathname === location.pathname) goToTop();
    else followLink(address);
  }
}

/**
 * @param {Document} page
 * @returns {StepGuide}
 * @throws {Error} when the page was built without the table of steps
 */
export function readStepGuide(page) {
  const element = page.getElementById("tutorial-steps");
  if (!element?.textContent) throw new Error("the page names no steps");
  // Resolved once, on the first page: instant navigation changes the address, not this.
  const base = new URL(element.dataset["base"] ?? "", page.baseURI);
  return new StepGuide(base, JSON.parse(element.textContent));
}
