/**
 * Why a file could not be had, in words for a reader, as far as a browser lets a page tell.
 *
 * @module trouble
 */

/** A file could not be had; the message is for a reader. */
export class DownloadError extends Error {}

/** A file came, but not as the build made it: the browser may keep it so. */
export class ContentError extends DownloadError {}

export const OFFLINE = "This device is offline.";
const SILENT = "The site does not answer. Is the network there?";
const HELD_BACK =
  "The site itself answers, so something holds this file back: an ad blocker, another extension or a filter in the network. Allow it for this site.";
const AGAIN = "The site itself answers: try again.";
const RENEWED = "The guide may have been renewed since you opened it: if it stays so, reload the page.";
const NOT_UNPACKED = "is not in this folder. Unpack the whole zip, and open the page from there.";
const PORTAL = "Does this network ask you to sign in first? It sent a page of its own in place of";

const NO_MEMORY = "The browser has no memory left for Python. Close other tabs or programs, then try again.";

/** @returns {Promise<boolean>} whether the site gives any answer, past every cache */
async function doesSiteAnswer() {
  try {
    await fetch(location.href, { method: "HEAD", cache: "no-store" });
    return true;
  } catch {
    return false;
  }
}

/**
 * A page learns no more of a failed request than that it failed; what else fails tells the rest.
 *
 * @param {string} otherwise what it means when the site does answer
 * @returns {Promise<string>}
 */
async function explainSilence(otherwise) {
  // What the browser believes is offline for sure; what it takes for online need not be.
  if (!navigator.onLine) return OFFLINE;
  return (await doesSiteAnswer()) ? otherwise : SILENT;
}

/**
 * @param {string} name of a file whose request failed
 * @returns {Promise<DownloadError>}
 */
export async function explainRefusal(name) {
  return new DownloadError(`The file ${name} could not be loaded. ${await explainSilence(HELD_BACK)}`);
}

/**
 * @param {string} name of a file that the site does not have
 * @param {number} status of the answer
 * @returns {DownloadError}
 */
export function explainStatus(name, status) {
  if (location.protocol === "file:") return new DownloadError(`The file ${name} ${NOT_UNPACKED}`);
  const words = `The file ${name} could not be loaded (HTTP ${status}).`;
  return new DownloadError(status === 404 || status === 410 ? `${words} ${RENEWED}` : words);
}

/**
 * @param {string} name of a file that began to come
 * @param {unknown} error
 * @returns {Promise<DownloadError>}
 */
export async function explainBreak(name, error) {
  if (error instanceof RangeError) return new DownloadError(NO_MEMORY);
  return new DownloadError(`The file ${name} broke off on the way. ${await explainSilence(AGAIN)}`);
}

/**
 * @param {string} name of a file that came to its end, but not as the build made it
 * @param {Response} response
 * @param {boolean} whole whether at least its length is right, or longer
 * @returns {ContentError}
 */
export function explainContent(name, response, whole) {
  const type = response.headers.get("Content-Type") ?? "";
  if (type.startsWith("text/html")) return new ContentError(`${PORTAL} ${name}.`);
  if (!whole) return new ContentError(`The file ${name} did not arrive whole.`);
  return new ContentError(`The file ${name} is not the one this page was built with. It was not run.`);
}
