/**
 * Files of the runtime that come in parts.
 *
 * @module parts
 */

/** @import { Part } from "./protocol.js" */

export class Parts {
  /** By the names of their files as served, in their order. @type {Map<string, Part["bytes"][]>} */
  #parts = new Map();

  /** @param {Part} part */
  add({ name, bytes }) {
    const parts = this.#parts.get(name);
    if (parts) parts.push(bytes);
    else this.#parts.set(name, [bytes]);
  }

  /**
   * Put a file together, and keep its parts no longer.
   *
   * @param {string} name
   * @returns {ArrayBuffer} empty if nothing of it has come
   */
  join(name) {
    const parts = this.#parts.get(name) ?? [];
    this.#parts.delete(name);
    const whole = new Uint8Array(parts.reduce((size, { byteLength }) => size + byteLength, 0));
    let size = 0;
    for (const part of parts) {
      whole.set(part, size);
      size += part.byteLength;
    }
    return whole.buffer;
  }
}
