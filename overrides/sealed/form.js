/**
 * What every sealed form shares: its status line, its buttons, following what is
 * typed, and forgetting it.
 *
 * @module form
 */
import { Check } from "./check.js";
import { findIn } from "./dom.js";
import { EngineLink, tellPage } from "./engine-link.js";
import { LeakPanel } from "./leaks/panel.js";
import { probeSeal, showSeal } from "./seal.js";
import { bindStatus } from "./status.js";
import { fitIntoPage } from "./surroundings.js";

/** @import { Widget } from "./widget.js" */

const FIELDS = ":is(input, textarea, select)";

class SealedForm {
  #widget;
  #link;
  #form = findIn(document, "form", HTMLFormElement);
  #check;
  #entered = false;

  /**
   * @param {Widget} widget
   * @param {EngineLink} link
   */
  constructor(widget, link) {
    this.#widget = widget;
    this.#link = link;
    this.#check = new Check(widget, this.#link, this.#form, findIn(document, ".summary", HTMLElement));
    bindStatus(findIn(document, ".status", HTMLElement), this.#link);
    // A sandboxed form cannot submit, and no submit event comes: Enter is heard here instead.
    this.#form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      this.#pressCheck();
    });
    this.#form.addEventListener("focusin", ({ target }) => {
      // The first time only: whoever stopped it, or saw it fail, starts it again on purpose.
      if (this.#entered || widget.eager) return;
      if (!(target instanceof Element) || !target.matches(FIELDS)) return;
      this.#entered = true;
      tellPage({ kind: "near", to: "field" });
    });
    // The pointer comes some time before the press: Python is on its way by then.
    for (const type of ["pointerover", "touchstart"]) {
      addEventListener(type, () => tellPage({ kind: "near", to: "form" }), { once: true, passive: true });
    }
    this.#form.addEventListener("input", () => this.#check.follow());
    this.#form.addEventListener("rowschange", () => this.#check.forget());
    this.#form.addEventListener("click", ({ target }) => this.#press(target));
    addEventListener("pagehide", () => widget.eager || this.#clear());
  }

  /** @param {EventTarget | null} target */
  #press(target) {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button?.name === "check") this.#pressCheck();
    if (button?.name === "clear") this.#pressClear();
    if (button?.name === "sample") {
      this.#entered = true;
      this.#check.fillSample(button.value, () => this.#clear());
    }
  }

  #pressCheck() {
    this.#entered = true;
    this.#widget.prepare?.();
    this.#check.run();
  }

  #pressClear() {
    this.#clear();
    this.#check.say(this.#widget.words.cleared ?? "Cleared.");
    const entered = this.#entered;
    this.#entered = true; // this focus is no wish for Python
    findIn(this.#form, `.field ${FIELDS}`, HTMLElement).focus();
    this.#entered = entered;
  }

  /** Forget everything typed and everything said about it. */
  #clear() {
    this.#check.forget();
    this.#widget.clearFields();
  }
}

/**
 * Bring a widget's form to life, unless a part of its seal is missing: then it stays locked.
 *
 * @param {() => Widget} makeWidget
 */
export async function runForm(makeWidget) {
  const link = new EngineLink(); // also of a locked form: it lives
  const seal = findIn(document, ".seal", HTMLElement);
  fitIntoPage();
  const missing = await probeSeal();
  showSeal(seal, missing);
  if (missing.length === 0) {
    new SealedForm(makeWidget(), link);
    new LeakPanel(seal, link);
    document.documentElement.dataset["sealed"] = "";
    findIn(document, "fieldset.lock", HTMLFieldSetElement).disabled = false;
  } else {
    findIn(document, ".status", HTMLElement).hidden = true;
  }
  tellPage({ kind: "hello" });
}
