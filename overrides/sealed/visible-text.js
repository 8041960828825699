/**
 * Text in which nothing hides: blanks and characters that draw nothing get a
 * sign. The style draws the signs, over or beside the real characters, so that
 * copying gives the text as it is.
 *
 * @module visible-text
 */
import { makeElement } from "./dom.js";

// Blanks, controls, format characters, unassigned and half characters, and letters that draw nothing.
const HIDDEN = /[\s\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Z}\u115f\u1160\u3164\uffa0]/gu;

/** @type {Record<string, string>} */
const NAMES = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * @param {string} character
 * @returns {string} what its sign says; "" for the blank, whose sign is drawn
 */
function nameCharacter(character) {
  if (character === " ") return "";
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return NAMES[character] ?? `U+${code}`;
}

/**
 * @param {string} text
 * @returns {(Text | HTMLElement)[]} nodes whose text is exactly that text
 */
export function makeVisible(text) {
  const nodes = [];
  let end = 0;
  for (const { 0: character, index } of text.matchAll(HIDDEN)) {
    if (index > end) nodes.push(new Text(text.slice(end, index)));
    const sign = makeElement("span", { className: "sign", text: character });
    sign.dataset["name"] = nameCharacter(character);
    nodes.push(sign);
    end = index + character.length;
  }
  if (end < text.length) nodes.push(new Text(text.slice(end)));
  return nodes;
}

/**
 * @param {string} text
 * @param {number} most in UTF-16 units
 * @returns {string} the beginning of the text, without half a character at its end
 */
export function cutText(text, most) {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  const half = last >= 0xd800 && last < 0xdc00;
  return text.slice(0, half ? most - 1 : most);
}

/**
 * @param {string} text
 * @returns {number} of characters as a reader counts them: code points
 */
export function countCharacters(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/**
 * @param {string} text
 * @param {string} shown its beginning
 * @returns {string} "… and 12,000 more characters", or "" if nothing is left out
 */
export function sayRest(text, shown) {
  if (text.length === shown.length) return "";
  const count = countCharacters(text.slice(shown.length));
  return `… and ${count.toLocaleString("en")} more ${count === 1 ? "character" : "characters"}`;
}

/**
 * @param {string} text
 * @param {number} most in UTF-16 units
 * @returns {(Text | HTMLElement)[]} its beginning, with nothing hidden, and how much is left out
 */
export function makeShort(text, most) {
  const shown = cutText(text, most);
  const rest = sayRest(text, shown);
  const more = makeElement("span", { className: "part-rest", text: ` ${rest}` });
  return rest ? [...makeVisible(shown), more] : makeVisible(shown);
}
