/**
 * The form of `<simulate-rate-limits>`: one key against several, as a picture
 * and as an answer. It shows its first picture before Python runs.
 *
 * @module simulate-rate-limits
 */
import { followSettings, tellSettings } from "./address.js";
import { findIn } from "./dom.js";
import { showProblems, showRefusal } from "./problems.js";
import { saveText } from "./save.js";
import { findControl, makeCalls } from "./simulating/arguments.js";
import { Controls } from "./simulating/controls.js";
import { nameFile, writeCsv } from "./simulating/csv.js";
import { writeOwnCalls } from "./simulating/own-calls.js";
import { Results } from "./simulating/results.js";

/** @import { Recommended, Simulated } from "./simulating/reply.js" */
/** @import { Call } from "./rounds.js" */
/** @import { Widget } from "./widget.js" */

/** Whether the reader has asked for less to be loaded. */
function savesData() {
  const { saveData = false } = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator).connection ?? {};
  return saveData;
}

/**
 * The widget of the `simulate_rate_limits` and `recommend_keys` calls.
 *
 * @returns {Widget}
 */
export function makeSimulateRateLimits() {
  const form = findIn(document, "form", HTMLFormElement);
  const controls = new Controls(form, () => writeOwnCalls(results.runs?.one.requests ?? []));
  const results = new Results(form);
  const { usual } = controls;
  let settings = usual;
  let shown = usual;
  /** The reader's own calls as they were asked about; the field may hold others by the time of the reply. */
  let own = "";
  let asked = false;
  const { one, several, recommended } = JSON.parse(findIn(document, "#ready", HTMLScriptElement).text);
  /** The run with one key, and what was asked for it: dragging the slider of the keys need not ask again. */
  let known = { asked: nameRun(makeCalls(usual, "")), run: one };
  let asking = { asked: known.asked, again: false };

  const showReady = () => {
    shown = usual;
    results.showRuns({ one, several }, usual);
    results.showRecommended(recommended);
    form.dataset["state"] = "answered";
  };
  findIn(form, "button[name=save]", HTMLButtonElement).addEventListener("click", () => {
    if (results.runs) saveText(nameFile(shown), "text/csv", writeCsv(results.runs));
  });
  followSettings((values) => {
    controls.fill(values);
    // The first picture is that of an address without settings.
    if (!asked && Object.keys(controls.findChanges(controls.read())).length === 0) return;
    if (!asked && savesData()) {
      form.dataset["state"] = "waiting";
      findIn(form, ".summary", HTMLElement).textContent = "The settings of the link are filled in. Press Simulate to see what they give.";
      return;
    }
    form.dispatchEvent(new Event("input", { bubbles: true })); // as if the reader had set them
  });
  showReady();

  return {
    words: { press: "Simulate", done: "simulated", cleared: "As at the beginning." },
    eager: true,
    readCalls: () => {
      asked = true;
      results.showRecommended(undefined);
      settings = controls.read();
      own = controls.own;
      const calls = makeCalls(settings, own);
      const name = nameRun(calls);
      asking = { asked: name, again: name !== known.asked };
      return asking.again ? calls : calls.slice(1);
    },
    showValues: (...values) => {
      /** @type {Simulated} */
      const first = asking.again ? values.shift() : known.run;
      known = { asked: asking.asked, run: first };
      /** @type {Simulated} */
      const last = settings["keys"] === 1 ? first : values.shift();
      form.dataset["state"] = "answered";
      shown = settings;
      const sentences = results.showRuns({ one: first, several: last }, settings);
      /** @type {Recommended | undefined} */
      const answer = values.shift();
      results.showRecommended(answer);
      tellSettings(controls.findChanges(settings));
      return answer ? `${answer.sentence} ${sentences}` : sentences;
    },
    showError: (field, message) => {
      const { name, where } = findControl(field, own);
      const place = document.getElementById(name);
      const problems = findIn(document, `#${name}-problems`, HTMLElement);
      // Refusals of the form itself are whole sentences; Python's begin with what they are about.
      const sentence = message.endsWith(".") ? message : `${where || nameField(name)} ${message}.`;
      place?.setAttribute("aria-invalid", "true");
      place?.closest("details")?.setAttribute("open", "");
      showRefusal(problems, sentence);
      return sentence;
    },
    clearResults: () => {
      delete form.dataset["state"];
      for (const place of form.querySelectorAll("[aria-invalid]")) place.removeAttribute("aria-invalid");
      for (const list of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".problems"))) showProblems(list, []);
    },
    clearFields: () => {
      controls.fill({});
      controls.clearOwn();
      settings = usual;
      showReady();
      tellSettings({});
    },
    fillSample: () => {},
  };
}

/**
 * @param {Call[]} calls
 * @returns {string} what is asked for the run with one key
 */
function nameRun([first]) {
  return JSON.stringify(first?.args);
}

/**
 * @param {string} name
 * @returns {string} what a control is called, to begin a sentence with
 */
function nameField(name) {
  return `“${document.querySelector(`label[for=${name}]`)?.textContent ?? name}”`;
}
