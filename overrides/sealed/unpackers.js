/**
 * The engine frame's part of unpacking: a worker for each large file, which waits for it already.
 *
 * @module unpackers
 */
import { addressScript, startBlobWorker } from "./blob-worker.js";
import { BROTLI } from "./packing.js";

/** @import { Content, Part, ToUnpacker, Unpacked } from "./protocol.js" */

/** Files of the runtime themselves: the script of these workers, and the library that they use. */
const SCRIPT = "unpacker.js";
const DECOMPRESSOR = "unpacker.wasm";

/** A worker for one file. @typedef {{ tell: (message: ToUnpacker) => void, finish: () => Promise<Content> }} Unpacker */

/**
 * @param {string} address of the workers' script
 * @returns {Unpacker}
 */
function startUnpacker(address) {
  /** @type {(unpacked: Unpacked) => void} */
  let resolve = () => {};
  /** @type {Promise<Unpacked>} */
  const answer = new Promise((settle) => (resolve = settle));
  const fail = () => resolve({ failure: "Python's files could not be unpacked." });
  const worker = startBlobWorker(address, ({ data }) => resolve(data), fail);
  const tell = (/** @type {ToUnpacker} */ message) => worker.postMessage(message);
  const finish = async () => {
    tell({ kind: "whole" });
    const unpacked = await answer;
    worker.terminate();
    if ("failure" in unpacked) throw new Error(unpacked.failure);
    return unpacked.content;
  };
  return { tell, finish };
}

export class Unpackers {
  /** What takes the files that unpacking itself needs. @type {Map<string, (bytes: ArrayBuffer) => void>} */
  #hands = new Map();
  /** By the names of their files, once they have what they need. */
  #started;

  /** @param {string[]} names of the files that come, as served */
  constructor(names) {
    const packed = names.filter((name) => name.endsWith(BROTLI));
    // They start as soon as their script is here, whether their files are or not.
    const starting = this.#expect(SCRIPT).then((script) => {
      const address = addressScript(script);
      return packed.map((name) => /** @type {const} */ ([name, startUnpacker(address)]));
    });
    const compiling = this.#expect(DECOMPRESSOR).then((bytes) => WebAssembly.compile(bytes));
    this.#started = Promise.all([starting, compiling]).then(([started, decompressor]) => {
      for (const [name, { tell }] of started) tell({ kind: "packed", name, decompressor });
      return new Map(started);
    });
    this.#started.catch(() => {}); // whoever unpacks hears of it
  }

  /**
   * @param {string} name
   * @returns {Promise<ArrayBuffer>}
   */
  #expect(name) {
    return new Promise((resolve) => this.#hands.set(name, resolve));
  }

  /**
   * @param {string} name of a file, without the packing's ending
   * @param {ArrayBuffer} bytes
   * @returns {boolean} whether it is for unpacking itself, and was taken
   */
  take(name, bytes) {
    const hand = this.#hands.get(name);
    hand?.(bytes);
    return hand !== undefined;
  }

  /**
   * Unpack a part ahead of the whole. What comes of it is handed out when the whole was checked.
   *
   * @param {Part} part of any file; one that is not for unpacking is passed over
   */
  feed({ name, bytes }) {
    this.#started.then((started) => started.get(name)?.tell({ kind: "part", bytes })).catch(() => {});
  }

  /**
   * @param {string} name of a file as served, of which every part was fed and the whole was checked
   * @returns {Promise<Content>}
   * @throws {Error} with words for a reader
   */
  async finish(name) {
    const unpacker = (await this.#started).get(name);
    if (!unpacker) throw new Error(`The file ${name} was not said to come.`);
    return unpacker.finish();
  }
}
