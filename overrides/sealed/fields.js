/**
 * Fields for keys and secrets: show and hide, and pasting without silent repair.
 *
 * @module fields
 */

/**
 * A one-line field drops line breaks from what is pasted, and would join two
 * lines into one plausible value. Blanks instead keep the trouble visible.
 *
 * @param {HTMLInputElement} input
 * @param {ClipboardEvent} event
 */
function pasteLines(input, event) {
  const text = event.clipboardData?.getData("text") ?? "";
  if (!/[\r\n]/.test(text)) return;
  event.preventDefault();
  const line = text.replace(/[\r\n]+/g, " ");
  const { selectionStart, selectionEnd } = input;
  input.setRangeText(line, selectionStart ?? 0, selectionEnd ?? input.value.length, "end");
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

/** @param {HTMLInputElement} input */
export function keepPastedLines(input) {
  input.addEventListener("paste", (event) => pasteLines(input, event));
}

/**
 * Mask a secret, or show it.
 *
 * @param {HTMLInputElement} input
 * @param {HTMLButtonElement} button its value is the number of the key, if there are several
 * @param {boolean} revealed
 */
export function revealSecret(input, button, revealed) {
  input.type = revealed ? "text" : "password";
  button.textContent = revealed ? "Hide" : "Show";
  const name = button.value ? `secret #${button.value}` : "secret";
  button.setAttribute("aria-label", `${button.textContent} ${name}`);
}

/**
 * @param {HTMLInputElement} input
 * @param {HTMLButtonElement} button
 */
export function bindReveal(input, button) {
  button.addEventListener("click", () => revealSecret(input, button, input.type === "password"));
}
