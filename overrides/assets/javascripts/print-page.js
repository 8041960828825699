/**
 * `<print-page>`: its button prints the page. Without scripts the button stays hidden, and the
 * browser's own command does the same.
 *
 * @module print-page
 */

class PrintPage extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    if (!button) return;
    button.hidden = false;
    button.onclick = () => window.print();
  }
}

/** Let every such element of the page work, now and as they come. */
export function definePrinting() {
  customElements.define("print-page", PrintPage);
}
