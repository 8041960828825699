/**
 * Saving a result as a file. Only the frames of forms that may save do it; the
 * browser refuses it to all others.
 *
 * @module save
 */

/**
 * @param {string} name of the file
 * @param {string} type as `text/csv`
 * @param {string} text
 */
export function saveText(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads it after the click; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
