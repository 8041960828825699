/**
 * Where the runtime lies and how large it is, as the build wrote it into the page.
 *
 * @module runtime
 */

import { nameFile, openFile } from "./download.js";
import { requestFile } from "./file-source.js";
import { explainContent } from "./trouble.js";

/** @import { Choices } from "./address-settings.js" */

/**
 * What a widget's frame is called, whether it may save a file, and which settings of it the
 * address may hold.
 * @typedef {{ title: string, saves: boolean, settings: Record<string, Choices> }} Form
 */

/**
 * A file that the engine needs: its size in bytes as served, and its address within the base. One
 * that `unpacks` is needed for others alone: for those that the browser may have kept `unpacked`,
 * under an address that no host has.
 * @typedef {{ size: number, address: string, unpacks?: boolean, unpacked?: { address: string } }} RuntimeFile
 */

/**
 * The document of a frame, with its hash.
 * @typedef {{ integrity: string, address: string }} Frame
 */

/**
 * Every start loads `files`; `rest` is for what they do not suffice for.
 *
 * @typedef {{ base: URL, files: Record<string, RuntimeFile>, rest: Record<string, RuntimeFile>,
 *   frames: Record<string, Frame>, forms: Record<string, Form> }} Runtime
 */

/**
 * @param {Document} page
 * @returns {Runtime}
 * @throws {Error} when the page was built without a runtime
 */
export function readRuntime(page) {
  const element = page.getElementById("tutorial-runtime");
  if (!element?.textContent) throw new Error("the page names no runtime");
  const { files, rest, frames, forms } = JSON.parse(element.textContent);
  // Resolved once, on the first page: instant navigation changes the address, not this.
  return { base: new URL(element.dataset["base"] ?? "", page.baseURI), files, rest, frames, forms };
}

/**
 * @param {Record<string, RuntimeFile>} files
 * @returns {number} bytes
 */
export function sumSizes(files) {
  return Object.values(files).reduce((sum, { size }) => sum + size, 0);
}

/**
 * @param {Runtime} runtime
 * @param {string} role `engine` or a widget's name
 * @param {RequestInit} options
 * @returns {Promise<string>} the document of a frame
 * @throws {DownloadError} when it cannot be had or is not the one this page was built with
 */
export async function fetchFrame({ base, frames }, role, options) {
  const frame = frames[role];
  if (!frame) throw new Error(`the page knows no frame ${role}`);
  const address = new URL(frame.address, base);
  try {
    const response = await requestFile(address, { ...options, integrity: frame.integrity });
    if (response.ok) return await response.text();
  } catch (error) {
    if (options.signal?.aborted) throw error;
  }
  // A browser tells a script no difference between a file that did not come and one that is
  // refused for its content. Asked for without its hash, only the first fails.
  const response = await openFile(address, { ...options, cache: "reload" });
  throw explainContent(nameFile(address), response, true);
}
