/**
 * The form of `<check-keys>`: one row a key, verdicts at their fields.
 *
 * @module check-keys
 */
import { findIn } from "./dom.js";
import { bindReveal, keepPastedLines, revealSecret } from "./fields.js";
import { showProblems, showRefusal, showVerdict } from "./problems.js";

/** @import { Widget } from "./widget.js" */
/** @import { Problem, STATUS_WORDS } from "./problems.js" */

/** @typedef {{ status: keyof typeof STATUS_WORDS, problems: Problem[] }} Verdict */
/** @typedef {{ pairs: { api_key: Verdict, secret: Verdict }[], problems: Problem[] }} Verdicts */

/** @typedef {"api_key" | "secret"} FieldName */
const FIELD_NAMES = /** @type {const} */ (["api_key", "secret"]);

class KeyRow {
  element;

  /**
   * @param {HTMLTemplateElement} template
   * @param {(row: KeyRow) => void} remove
   */
  constructor(template, remove) {
    const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    this.element = findIn(copy, "fieldset", HTMLFieldSetElement);
    findIn(copy, "button[name=remove]", HTMLButtonElement).addEventListener("click", () =>
      remove(this),
    );
    for (const name of FIELD_NAMES) keepPastedLines(this.#field(name));
    bindReveal(this.#field("secret"), this.#reveal);
  }

  get #reveal() {
    return findIn(this.element, "button[name=reveal]", HTMLButtonElement);
  }

  /** @param {FieldName} name */
  #field(name) {
    return findIn(this.element, `input[name=${name}]`, HTMLInputElement);
  }

  /** @param {FieldName} name */
  #place(name) {
    return findIn(this.element, `.field[data-name=${name}]`, HTMLElement);
  }

  /** @param {number} number from 1, as the row is called */
  setNumber(number) {
    findIn(this.element, "legend", HTMLElement).textContent = `API key #${number}`;
    const remove = findIn(this.element, "button[name=remove]", HTMLButtonElement);
    remove.hidden = number === 1;
    remove.setAttribute("aria-label", `Remove API key #${number}`);
    this.#reveal.value = String(number);
    revealSecret(this.#field("secret"), this.#reveal, this.#field("secret").type === "text");
    for (const name of FIELD_NAMES) {
      const place = this.#place(name);
      const field = this.#field(name);
      field.id = `${name}-${number}`;
      findIn(place, "label", HTMLLabelElement).htmlFor = field.id;
      const notes = [".verdict", ".problems"].map((part) => findIn(place, part, HTMLElement));
      for (const [index, note] of notes.entries()) note.id = `${field.id}-note-${index}`;
      field.setAttribute("aria-describedby", notes.map(({ id }) => id).join(" "));
    }
  }

  read() {
    return { api_key: this.#field("api_key").value, secret: this.#field("secret").value };
  }

  /** @param {{ api_key: string, secret: string }} pair */
  fill(pair) {
    for (const name of FIELD_NAMES) this.#field(name).value = pair[name];
    revealSecret(this.#field("secret"), this.#reveal, false);
  }

  /** @param {{ api_key: Verdict, secret: Verdict } | null} pair null takes the verdicts away */
  show(pair) {
    for (const name of FIELD_NAMES) {
      const place = this.#place(name);
      const field = this.#field(name);
      showVerdict(findIn(place, ".verdict", HTMLElement), field, pair ? pair[name].status : "");
      showProblems(findIn(place, ".problems", HTMLElement), pair ? pair[name].problems : [], field);
    }
  }

  focus() {
    this.#field("api_key").focus();
  }
}

/**
 * @param {string} field as Python names it, such as `keys[0].secret`
 * @returns {string} as the form names it
 */
function nameField(field) {
  const [, index, name] = /^keys\[(\d+)\]\.(api_key|secret)$/.exec(field) ?? [];
  if (index === undefined) return "What was typed";
  return `The ${name === "secret" ? "secret" : "API key"} in row #${Number(index) + 1}`;
}

/** @param {Verdicts} verdicts */
function summarise({ pairs, problems }) {
  const statuses = pairs.flatMap((pair) => [pair.api_key.status, pair.secret.status]);
  const severities = problems.map(({ severity }) => severity);
  const wrong = statuses.includes("wrong") || severities.includes("error");
  const again = statuses.includes("look_again") || severities.includes("warning");
  if (wrong) return "Something is wrong: see the fields.";
  if (again) return "Look again: something is unusual.";
  return "Looks right. Only the exchange can say that a key is valid.";
}

/**
 * The widget of the `check_keys` call.
 *
 * @returns {Widget}
 */
export function makeCheckKeys() {
  const list = findIn(document, ".rows", HTMLElement);
  const template = findIn(document, "template.row", HTMLTemplateElement);
  const add = findIn(document, "button[name=add]", HTMLButtonElement);
  const across = findIn(document, ".across", HTMLElement);
  const most = Number(list.dataset["most"]);
  /** @type {KeyRow[]} */
  let rows = [];

  function arrangeRows() {
    list.replaceChildren(...rows.map(({ element }) => element));
    for (const [index, row] of rows.entries()) row.setNumber(index + 1);
    add.disabled = rows.length >= most;
  }

  /** Results belong to the rows as they were checked. */
  function clearResults() {
    for (const row of rows) row.show(null);
    showProblems(across, []);
  }

  /** @param {KeyRow} row */
  function removeRow(row) {
    const at = rows.indexOf(row);
    rows = rows.filter((other) => other !== row);
    arrangeRows();
    list.dispatchEvent(new Event("rowschange", { bubbles: true }));
    rows[Math.min(at, rows.length - 1)]?.focus();
  }

  /** @param {number} count */
  function setRows(count) {
    rows = Array.from({ length: count }, () => new KeyRow(template, removeRow));
    arrangeRows();
  }

  add.addEventListener("click", () => {
    rows.push(new KeyRow(template, removeRow));
    const last = rows.at(-1);
    arrangeRows();
    list.dispatchEvent(new Event("rowschange", { bubbles: true }));
    last?.focus();
  });
  setRows(1);

  return {
    words: { press: "Check", done: "checked" },
    readCalls: () => [{ name: "check_keys", args: { keys: rows.map((row) => row.read()) } }],
    showValues: (/** @type {Verdicts} */ verdicts) => {
      for (const [index, row] of rows.entries()) row.show(verdicts.pairs[index] ?? null);
      showProblems(across, verdicts.problems);
      return summarise(verdicts);
    },
    showError: (field, message) => {
      const text = `${nameField(field)} ${message}.`;
      showRefusal(across, text);
      return text;
    },
    clearResults,
    clearFields: () => setRows(1),
    fillSample: ({ keys }) => {
      setRows(keys.length);
      for (const [index, row] of rows.entries()) row.fill(keys[index]);
    },
  };
}
