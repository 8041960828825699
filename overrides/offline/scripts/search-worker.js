/**
 * The theme's search runs in a worker, and a page that was opened from a folder may start none
 * from a file. It may start one from text: this script holds the worker's, put in by the build.
 *
 * @module search-worker
 */

/** @type {string} put in by the build */
const TEXT = SEARCH_WORKER;

if (location.protocol === "file:") {
  const trust = globalThis.trustedTypes?.createPolicy("search-worker", { createScriptURL: (address) => address });
  const Known = globalThis.Worker;
  globalThis.Worker = class extends Known {
    /**
     * @param {string | URL} address
     * @param {WorkerOptions} [options]
     */
    constructor(address, options) {
      const asked = String(address);
      if (!asked.includes("/workers/search.")) super(address, options);
      else {
        const own = URL.createObjectURL(new Blob([TEXT], { type: "text/javascript" }));
        super(trust ? trust.createScriptURL(own) : own, options);
      }
    }
  };
}
