/**
 * Whether the reader's line is dear or slow: then nothing large is loaded unasked.
 *
 * @module data-saving
 */

/** What some browsers tell of the line. @typedef {{ saveData?: boolean, effectiveType?: string }} Line */

const FAST = "4g";

/** @returns {boolean} false where the browser does not tell */
export function savesData() {
  const { connection } = /** @type {{ connection?: Line }} */ (navigator);
  if (!connection) return false;
  return connection.saveData === true || (connection.effectiveType ?? FAST) !== FAST;
}
