/**
 * A field's verdict and problems, shown at the field.
 *
 * @module problems
 */
import { makeElement } from "./dom.js";
import { makeShort } from "./visible-text.js";

/**
 * A problem as Python reports it; `position` counts code points from 0. `choices` are the ways
 * in which a request can be signed where sources contradict each other.
 * @typedef {{ code: string, severity: "error" | "warning" | "info", message: string, fix: string,
 *   position: number | null, choices?: Choice[] }} Problem
 */

/** @typedef {{ name: string, payload: string, signature: string }} Choice */

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

const SEVERITY_WORDS = { error: "Wrong", warning: "Look again", info: "Note" };

export const STATUS_WORDS = {
  looks_right: "Looks right",
  look_again: "Look again",
  wrong: "Wrong",
};

/**
 * Browsers count UTF-16 units in a field, Python code points.
 *
 * @param {string} text
 * @param {number} position in code points
 * @returns {number} in UTF-16 units
 */
export function convertPosition(text, position) {
  return Array.from(text).slice(0, position).join("").length;
}

/**
 * @param {Field} field
 * @param {number} position in code points, of the text as it was checked
 */
function selectCharacter(field, position) {
  const start = convertPosition(field.value, position);
  const [character = ""] = field.value.slice(start);
  field.focus();
  field.setSelectionRange(start, start + character.length);
}

/** A choice's payload is shown up to here, in UTF-16 units. */
const MOST_SHOWN = 600;

/**
 * @param {Choice} choice
 * @returns {HTMLLIElement}
 */
function makeChoice({ name, payload, signature }) {
  return makeElement(
    "li",
    {},
    makeElement("strong", { text: `As ${name}` }),
    makeElement("span", { text: "this text is signed:" }),
    makeElement("code", {}, ...makeShort(payload, MOST_SHOWN)),
    makeElement("span", { text: "with this signature:" }),
    makeElement("code", { text: signature }),
  );
}

/**
 * @param {Problem} problem
 * @param {Field | null} field where its position is
 * @returns {HTMLLIElement}
 */
function makeProblem(problem, field) {
  const { severity, message, fix, position } = problem;
  const item = makeElement(
    "li",
    { className: `problem problem--${severity}` },
    makeElement("strong", { text: `${SEVERITY_WORDS[severity]}: ` }),
    makeElement("span", { text: `${message} ` }),
    makeElement("span", { className: "problem-fix", text: fix }),
  );
  item.dataset["code"] = problem.code;
  if (field && position !== null) {
    const show = makeElement("button", {
      className: "button--small",
      text: `Show character ${position + 1}`,
    });
    show.type = "button";
    show.addEventListener("click", () => selectCharacter(field, position));
    item.append(" ", show);
  }
  const choices = problem.choices ?? [];
  if (choices.length > 0) {
    item.append(makeElement("ul", { className: "choices" }, ...choices.map(makeChoice)));
  }
  return item;
}

/**
 * Replace the problems in a list.
 *
 * @param {HTMLElement} list
 * @param {Problem[]} problems
 * @param {Field | null} [field]
 */
export function showProblems(list, problems, field = null) {
  list.replaceChildren(...problems.map((problem) => makeProblem(problem, field)));
  list.hidden = problems.length === 0;
}

/**
 * Add why nothing could be computed to a list of problems.
 *
 * @param {HTMLElement} list
 * @param {string} text
 */
export function showRefusal(list, text) {
  list.append(makeElement("li", { className: "problem problem--error", text }));
  list.hidden = false;
}

/**
 * Say a field's verdict at the field.
 *
 * @param {HTMLElement} verdict
 * @param {Field} field
 * @param {keyof typeof STATUS_WORDS | ""} status "" takes the verdict away
 */
export function showVerdict(verdict, field, status) {
  verdict.textContent = status ? STATUS_WORDS[status] : "";
  verdict.dataset["status"] = status;
  if (status === "wrong") field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}
