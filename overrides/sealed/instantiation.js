/**
 * Pyodide's WebAssembly, which comes compiled.
 *
 * @module instantiation
 */

/**
 * From now on, whatever is to be compiled from a response is this module instead.
 *
 * Pyodide only warns of a module that the browser refuses to make, and would then wait for it
 * without end. Whoever starts it can wait for this as well.
 *
 * @param {Promise<WebAssembly.Module>} compiled
 * @returns {Promise<never>} fails with the browser's reason
 */
export function giveModule(compiled) {
  return new Promise((_, reject) => {
    const instantiateStreaming = async (/** @type {unknown} */ _response, /** @type {WebAssembly.Imports} */ imports) => {
      try {
        const module = await compiled;
        return { module, instance: await WebAssembly.instantiate(module, imports) };
      } catch (error) {
        reject(error);
        throw error;
      }
    };
    Object.assign(WebAssembly, { instantiateStreaming });
  });
}
