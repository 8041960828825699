/**
 * The fields of a request to sign, what is wrong with them said at each.
 *
 * @module request-fields
 */
import { findIn } from "../dom.js";
import { bindReveal, keepPastedLines, revealSecret } from "../fields.js";
import { showProblems, showRefusal } from "../problems.js";
import { ExampleOffer } from "./example.js";
import { MethodChoice } from "./method.js";
import { Params } from "./params.js";
import { Stamp } from "./stamp.js";

/** @import { Field, Problem } from "../problems.js" */

/** @typedef {{ method: string, id: string, nonce: string, params_json: string }} Sample */
/** @typedef {Problem & { field: string }} Warning */

/** @param {string} name */
const findField = (name) => findIn(document, `input[name=${name}]`, HTMLInputElement);

/** @param {string} name */
const findPlace = (name) => findIn(document, `.field[data-name=${name}]`, HTMLElement);

/** @param {string} name @returns {Stamp} */
const makeStamp = (name) =>
  new Stamp(findField(name), findIn(findPlace(name), "button[name=now]", HTMLButtonElement));

/** What is typed into or chosen from, and not switches. */
const TYPED = ":is(input[type=text], input[type=password], textarea, select)";

/** What each place is called in a sentence. @type {Record<string, string>} */
const NAMES = {
  method: "The method",
  id: "The id",
  nonce: "The nonce",
  api_key: "The API key",
  secret: "The secret",
  params: "The list of params",
  other: "Your program's signature",
};

export class RequestFields {
  #method = new MethodChoice(findPlace("method"));
  #stamps = [makeStamp("id"), makeStamp("nonce")];
  #key = findField("api_key");
  #secret = findField("secret");
  #reveal = findIn(findPlace("secret"), "button[name=reveal]", HTMLButtonElement);
  #params = new Params(findPlace("params"));

  constructor() {
    const offer = new ExampleOffer(findIn(document, ".example", HTMLElement), this.#params);
    this.#method.onChange = (method, example) => offer.offer(method, example);
    for (const field of [this.#key, this.#secret]) keepPastedLines(field);
    bindReveal(this.#secret, this.#reveal);
    this.clear();
  }

  /** Id and nonce keep up with the time until the reader types them. */
  follow() {
    for (const stamp of this.#stamps) stamp.follow();
  }

  /** @returns {{ method: string, params_json: string }} what a snippet is made of */
  readRequest() {
    return { method: this.#method.value, params_json: this.#params.read() };
  }

  /** @returns {object} the arguments of `sign_request` */
  read() {
    const [id, nonce] = this.#stamps.map(({ value }) => value);
    const keys = { api_key: this.#key.value, secret: this.#secret.value };
    return { ...this.readRequest(), ...keys, id, nonce, now_ms: Date.now() };
  }

  /**
   * @param {Sample} sample
   * @param {{ api_key: string, secret: string }} pair
   */
  fill({ method, id, nonce, params_json }, { api_key, secret }) {
    this.#method.fill(method);
    for (const [index, text] of [id, nonce].entries()) this.#stamps[index]?.fill(text);
    this.#key.value = api_key;
    this.#secret.value = secret;
    revealSecret(this.#secret, this.#reveal, false);
    this.#params.fill(params_json);
  }

  clear() {
    this.#method.clear();
    for (const stamp of this.#stamps) stamp.clear();
    this.#key.value = "";
    this.#secret.value = "";
    revealSecret(this.#secret, this.#reveal, false);
    this.#params.clear();
  }

  /** @param {Warning[]} warnings */
  showWarnings(warnings) {
    for (const name of ["method", "id", "nonce", "api_key", "secret", "params"]) {
      const here = warnings.filter(({ field }) => field === name);
      const list = findIn(findPlace(name), ".problems", HTMLElement);
      const wrong = here.some(({ severity }) => severity === "error");
      showProblems(list, here, this.#findText(name));
      this.#markWrong(name, wrong);
    }
  }

  /**
   * @param {string} field as Python names it
   * @param {string} message
   * @returns {string} the same as a sentence
   */
  showError(field, message) {
    const name = /^(params|method|id|nonce|api_key|secret|other)/.exec(field)?.[1] ?? "params";
    const text = `${NAMES[name]} ${message}.`;
    showRefusal(findIn(findPlace(name), ".problems", HTMLElement), text);
    this.#markWrong(name, true);
    return text;
  }

  clearErrors() {
    this.showWarnings([]);
  }

  /**
   * @param {string} name
   * @returns {Field | null} the field whose text a position is in
   */
  #findText(name) {
    if (name === "params") return this.#params.textField;
    const field = name === "method" ? this.#method.field : findField(name);
    return field instanceof HTMLInputElement ? field : null;
  }

  /**
   * @param {string} name
   * @param {boolean} wrong
   */
  #markWrong(name, wrong) {
    for (const field of findPlace(name).querySelectorAll(TYPED)) {
      if (wrong) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
  }
}
