/**
 * The engine frame's part of unpacking: a worker for each large file, which waits for it already.
 *
 * @module unpackers
 */
import { addressScript, startBlobWorker } from "./blob-worker.js";
import { BROTLI } from "./packing.js";

/** @import { Content, File, Unpacked } from "./protocol.js" */

/** The script of these workers, which is a file of the runtime itself. */
export const UNPACKER = "unpacker.js";

/**
 * @param {string} address of the workers' script
 * @returns {(file: File) => Promise<Content>} unpacks one file, and then no other
 */
function startUnpacker(address) {
  /** @type {(unpacked: Unpacked) => void} */
  let resolve = () => {};
  /** @type {Promise<Unpacked>} */
  const answer = new Promise((settle) => (resolve = settle));
  const fail = () => resolve({ failure: "Python's files could not be unpacked." });
  const worker = startBlobWorker(address, ({ data }) => resolve(data), fail);
  return async (file) => {
    worker.postMessage(file, [file.bytes]);
    const unpacked = await answer;
    worker.terminate();
    if ("failure" in unpacked) throw new Error(unpacked.failure);
    return unpacked.content;
  };
}

export class Unpackers {
  /** @type {(script: ArrayBuffer) => void} */
  #hand = () => {};
  #started;

  /** @param {string[]} names of the files that come, as served */
  constructor(names) {
    /** @type {Promise<ArrayBuffer>} */
    const script = new Promise((resolve) => (this.#hand = resolve));
    this.#started = script.then((bytes) => {
      const address = addressScript(bytes);
      const packed = names.filter((name) => name.endsWith(BROTLI));
      return new Map(packed.map((name) => [name, startUnpacker(address)]));
    });
  }

  /** @param {ArrayBuffer} script of the workers: they start now, whether their files are here or not */
  start(script) {
    this.#hand(script);
  }

  /**
   * @param {File} file as served
   * @returns {Promise<Content>} once the workers have their script
   * @throws {Error} with words for a reader
   */
  async unpack(file) {
    const unpack = (await this.#started).get(file.name);
    if (!unpack) throw new Error(`The file ${file.name} was not said to come.`);
    return unpack(file);
  }
}
