/**
 * Params as rows of names and values, and as JSON text.
 *
 * Numbers stay as they were typed: a value goes into the JSON as its text, never
 * as a number of JavaScript, which could change its digits.
 *
 * @module flat-json
 */
import { Refusal } from "../widget.js";

/**
 * A row; `raw` says that the value is JSON and not a text.
 * @typedef {{ name: string, value: string, raw: boolean }} Row
 */

/** More rows than these nobody reads; JSON text suits such params better. */
const MOST_ROWS = 100;

const STRING = /"(?:[^"\\]|\\.)*"/g;

/** @param {string} text */
function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {Row} row
 * @param {number} number of the row, from 1
 * @returns {string} as it stands in JSON
 */
function writeRow({ name, value, raw }, number) {
  if (!name) throw new Refusal("params", `has a value without a name in row ${number}`);
  if (raw && !isJson(value)) {
    throw new Refusal("params", `has a value in row ${number} that is ticked as JSON and is none`);
  }
  return `${JSON.stringify(name)}: ${raw ? value.trim() : JSON.stringify(value)}`;
}

/**
 * @param {Row[]} rows
 * @returns {string} an object as JSON text, or "" when every row is blank
 * @throws {Refusal} naming a row that cannot be written
 */
export function writeRows(rows) {
  const lines = rows.flatMap((row, index) =>
    row.name || row.value ? [writeRow(row, index + 1)] : [],
  );
  return lines.length === 0 ? "" : `{\n  ${lines.join(",\n  ")}\n}`;
}

/**
 * @param {unknown} value
 * @returns {string} why it cannot be rows, or ""
 */
function findObstacle(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "it is not an object";
  const values = Object.values(value);
  if (values.length > MOST_ROWS) return `it has more than ${MOST_ROWS} names`;
  if (values.some((each) => typeof each !== "string")) return "not all of its values are texts";
  const texts = Object.entries(value).flat();
  if (texts.some((each) => /[\r\n]/.test(each))) return "a text in it has a line break";
  return "";
}

/**
 * @param {string} json
 * @returns {{ rows: Row[] } | { why: string }} rows, if it is a flat object of texts
 */
export function readRows(json) {
  if (!json.trim()) return { rows: [] };
  if (!isJson(json)) return { why: "it is not JSON" };
  const value = JSON.parse(json);
  const why = findObstacle(value);
  if (why) return { why };
  // All that a flat object of texts has is strings, name and value by turns.
  const texts = (json.match(STRING) ?? []).map((text) => String(JSON.parse(text)));
  if (texts.length !== 2 * Object.keys(value).length) return { why: "it has a name twice" };
  const names = texts.filter((_, index) => index % 2 === 0);
  return { rows: names.map((name, index) => ({ name, value: texts[2 * index + 1] ?? "", raw: false })) };
}
