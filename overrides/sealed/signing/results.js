/**
 * What came of signing: the signed text in its parts, the signature, the body to
 * send, the way there, and programs. The secret is in none of it.
 *
 * @module results
 */
import { CopyButton } from "../copy.js";
import { findIn } from "../dom.js";
import { makeShort } from "../visible-text.js";
import { PayloadView } from "./payload.js";
import { SnippetList } from "./snippets.js";
import { showSteps } from "./steps.js";

/** @import { Warning } from "./request-fields.js" */
/** @import { Snippet } from "./snippets.js" */
/** @import { Step } from "./steps.js" */

/**
 * The value of `sign_request`.
 * @typedef {{ param_string: string, payload: string, signature: string, body: string,
 *   steps: Step[], warnings: Warning[] }} Signed
 */

/** The body is shown up to here, in UTF-16 units; copying gives all of it. */
const MOST_SHOWN = 3000;

export class SigningResults {
  #root;
  #payload;
  #steps;
  #signature;
  #body;
  #snippets;
  #copies;

  /** @param {HTMLElement} root */
  constructor(root) {
    const find = (/** @type {string} */ selector) => findIn(root, selector, HTMLElement);
    this.#root = root;
    this.#payload = new PayloadView(find(".payload"), find(".origin"));
    this.#steps = find(".steps");
    this.#signature = find(".signature");
    this.#body = find(".body");
    this.#snippets = new SnippetList(find(".snippets"));
    this.#copies = {
      payload: new CopyButton(find(".copy-payload"), "the signed text"),
      signature: new CopyButton(find(".copy-signature"), "the signature"),
      body: new CopyButton(find(".copy-body"), "the body"),
    };
    this.clear();
  }

  /**
   * @param {Signed} signed
   * @param {Snippet[]} snippets
   */
  show(signed, snippets) {
    const { steps, payload, signature, body } = signed;
    const findPieces = (/** @type {Step["code"]} */ code) =>
      steps.find((step) => step.code === code)?.pieces ?? [];
    this.#payload.show(findPieces("join_parts"), findPieces("write_params"));
    showSteps(this.#steps, steps);
    this.#signature.textContent = signature;
    this.#body.replaceChildren(...makeShort(body, MOST_SHOWN));
    this.#copies.payload.set(payload);
    this.#copies.signature.set(signature);
    this.#copies.body.set(body);
    this.#snippets.show(snippets);
    this.#root.hidden = false;
  }

  clear() {
    this.#root.hidden = true;
    this.#payload.clear();
    for (const place of [this.#steps, this.#signature, this.#body]) place.replaceChildren();
    for (const copy of Object.values(this.#copies)) copy.set("");
    this.#snippets.clear();
  }
}
