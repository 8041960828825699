/**
 * The controls of a simulation: what they hold, as settings by name, and what
 * depends on what.
 *
 * @module simulating/controls
 */
import { findIn } from "../dom.js";
import { Refusal } from "../widget.js";

/** @import { Settings } from "../protocol.js" */

const NUMBERS = ["size", "keys", "phase_ms", "suspension_ms", "seed", "base_ms", "max_ms", "max_tries", "latency_ms", "max_wait_ms"];
const SELECTS = ["workload", "strategy", "retry"];
const RADIOS = ["rule", "window"];
/** The waits that are drawn when waits are to vary: any seed would do. */
const JITTER_SEED = 1;

/**
 * Which controls count, by what others hold. One that does not count is hidden and not read.
 * @type {Record<string, (settings: Settings) => boolean>}
 */
const COUNTS = {
  own: ({ workload }) => workload === "",
  size: ({ workload }) => workload !== "",
  phase_ms: ({ window }) => window === "fixed",
  seed: ({ strategy }) => strategy === "random",
  base_ms: ({ retry }) => retry !== "none",
  max_ms: ({ retry }) => retry === "exponential",
  max_tries: ({ retry }) => retry !== "none",
  jitter_seed: ({ retry }) => retry !== "none",
};

export class Controls {
  #form;
  #numbers;
  #selects;
  #jitter;
  #own;
  /** What the controls held at the beginning, those that do not count as well. @type {Settings} */
  usual;
  #suggest;

  /**
   * @param {HTMLElement} form
   * @param {() => string} suggest calls to begin with, for a reader who wants to write their own
   */
  constructor(form, suggest) {
    this.#form = form;
    this.#suggest = suggest;
    this.#numbers = new Map(NUMBERS.map((name) => [name, findIn(form, `#${name}`, HTMLInputElement)]));
    this.#selects = new Map(SELECTS.map((name) => [name, findIn(form, `#${name}`, HTMLSelectElement)]));
    this.#jitter = findIn(form, "#jitter_seed", HTMLInputElement);
    this.#own = findIn(form, "#own", HTMLTextAreaElement);
    // Before the form hears of it: what depends on the change must be right by then.
    form.addEventListener("input", ({ target }) => this.#follow(target), { capture: true });
    this.#arrange();
    const numbers = Array.from(this.#numbers, ([name, { defaultValue }]) => [name, Number(defaultValue)]);
    this.usual = { ...this.#readChoices(), ...Object.fromEntries(numbers) };
  }

  /** @returns {string} the text of the reader's own calls */
  get own() {
    return this.#own.value;
  }

  /**
   * @returns {Settings} of the controls that count
   * @throws {Refusal} at a number that is not one
   */
  read() {
    const settings = this.#readChoices();
    for (const [name, input] of this.#numbers) {
      if (!(COUNTS[name]?.(settings) ?? true)) continue;
      // A number field gives "" for anything that is no number.
      if (!/^-?\d+$/.test(input.value)) throw new Refusal(name, "must be a whole number");
      settings[name] = Number(input.value);
    }
    if (this.#jitter.checked && COUNTS["jitter_seed"]?.(settings)) settings["jitter_seed"] = JITTER_SEED;
    return settings;
  }

  /**
   * @param {Settings} settings
   * @returns {Settings} those that are not as at the beginning; a size, not as usual for its workload
   */
  findChanges(settings) {
    const chosen = Array.from(this.#selects.get("workload")?.options ?? []).find(({ value }) => value === settings["workload"]);
    /** @type {Settings} */
    const usual = { ...this.usual, size: Number(chosen?.dataset["usual"]) };
    return Object.fromEntries(Object.entries(settings).filter(([name, value]) => value !== usual[name] && value !== ""));
  }

  /** @param {Settings} settings what is not among them becomes as it was at the beginning */
  fill(settings) {
    for (const control of this.#form.querySelectorAll("select")) {
      for (const option of control.options) option.selected = option.defaultSelected;
    }
    for (const control of this.#form.querySelectorAll("input")) {
      if (control.id === "time") continue;
      control.value = control.defaultValue;
      control.checked = control.defaultChecked;
    }
    for (const [name, select] of this.#selects) if (name in settings) select.value = String(settings[name]);
    this.#fitSize();
    for (const [name, input] of this.#numbers) if (name in settings) input.value = String(settings[name]);
    for (const name of RADIOS) {
      for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (this.#form.querySelectorAll(`[name=${name}]`))) {
        if (name in settings && radio.value === String(settings[name])) radio.checked = true;
      }
    }
    this.#jitter.checked = "jitter_seed" in settings;
    for (const slider of this.#sliders()) slider.value = this.#pairOf(slider).value;
    this.#arrange();
  }

  /** Empty what the reader has written. */
  clearOwn() {
    this.#own.value = "";
  }

  /** @returns {Settings} */
  #readChoices() {
    const chosen = RADIOS.map((name) => [name, findIn(this.#form, `[name=${name}]:checked`, HTMLInputElement).value]);
    return Object.fromEntries([...Array.from(this.#selects, ([name, { value }]) => [name, value]), ...chosen]);
  }

  /** @param {EventTarget | null} target */
  #follow(target) {
    if (!(target instanceof HTMLElement)) return;
    if (target.dataset["for"] && target instanceof HTMLInputElement) this.#pairOf(target).value = target.value;
    const slider = this.#sliders().find((each) => each.dataset["for"] === target.id);
    if (slider && target instanceof HTMLInputElement) slider.value = target.value;
    if (target.id === "workload") {
      this.#fitSize();
      if (target instanceof HTMLSelectElement && !target.value && !this.own.trim()) this.#own.value = this.#suggest();
    }
    if (target instanceof HTMLSelectElement || RADIOS.includes(target.getAttribute("name") ?? "")) this.#arrange();
  }

  /** @returns {HTMLInputElement[]} */
  #sliders() {
    return [...this.#form.querySelectorAll(/** @type {"input"} */ ("input[data-for]"))];
  }

  /** @param {HTMLInputElement} slider */
  #pairOf(slider) {
    return findIn(this.#form, `#${slider.dataset["for"]}`, HTMLInputElement);
  }

  /** Give the size the unit, the range and the usual number of the chosen workload. */
  #fitSize() {
    const { usual, fewest = "", most = "", unit } = this.#selects.get("workload")?.selectedOptions[0]?.dataset ?? {};
    if (!usual) return;
    findIn(this.#form, "label[for=size]", HTMLElement).textContent = `How many ${unit}`;
    const slider = findIn(this.#form, "#size-slider", HTMLInputElement);
    slider.setAttribute("aria-label", `How many ${unit}, slider`);
    // Four times the usual size is as far as a slider is of use; the field takes more.
    slider.max = String(Math.min(Number(most), 4 * Number(usual)));
    for (const input of [slider, findIn(this.#form, "#size", HTMLInputElement)]) {
      input.min = fewest;
      input.value = usual;
    }
    findIn(this.#form, "#size", HTMLInputElement).max = most;
  }

  /** Show what counts, and say what the choices mean. */
  #arrange() {
    const settings = this.#readChoices();
    for (const [name, counts] of Object.entries(COUNTS)) {
      findIn(this.#form, `[data-name=${name}]`, HTMLElement).hidden = !counts(settings);
    }
    for (const [name, select] of this.#selects) {
      const words = select.selectedOptions[0]?.dataset["words"] ?? "";
      findIn(this.#form, `#${name}-hint`, HTMLElement).textContent = words;
    }
  }
}
