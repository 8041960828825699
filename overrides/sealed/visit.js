/**
 * Buttons that lead to a step of the guide. A sealed frame can open nothing: it
 * names the step, and the page opens it.
 *
 * @module visit
 */
import { makeElement } from "./dom.js";
import { tellPage } from "./engine-link.js";
import { kindOf } from "./protocol.js";

/** The most steps that a page can have. */
const MOST_STEPS = 100;

/** What the page calls each step, by its id. @type {Map<string, string>} */
let stepWords = new Map();

/** Listen to what the page calls its steps. */
export function followSteps() {
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || kindOf(data) !== "steps" || typeof data.words !== "object") return;
    const words = Object.entries(data.words ?? {}).filter(([, each]) => typeof each === "string");
    stepWords = new Map(words.slice(0, MOST_STEPS));
  });
}

/**
 * @param {string} step its id
 * @returns {HTMLButtonElement | null} null if the page has no such step
 */
export function makeVisitButton(step) {
  const words = stepWords.get(step);
  if (!words) return null;
  const button = makeElement("button", { className: "button--small", text: `Go to ${words}` });
  button.type = "button";
  button.name = "visit";
  button.addEventListener("click", ({ isTrusted }) => {
    // Only the reader's own press: no script chooses what the page opens.
    if (isTrusted) tellPage({ kind: "visit", step });
  });
  return button;
}
