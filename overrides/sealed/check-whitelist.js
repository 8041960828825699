/**
 * The form of `<check-whitelist>`: a list, and another to hold it against.
 *
 * @module check-whitelist
 */
import { findIn, makeElement } from "./dom.js";
import { showProblems, showRefusal, showVerdict } from "./problems.js";

/** @import { Widget } from "./widget.js" */
/** @import { Problem, STATUS_WORDS } from "./problems.js" */

/** @typedef {{ addresses: string[], problems: Problem[] }} Checked */

/**
 * @param {Problem[]} problems
 * @returns {keyof typeof STATUS_WORDS}
 */
function judge(problems) {
  const severities = problems.map(({ severity }) => severity);
  if (severities.includes("error")) return "wrong";
  return severities.includes("warning") ? "look_again" : "looks_right";
}

/** @param {number} count */
function countAddresses(count) {
  return count === 1 ? "1 address" : `${count} addresses`;
}

/**
 * The widget of the `check_whitelist` call.
 *
 * @returns {Widget}
 */
export function makeCheckWhitelist() {
  const text = findIn(document, "textarea[name=text]", HTMLTextAreaElement);
  const expected = findIn(document, "textarea[name=expected]", HTMLTextAreaElement);
  const problems = findIn(document, "#text-problems", HTMLElement);
  const verdict = findIn(document, "#text-verdict", HTMLElement);
  const addresses = findIn(document, ".addresses", HTMLElement);

  function clearResults() {
    showProblems(problems, []);
    showVerdict(verdict, text, "");
    addresses.replaceChildren();
  }

  return {
    words: { press: "Check", done: "checked" },
    readCalls: () => {
      const compared = expected.value.trim() ? { expected: expected.value } : {};
      return [{ name: "check_whitelist", args: { text: text.value, ...compared } }];
    },
    showValues: (/** @type {Checked} */ checked) => {
      const status = judge(checked.problems);
      showVerdict(verdict, text, status);
      showProblems(problems, checked.problems, text);
      addresses.replaceChildren(...checked.addresses.map((address) => makeElement("li", { text: address })));
      const found = `Found ${countAddresses(checked.addresses.length)}.`;
      return status === "looks_right" ? `${found} The list looks right.` : `${found} See the notes at the list.`;
    },
    showError: (field, message) => {
      const text = `${field === "expected" ? "The list to compare" : "The list"} ${message}.`;
      showRefusal(problems, text);
      return text;
    },
    clearResults,
    clearFields: () => {
      text.value = "";
      expected.value = "";
    },
    fillSample: ({ whitelist }) => {
      text.value = whitelist.text;
      expected.value = whitelist.expected;
    },
  };
}
