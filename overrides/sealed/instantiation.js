/**
 * Pyodide's WebAssembly, which comes compiled.
 *
 * @module instantiation
 */
import { putTables } from "../snapshot/memory.js";

/**
 * From now on, whatever is to be compiled from a response is this module instead.
 *
 * Pyodide only warns of a module that the browser refuses to make, and would then wait for it
 * without end. Whoever starts it can wait for this as well.
 *
 * @param {Promise<WebAssembly.Module>} compiled
 * @param {ArrayBuffer} [tables] that it has to have from the start
 * @returns {Promise<never>} fails with the browser's reason
 */
export function giveModule(compiled, tables) {
  return new Promise((_, reject) => {
    const instantiateStreaming = async (/** @type {unknown} */ _response, /** @type {WebAssembly.Imports} */ imports) => {
      try {
        const module = await compiled;
        const instance = await WebAssembly.instantiate(module, imports);
        const { buffer } = /** @type {WebAssembly.Memory} */ (instance.exports["memory"]);
        if (tables) putTables(new Uint8Array(buffer), new Uint8Array(tables));
        return { module, instance };
      } catch (error) {
        reject(error);
        throw error;
      }
    };
    Object.assign(WebAssembly, { instantiateStreaming });
  });
}
