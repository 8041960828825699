/**
 * What every sealed form shares: its size and colours, its status line, running
 * a check and saying what came of it, and forgetting what was typed.
 *
 * @module form
 */
import { findIn } from "./dom.js";
import { EngineLink, Stopped, tellPage } from "./engine-link.js";
import { kindOf } from "./protocol.js";
import { bindStatus } from "./status.js";

/** @import { Reply } from "./engine-link.js" */
/** @import { ToForm } from "./protocol.js" */

/**
 * What a widget does with the form around it.
 *
 * @typedef {object} Widget
 * @property {string} name of the call in Python
 * @property {() => object} readArgs what to check, as the call's arguments
 * @property {(value: any) => string} showValue puts a result at its fields; returns the summary
 * @property {(field: string, message: string) => string} showError puts a refusal at its field;
 *   returns it as a sentence
 * @property {() => void} clearResults
 * @property {() => void} clearFields
 * @property {(sample: any) => void} fillSample
 */

/** The page draws the frame's border box; it must know how high the content is. */
function reportHeight() {
  const { height } = document.documentElement.getBoundingClientRect();
  tellPage({ kind: "height", px: Math.ceil(height) });
}

/** @param {MessageEvent} event */
function followTheme({ source, data }) {
  if (source !== parent || kindOf(data) !== "theme") return;
  const { scheme } = /** @type {Extract<ToForm, { kind: "theme" }>} */ (data);
  document.documentElement.dataset["scheme"] = scheme === "slate" ? "slate" : "default";
}

/** Samples differ from one use to the next, so that nobody takes one for a real key. */
function drawSeed() {
  const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
  return seed;
}

class SealedForm {
  #widget;
  #link = new EngineLink();
  #form = findIn(document, "form", HTMLFormElement);
  #summary = findIn(document, ".summary", HTMLElement);
  #entered = false;
  #checked = false;
  #checking = false;
  #again = false;
  #runs = 0;

  /** @param {Widget} widget */
  constructor(widget) {
    this.#widget = widget;
    bindStatus(findIn(document, ".status", HTMLElement), this.#link);
    // A sandboxed form cannot submit, and no submit event comes: Enter is heard here instead.
    this.#form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      this.check();
    });
    this.#form.addEventListener("focusin", ({ target }) => {
      const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
      // The first time only: whoever stopped it, or saw it fail, starts it again on purpose.
      if (isField && !this.#entered) {
        this.#entered = true;
        this.#link.want();
      }
    });
    // After the first check the verdicts follow the typing: a stale one would be a wrong one.
    // Before it, a sample that is still on its way must not replace what is typed meanwhile.
    this.#form.addEventListener("input", () => void (this.#checked ? this.check() : this.#drop()));
    this.#form.addEventListener("rowschange", () => this.#forgetResults());
    this.#form.addEventListener("click", ({ target }) => this.#press(target));
    addEventListener("pagehide", () => this.clear());
  }

  /** @param {EventTarget | null} target */
  #press(target) {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button?.name === "check") this.check();
    if (button?.name === "clear") {
      this.clear();
      this.#say("Cleared.");
      const entered = this.#entered;
      this.#entered = true; // this focus is no wish for Python
      findIn(this.#form, ".field :is(input, textarea)", HTMLElement).focus();
      this.#entered = entered;
    }
    if (button?.name === "sample") this.#fillSample(button.value);
  }

  /** Forget everything typed and everything said about it. */
  clear() {
    this.#forgetResults();
    this.#widget.clearFields();
  }

  #forgetResults() {
    this.#drop();
    this.#checked = false;
    this.#widget.clearResults();
    this.#say("");
  }

  /** Whatever is still being computed is not wanted any more. */
  #drop() {
    this.#runs += 1;
    this.#again = false;
    this.#form.removeAttribute("aria-busy");
  }

  /**
   * Check what is in the fields, and again whenever it changes. One check is
   * under way at a time; the next one takes what the fields hold by then.
   */
  async check() {
    this.#checked = true;
    this.#again = true;
    this.#form.setAttribute("aria-busy", "true");
    if (this.#checking) return;
    this.#checking = true;
    while (this.#again) {
      this.#again = false;
      await this.#run(this.#widget.name, this.#widget.readArgs(), (reply) => this.#show(reply));
    }
    this.#checking = false;
  }

  /** @param {Reply} reply */
  #show(reply) {
    this.#widget.clearResults();
    if ("value" in reply) this.#say(this.#widget.showValue(reply.value));
    else this.#say(`Not checked. ${this.#widget.showError(reply.error.field, reply.error.message)}`);
  }

  /** @param {string} kind */
  async #fillSample(kind) {
    this.#checked = false;
    await this.#run("make_sample", { kind, seed: drawSeed() }, (reply) => {
      if (!("value" in reply)) throw new Error(reply.error.message);
      this.clear();
      this.#widget.fillSample(reply.value);
      this.#say("Sample filled in: made up, not a real key. Press Check.");
    });
  }

  /**
   * Call Python and hand on the reply, unless something newer was asked meanwhile.
   *
   * @param {string} name
   * @param {object} args
   * @param {(reply: Reply) => void} show
   */
  async #run(name, args, show) {
    this.#runs += 1;
    this.#entered = true;
    const run = this.#runs;
    this.#form.setAttribute("aria-busy", "true");
    try {
      const reply = await this.#link.call(name, args);
      if (run === this.#runs) show(reply);
    } catch (error) {
      if (run === this.#runs) this.#sayFailure(error);
    } finally {
      if (run === this.#runs) this.#form.removeAttribute("aria-busy");
    }
  }

  /** @param {unknown} error */
  #sayFailure(error) {
    // Typing on must not start the download again: the reader does, by Try again or Check.
    this.#checked = false;
    this.#again = false;
    this.#widget.clearResults();
    if (error instanceof Stopped) this.#say("Stopped. Nothing was checked.");
    else this.#say(`Not checked. ${error instanceof Error ? error.message : ""}`);
  }

  /** @param {string} text */
  #say(text) {
    // A screen reader would read the same words again.
    if (this.#summary.textContent !== text) this.#summary.textContent = text;
  }
}

/**
 * Bring a widget's form to life.
 *
 * @param {Widget} widget
 */
export function runForm(widget) {
  // Without an opaque origin the page could read the fields: then the form stays locked.
  if (self.origin !== "null") throw new Error("not sealed");
  new SealedForm(widget);
  addEventListener("message", followTheme);
  new ResizeObserver(reportHeight).observe(document.documentElement);
  document.documentElement.dataset["sealed"] = "";
  findIn(document, "fieldset.lock", HTMLFieldSetElement).disabled = false;
  tellPage({ kind: "hello" });
}
