/**
 * The widgets' elements: each shows its sealed form and carries nothing in or
 * out of it but height, colours, the engine's state, which step to open, and
 * settings that the build has listed.
 *
 * @module sealed-widget
 */
import { AddressSettings } from "./address-settings.js";
import { Lifeline } from "./lifeline.js";
import { fetchFrame } from "./runtime.js";
import { makeSealedFrame } from "./sealed-frame.js";
import { makeAlert } from "./widget-alert.js";

/** @import { EngineHost } from "./engine-host.js" */
/** @import { StepGuide } from "./step-guide.js" */
/** @import { FromForm, ToForm } from "../../sealed/protocol.js" */

/** The highest frame drawn, in CSS pixels: a form has no say beyond this. */
const MAX_HEIGHT = 20_000;

const SILENT =
  "The form does not answer. The browser may have ended it, for lack of memory for example; what was typed in it is then gone.";

/** @returns {string} the site's colour scheme */
function readScheme() {
  return document.body.dataset["mdColorScheme"] ?? "default";
}

export class SealedWidget extends HTMLElement {
  /** Set once, before any element is made. @type {EngineHost} */
  static host;
  /** Set once, as the host is. @type {StepGuide} */
  static guide;

  #leave = new AbortController();
  /** @type {AddressSettings | undefined} */
  #settings;
  /** @type {HTMLIFrameElement | undefined} */
  #frame;
  /** @type {MutationObserver | undefined} */
  #observer;
  /** @type {Lifeline | undefined} */
  #lifeline;
  /** @type {HTMLElement | undefined} */
  #alert;

  connectedCallback() {
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    window.addEventListener("message", (event) => this.#hear(event), { signal });
    window.addEventListener("popstate", () => this.#followAddress(), { signal });
    SealedWidget.host.addEventListener("change", () => this.#sendState(), { signal });
    this.addEventListener("pointerover", () => this.#comeNear("form"), { signal });
    this.#observer = new MutationObserver(() => this.#sendTheme());
    this.#observer.observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
    const allowed = this.#form.settings;
    this.#settings = Object.keys(allowed).length > 0 ? new AddressSettings(allowed) : undefined;
    this.#show(signal).catch((error) => signal.aborted || this.#offerRetry(error));
  }

  disconnectedCallback() {
    this.#leave.abort();
    this.#observer?.disconnect();
    this.#settings?.stop();
    this.#lifeline?.stop();
    this.#alert?.remove();
    this.#frame?.remove();
    this.#frame = undefined;
  }

  get #form() {
    const form = SealedWidget.host.runtime.forms[this.localName];
    if (!form) throw new Error(`the page knows no form ${this.localName}`);
    return form;
  }

  /** @param {AbortSignal} signal */
  async #show(signal) {
    const { title, saves } = this.#form;
    const { runtime } = SealedWidget.host;
    const coming = fetchFrame(runtime, this.localName, { signal });
    this.#feelPointer(); // then Python's files come beside the form's own
    const source = await coming;
    this.#feelPointer();
    this.toggleAttribute("data-failed", false);
    this.#frame = makeSealedFrame(title, source, { allowed: "clipboard-write", saves });
    this.append(this.#frame);
    this.toggleAttribute("data-shown", true);
  }

  /** One that rests where the form comes to be is in no event, and the frame will not hear of it. */
  #feelPointer() {
    if (this.matches(":hover")) this.#comeNear("form");
  }

  /** @param {unknown} error */
  #offerRetry(error) {
    this.toggleAttribute("data-failed", true);
    const reason = error instanceof Error ? error.message : "";
    this.#showAlert(`The form could not be loaded. ${reason}`, "Try again");
  }

  /**
   * Whatever is in the form stays there: it may only be slow.
   *
   * @param {boolean} alive
   */
  #followLife(alive) {
    this.#alert?.remove();
    if (!alive) this.#showAlert(SILENT, "Load the form again");
  }

  /**
   * @param {string} words
   * @param {string} press what the button says
   */
  #showAlert(words, press) {
    this.#alert = makeAlert(words, press, () => {
      this.tabIndex = -1;
      this.focus(); // the button goes; the reader stays
      this.disconnectedCallback();
      this.connectedCallback();
    });
    this.prepend(this.#alert);
  }

  /** @param {MessageEvent} event */
  #hear({ source, data }) {
    if (!this.#frame || source !== this.#frame.contentWindow) return;
    this.#lifeline?.hear();
    const message = /** @type {FromForm} */ (data);
    if (message.kind === "hello") {
      this.#feelPointer();
      this.#lifeline?.stop();
      this.#lifeline = new Lifeline(() => this.#send({ kind: "ping" }), (alive) => this.#followLife(alive));
      this.#send({ kind: "steps", words: SealedWidget.guide.words });
      this.#sendSettings();
      this.#sendTheme();
      this.#sendState();
    }
    if (message.kind === "height" && Number.isFinite(message.px)) {
      this.#frame.style.height = `${Math.min(Math.max(message.px, 0), MAX_HEIGHT)}px`;
    }
    if (message.kind === "wanted") SealedWidget.host.start();
    if (message.kind === "near") this.#comeNear(message.to);
    if (message.kind === "stop") SealedWidget.host.stop();
    if (message.kind === "visit") SealedWidget.guide.visit(message.step);
    if (message.kind === "settings") this.#settings?.write(message.values);
  }

  /** @param {"form" | "field"} to what the reader has come to */
  #comeNear(to) {
    if (globalThis.tutorialAhead?.savesData()) return;
    if (to === "field") SealedWidget.host.start();
    else SealedWidget.host.startAhead();
  }

  /** Going back or forward within the page may bring other settings; a mere change of the hash does not. */
  #followAddress() {
    if (!this.#settings?.hasChanged()) return;
    this.#settings.stop();
    this.#sendSettings();
  }

  #sendSettings() {
    if (this.#settings) this.#send({ kind: "settings", values: this.#settings.read() });
  }

  #sendTheme() {
    this.#send({ kind: "theme", scheme: readScheme() });
  }

  #sendState() {
    this.#send({ kind: "state", state: SealedWidget.host.state });
  }

  /** @param {ToForm} message */
  #send(message) {
    // A sealed frame's origin is opaque, so no target origin can name it.
    this.#frame?.contentWindow?.postMessage(message, "*");
  }
}

/**
 * Give every widget's tag its element.
 *
 * @param {EngineHost} host
 * @param {StepGuide} guide
 */
export function defineWidgets(host, guide) {
  SealedWidget.host = host;
  SealedWidget.guide = guide;
  for (const name of Object.keys(host.runtime.forms)) {
    if (!customElements.get(name)) customElements.define(name, class extends SealedWidget {});
  }
}
