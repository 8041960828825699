/**
 * What a widget says in words when its form cannot, with a button to begin anew.
 *
 * @module widget-alert
 */

/**
 * @param {string} words
 * @param {string} press what the button says
 * @param {() => void} onPress
 * @returns {HTMLElement} not yet in the page
 */
export function makeAlert(words, press, onPress) {
  const line = document.createElement("p");
  line.className = "widget-trouble";
  line.setAttribute("role", "alert");
  const button = document.createElement("button");
  button.className = "md-button";
  button.textContent = press;
  button.addEventListener("click", onPress);
  line.append(`${words} `, button);
  return line;
}
