/**
 * The form of `<sign-request>`: a request, its signature and the way there, and
 * the signature of the reader's own program held against it.
 *
 * @module sign-request
 */
import { findIn } from "./dom.js";
import { showVerdict } from "./problems.js";
import { showComparison } from "./signing/comparison.js";
import { RequestFields } from "./signing/request-fields.js";
import { SigningResults } from "./signing/results.js";

/** @import { Widget } from "./widget.js" */
/** @import { Comparison } from "./signing/comparison.js" */
/** @import { Warning } from "./signing/request-fields.js" */
/** @import { Signed } from "./signing/results.js" */
/** @import { Snippet } from "./signing/snippets.js" */

/**
 * @param {Warning[]} warnings
 * @returns {string} a sentence for the summary
 */
function summarise(warnings) {
  const severities = warnings.map(({ severity }) => severity);
  if (severities.includes("error")) return "Signed as it is, but something is wrong: see the fields.";
  if (severities.includes("warning")) return "Signed. Look again: something is unusual, see the fields.";
  return "Signed. Only the exchange can say that it takes the request.";
}

/**
 * The widget of the calls `sign_request`, `write_snippets` and `compare_signature`.
 *
 * @returns {Widget}
 */
export function makeSignRequest() {
  const fields = new RequestFields();
  const results = new SigningResults(findIn(document, ".results", HTMLElement));
  const other = findIn(document, "textarea[name=other]", HTMLTextAreaElement);
  const verdict = findIn(document, "#other-verdict", HTMLElement);
  const causes = findIn(document, "#other-problems", HTMLElement);

  function clearResults() {
    fields.clearErrors();
    results.clear();
    showVerdict(verdict, other, "");
    causes.replaceChildren();
    causes.hidden = true;
  }

  return {
    words: { press: "Sign", done: "signed" },
    prepare: () => fields.follow(),
    readCalls: () => {
      const args = fields.read();
      const calls = [
        { name: "sign_request", args },
        { name: "write_snippets", args: fields.readRequest() },
      ];
      if (!other.value.trim()) return calls;
      const compared = { ...args, other: other.value };
      return [...calls, { name: "compare_signature", args: compared, slow: true }];
    },
    showValues: (
      /** @type {Signed} */ signed,
      /** @type {{ snippets: Snippet[] }} */ { snippets },
      /** @type {Comparison | undefined} */ comparison,
    ) => {
      fields.showWarnings(signed.warnings);
      results.show(signed, snippets);
      const summary = summarise(signed.warnings);
      if (comparison) return `${summary} ${showComparison(verdict, causes, other, comparison)}`;
      if (other.value.trim()) verdict.textContent = "Comparing …";
      return summary;
    },
    showError: (field, message) => fields.showError(field, message),
    clearResults,
    clearFields: () => {
      fields.clear();
      other.value = "";
    },
    fillSample: ({ request, keys }) => {
      fields.fill(request, keys[0]);
      other.value = request.other;
    },
  };
}
