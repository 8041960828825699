/**
 * Workers of the engine frame: their scripts are files of the runtime, and come as bytes.
 *
 * @module blob-worker
 */

/** @import { Content } from "./protocol.js" */

/**
 * @param {ArrayBuffer} script
 * @returns {string} an address for it
 */
export function addressScript(script) {
  return URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
}

/**
 * @param {string} address of the script
 * @param {(event: MessageEvent) => void} hear
 * @param {() => void} fail
 * @returns {Worker}
 */
export function startBlobWorker(address, hear, fail) {
  const worker = new Worker(address);
  worker.addEventListener("message", hear);
  // A worker whose script fails never posts a message; only this event tells.
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    fail();
  });
  return worker;
}

/**
 * @param {Content} [content]
 * @returns {Transferable[]} what of it goes over without a copy; compiled code is shared anyway
 */
export function listTransfers(content) {
  return content instanceof ArrayBuffer ? [content] : [];
}
